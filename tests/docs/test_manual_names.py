"""Forms and settings have in the manuals the names that they have."""

import re
from pathlib import Path

import yaml

from portal.web.closure.act_table import ACTS
from portal.web.menu import MENU
from tasks.register.resources import Settings
from tests.docs.manual_pictures import told_pictures

ROOT = Path(__file__).parents[2]


def test_every_form_that_is_named_beside_its_command_has_that_name() -> None:
    """The page of the server lists deployments by these names."""
    manual = (ROOT / "docs" / "opdrachten.md").read_text(encoding="utf-8")
    deployments = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    named = set(re.findall(r"“(\d\d [^”]+)”", manual))
    assert len(named) > 10
    assert named <= {deployment["name"] for deployment in deployments}


def _manual() -> str:
    """The manual of the page, on one line and with straight apostrophes."""
    text = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
    return " ".join(text.replace("’", "'").split())


def test_the_manual_tells_of_every_act_of_a_closure_by_its_title() -> None:
    """What an officer sees on the page of a case, he finds in the manual."""
    titles = {act.title for act in ACTS.values()}
    assert {title for title in titles if title not in _manual()} == set()


def test_the_manual_tells_of_every_part_of_the_menu() -> None:
    """In italics, as it writes what stands on the page."""
    assert [item.label for item in MENU if f"*{item.label}*" not in _manual()] == []


def test_the_manual_asks_nobody_to_type_a_command() -> None:
    """Commands and their options stand in a page of their own."""
    assert re.findall(r"`weerbaar [^`]*`|`--[^`]*`|^    weerbaar .*$", _manual()) == []


def test_every_picture_of_the_manual_is_told_in_a_sentence() -> None:
    """For who cannot see it; and each name is used once."""
    told = told_pictures()
    manual = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
    assert len(told) == manual.count("<!--") > 5
    assert all(len(words) > 40 and words.endswith(".") for words in told.values())


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
