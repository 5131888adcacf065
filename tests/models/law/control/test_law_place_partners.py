"""Which partners a place needs, as a table that an officer can read."""

import csv
from datetime import date
from pathlib import Path

import pytest

from models.law.common.business_labels import Label
from models.law.control.control_cycle import RoundKind, Theme
from models.law.control.round_clearance import PARTICIPANTS
from tasks.control.round_needs import guests_asked, in_words, read, stored
from tasks.control.round_policies import place_partners, themes

ON = date(2026, 1, 15)
with (Path(__file__).parent / "plek-partners.csv").open(encoding="utf-8") as table:
    ROWS = list(csv.DictReader(table, delimiter=";"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['label']}-{row['sbi']}")
def test_a_place_needs_the_partners_of_its_label_and_activity(row: dict[str, str]) -> None:
    """Each partner once, with the first reason; codes beside a listed one need nobody more."""
    found = place_partners("9002", ON).needed(Label(row["label"]), row["sbi"])
    wanted = {partner: row[partner.label] for partner in PARTICIPANTS if row[partner.label]}

    assert {need.partner: need.why for need in found} == wanted
    assert read(stored(found)) == found


def test_a_red_place_needs_several_partners() -> None:
    """Whatever the business does (plan 2024, chapter 3 ad 2)."""
    assert len(place_partners("9002", ON).needed(Label.RED, "99")) > 2


@pytest.mark.parametrize(
    ("kind", "theme", "sbi", "is_of"),
    [
        (RoundKind.DOR, None, "47793", True),
        (RoundKind.DOR, None, "47780", False),
        (RoundKind.DOR, None, "46710", True),
        (RoundKind.DOR, None, "46600", False),
        (RoundKind.THEME, Theme.HOSPITALITY, "56101", True),
        (RoundKind.ACTION_WEEK, Theme.HOSPITALITY, "57000", False),
        (RoundKind.WHITE_SPOTS, None, "56101", False),
    ],
)
def test_what_a_round_is_about(
    kind: RoundKind,
    theme: Theme | None,
    sbi: str,
    is_of: bool,  # noqa: FBT001
) -> None:
    """Dealers in a DOR control, the theme where there is one; codes beside a listed one not."""
    assert themes("9002", ON).is_of(kind, theme, sbi, "") is is_of


def test_the_needs_are_told_in_dutch() -> None:
    """And who comes on request is asked for, with the number of places."""
    texts = [
        stored(place_partners("9002", ON).needed(Label.WHITE, sbi))
        for sbi in ("52109", "4635", "56")
    ]

    assert in_words(texts[0]) == ("eigen afdeling (elk bezoek)", "Douane (activiteit 52109)")
    assert guests_asked(texts) == "Ook nodig, en alleen op verzoek: Douane (2 plekken)."
    assert guests_asked(texts[2:]) == ""
