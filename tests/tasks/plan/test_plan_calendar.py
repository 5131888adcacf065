"""The communication calendar: planned on a day or in a week, done, evidence of its action."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from models.common.history import Event
from models.law.common.errors import WeerbaarError
from models.plan.plan_forms import CalendarDoneForm, CalendarForm
from portal.cli import REFUSED, run
from tasks.acts.plan_sources import EVIDENCE
from tasks.plan import plan_calendar
from tasks.plan.plan_calendar import list_items
from tasks.plan.plan_overview import plan_of_year
from tasks.register.organisation_history import CHAIN
from tasks.register.resources import reading
from tests.builders.round_builder import at, fill_organisation

LATER = at(date(2025, 2, 1))
ITEM = {
    "municipality": "Alverlo",
    "planned": "2024-W37",
    "channel": "newspaper",
    "audience": "residents",
    "what": "Zo herkent u mensenhandel",
    "action": "20",
    "on": "2024-01-10",
    "by": "COM1",
}


def add(**values: Any) -> str:
    """Put an item in the calendar; what it says."""
    return plan_calendar.add_item(CalendarForm.model_validate(ITEM | values), LATER)


def finish(reference: str, on: str = "2024-09-11", by: str = "COM1") -> str:
    """Tick an item off; what it says."""
    form = CalendarDoneForm.model_validate({"reference": reference, "on": on, "by": by})
    return plan_calendar.finish_item(form, LATER)


def events() -> list[str]:
    """What the history tells."""
    with reading() as session:
        rows = session.exec(select(Event).order_by(col(Event.id)))
        return [event.what for event in rows if event.chain != CHAIN]


def evidence() -> list[str]:
    """The evidence of action 20 in Alverlo."""
    return [
        item.words for item in plan_of_year(2024, evidence=EVIDENCE).actions[19].parts[0].evidence
    ]


def test_an_item_is_planned_once_and_brought_up_to_date(any_register: str) -> None:
    """Numbered per municipality and year; another subject is another item."""
    assert any_register
    fill_organisation()
    assert add() == (
        "ALV-KAL-2024-001 staat in de kalender: krant voor inwoners, week 37 van 2024."
    )
    assert "stond al zo in de kalender" in add()
    assert "is bijgewerkt: krant voor jongeren" in add(audience="youth")
    assert add(what="Iets anders", planned="2024-09-12").startswith("ALV-KAL-2024-002")
    assert add(municipality="Lindewaarde").startswith("LIN-KAL-2024-001")
    assert add(planned="2025-01-06", action=None).startswith("ALV-KAL-2025-001")

    assert [(line.when, line.planned_on) for line in list_items("9001", 2024)] == [
        ("week 37 van 2024", date(2024, 9, 9)),
        ("12 september 2024", date(2024, 9, 12)),
    ]
    assert {line.along for line in list_items("9001", 2024)} == {"krant (Alverpost)"}
    assert len(events()) == 5


def test_what_was_done_is_evidence_of_its_action(any_register: str) -> None:
    """Not before; another day replaces, the same twice is once."""
    assert any_register
    fill_organisation()
    add()
    assert evidence() == []
    assert finish("ALV-KAL-2024-001") == "ALV-KAL-2024-001 is gedaan op 11 september 2024."
    assert "was al zo vastgelegd" in finish("ALV-KAL-2024-001")
    finish("ALV-KAL-2024-001", on="2024-09-12")

    assert evidence() == ["krant: Zo herkent u mensenhandel"]
    assert list_items("9001", 2024)[0].done_on == date(2024, 9, 12)
    assert len(events()) == 3


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"planned": "2024-W53"}, "Gepland op: deze dag of week bestaat niet"),
        ({"planned": "2024-02-30"}, "Gepland op: deze dag of week bestaat niet"),
        ({"planned": "in mei"}, "Gepland op: dit heeft niet de juiste vorm"),
        ({"action": "22"}, "Actie 22 staat niet in het actieplan van 2024"),
        ({"planned": "2026-01-05"}, "geen actieplan van Alverlo van kracht"),
        ({"on": "2025-02-02"}, "ligt in de toekomst"),
        ({"by": "BGM"}, "de voortgang van het actieplan vastleggen vraagt de rol"),
        ({"channel": "duif"}, "Kanaal: kies een van: website"),
    ],
)
def test_a_fault_is_one_dutch_sentence_and_writes_nothing(
    register: Path, values: dict[str, Any], words: str
) -> None:
    assert register
    fill_organisation()
    with pytest.raises(WeerbaarError) as refused:
        add(**values)

    assert words in str(refused.value)
    assert events() == []


def test_only_what_is_planned_can_be_done(register: Path) -> None:
    """By who may, and not in the future."""
    assert register
    fill_organisation()
    with pytest.raises(WeerbaarError, match="ALV-KAL-2024-001 staat niet in de kalender"):
        finish("ALV-KAL-2024-001")
    add()
    with pytest.raises(WeerbaarError, match="vraagt de rol"):
        finish("ALV-KAL-2024-001", by="DIV1")
    with pytest.raises(WeerbaarError, match="ligt in de toekomst"):
        finish("ALV-KAL-2024-001", on="2025-02-02")


def test_the_week_that_begins_in_the_old_year_is_of_that_year(register: Path) -> None:
    """Week 1 of 2025 begins on Monday 30 December 2024."""
    assert register
    fill_organisation()
    assert add(planned="2025-W01").startswith("ALV-KAL-2024-001")
    assert list_items("9001", 2024)[0].when == "week 1 van 2025"


def test_the_commands_plan_finish_and_list(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert register
    fill_organisation()
    item = [part for name, value in ITEM.items() for part in (f"--{name}", value)]
    by = ("--on", "2024-09-11", "--by", "COM1")
    assert run(("plan", "calendar", "add", *item)) == 0
    assert run(("plan", "calendar", "done", "ALV-KAL-2024-001", *by)) == 0
    assert run(("plan", "calendar", "done", "Verzonnen Naam", *by)) == REFUSED
    assert "Verzonnen Naam" not in capsys.readouterr().err
    which = ("--year", "2024", "--municipality", "Alverlo")
    assert run(("plan", "calendar", "list", *which)) == 0
    assert "krant" in capsys.readouterr().out
    assert run(("plan", "calendar", "list", *which, "--json")) == 0
    assert json.loads(capsys.readouterr().out)[0]["done_on"] == "2024-09-11"
