"""Which pictures the manual asks for."""

from collections.abc import Mapping
from pathlib import Path

from docs.site.pictures import PICTURE

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "out" / "pictures"


def told_pictures() -> Mapping[str, str]:
    """What each picture shows, in words, by its name."""
    manual = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
    return dict(PICTURE.findall(manual))
