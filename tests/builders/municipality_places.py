"""Folders of municipalities that a test makes for itself."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tasks.register import resources
from tests.builders.case_builder import EXAMPLE

ALIKE = {
    "westeroord": ("9101", "Westeroord", "WEO"),
    "westerland": ("9102", "Westerland", "WEL"),
    "de-bult": ("9103", "De Bult", "DB"),
}
"""Three of which the names begin alike, or have a space: CBS code, name and abbreviation."""


def copy_folder(place: Path, folder: str, code: str, name: str, abbreviation: str) -> Path:
    """The folder of Lindewaarde under another name, without its plan."""
    path = place / folder
    shutil.copytree(EXAMPLE / "municipalities" / "lindewaarde", path)
    for file in path.glob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace("Lindewaarde", name)
        file.write_text(text, encoding="utf-8")
    facts = (path / "municipality.yaml").read_text(encoding="utf-8")
    facts = re.sub(r"code: .*", f'code: "{code}"', facts)
    facts = re.sub(r"abbreviation: .*", f"abbreviation: {abbreviation}", facts)
    facts = re.sub(r"shares_plans: .*\n", "", facts)
    (path / "municipality.yaml").write_text(facts, encoding="utf-8")
    return path


def alike_folders(place: Path) -> Path:
    """The three that are alike, in one place."""
    place.mkdir(parents=True, exist_ok=True)
    for folder, (code, name, abbreviation) in ALIKE.items():
        copy_folder(place, folder, code, name, abbreviation)
    return place


@contextmanager
def a_warning_is_a_step_in_lindewaarde(place: Path) -> Iterator[None]:
    """Lindewaarde has a policy in which no heavier measure comes without a warning."""
    shutil.copytree(EXAMPLE / "municipalities", place)
    matrix = place / "lindewaarde" / "sanctions.yaml"
    words = matrix.read_text(encoding="utf-8")
    assert words.count("\nlookback_years:") == 1
    changed = words.replace("\nlookback_years:", "\nwarning_is_a_step: true\nlookback_years:")
    matrix.write_text(changed, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEERBAAR_MUNICIPALITIES", str(place))
        resources.settings.cache_clear()
        yield
    resources.settings.cache_clear()
