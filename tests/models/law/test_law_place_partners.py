"""Which partners a place needs, as a table that an officer can read."""

import csv
from datetime import date
from pathlib import Path

import pytest

from models.law.place_score import Label
from models.law.round_clearance import Participant
from models.municipality import PartnerKind
from tasks.round_needs import guests_asked, in_words, read, stored
from tasks.round_policies import place_partners

ON = date(2026, 1, 15)
with (Path(__file__).parent / "plek-partners.csv").open(encoding="utf-8") as table:
    ROWS = list(csv.DictReader(table, delimiter=";"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['label']}-{row['sbi']}")
def test_a_place_needs_the_partners_of_its_label_and_activity(row: dict[str, str]) -> None:
    """Each partner once, with the first reason; codes beside a listed one need nobody more."""
    found = place_partners(ON).needed(Label(row["label"]), row["sbi"])
    wanted = {
        partner: row[PartnerKind(partner.value).label]
        for partner in Participant
        if row[PartnerKind(partner.value).label]
    }

    assert {need.partner: need.why for need in found} == wanted
    assert read(stored(found)) == found


def test_a_red_place_needs_several_partners() -> None:
    """Whatever the business does (plan 2024, chapter 3 ad 2)."""
    assert len(place_partners(ON).needed(Label.RED, "99")) > 2


def test_the_needs_are_told_in_dutch() -> None:
    """And who comes on request is asked for, with the number of places."""
    texts = [stored(place_partners(ON).needed(Label.WHITE, sbi)) for sbi in ("52109", "4635", "56")]

    assert in_words(texts[0]) == ("eigen afdeling (elk bezoek)", "Douane (activiteit 52109)")
    assert guests_asked(texts) == "Ook nodig, en alleen op verzoek: Douane (2 plekken)."
    assert guests_asked(texts[2:]) == ""
