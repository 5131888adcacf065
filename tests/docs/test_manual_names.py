"""Forms and settings have in the manuals the names that they have."""

import re
from pathlib import Path

import yaml

from tasks.register.resources import Settings

ROOT = Path(__file__).parents[2]


def test_every_form_that_the_manual_names_has_that_name() -> None:
    """The page of the server lists deployments by these names."""
    manual = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
    deployments = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    named = set(re.findall(r"“(\d\d [^”]+)”", manual))
    assert len(named) > 10
    assert named <= {deployment["name"] for deployment in deployments}


def test_the_guide_tells_every_setting_with_its_default() -> None:
    """An empty text is "empty", a list is written as JSON."""
    guide = (ROOT / "docs" / "administration.md").read_text(encoding="utf-8")
    told = dict(
        re.findall(r"^\| `WEERBAAR_([A-Z_]+)` \| (?:`([^`]*)`|empty) \|", guide, re.MULTILINE)
    )
    real = {}
    for name, field in Settings.model_fields.items():
        default = field.default
        text = "[]" if default == () else str(default).removesuffix(".0")
        real[name.upper()] = text.lower() if isinstance(default, bool) else text
    assert told == real
