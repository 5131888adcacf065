"""Planning all municipalities at once: one that cannot be planned stops no other, at any door."""

import logging
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.common.municipality import Municipality
from models.control.control_round import ControlRound
from models.law.control.control_cycle import RoundKind
from portal.cli import run
from tasks.acts.done import PartlyDoneError
from tasks.acts.morning_acts import hold_morning
from tasks.acts.planning_act import plan_control_rounds
from tasks.control.round_overview import list_rounds
from tasks.register.resources import transaction
from tests.builders.case_builder import at, fill_register

DAY = date(2026, 7, 30)
FAILED = "Deze controles zijn niet gepland: gemeente 9001 nummer 24."


@pytest.fixture(name="taken")
def fixture_taken(register: Path) -> Path:
    """The number of a round of Alverlo is taken by a row that is not its own."""
    fill_register()
    row = ControlRound(
        reference="ALV-CON-024",
        municipality_code="9999",
        number=24,
        kind=RoundKind.DOR,
        slot_on=DAY,
        planned_on=DAY,
        why="verzonnen",
        made_on=DAY,
    )
    with transaction() as session:
        values = {"code": "9999", "name": "Alververzonnen", "folder": "verzonnen"}
        session.add(Municipality(**values, abbreviation="DVZ"))
        session.flush()
        session.add(row)
    return register


def test_the_act_plans_the_others_and_says_which_failed(
    taken: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The error holds what was done; why it failed goes to the log alone."""
    assert taken
    with caplog.at_level(logging.CRITICAL), pytest.raises(PartlyDoneError) as failed:
        plan_control_rounds(DAY, at(DAY))

    assert str(failed.value) == FAILED
    assert failed.value.said[0].startswith("Controle LIN-CON-023 is gepland op ")
    assert [line.reference for line in list_rounds()] == ["LIN-CON-023", "ALV-CON-024"]


def test_the_command_says_both_and_shows_no_traceback(
    taken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was planned on the one stream, what was not on the other."""
    assert taken
    assert run(["round", "plan", "--on", DAY.isoformat()]) == 2
    printed = capsys.readouterr()

    assert "Controle LIN-CON-023 is gepland op " in printed.out
    assert printed.err == f"{FAILED}\n"


def test_the_planning_and_the_morning_name_a_municipality_without_a_folder(
    taken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one sentence, while the others are done; one that has its folder is not named."""
    assert taken
    warning = (
        "Let op: de map van gemeente Alververzonnen is niet gevonden, dus wat van haar eigen "
        "beleid afhangt blijft liggen; noem de plaats ervan in WEERBAAR_MUNICIPALITIES."
    )
    assert run(["round", "plan", "--on", DAY.isoformat()]) == 2
    planned = capsys.readouterr().out.splitlines()

    assert planned[0].startswith("Controle LIN-CON-023 is gepland op ")
    assert planned[-1] == warning
    assert hold_morning(DAY, at(DAY)).said[-1] == warning

    with transaction() as session:
        session.delete(session.exec(select(ControlRound).where(ControlRound.number == 24)).one())
        session.delete(session.get_one(Municipality, "9999"))
    said = (*plan_control_rounds(DAY, at(DAY)).said, *hold_morning(DAY, at(DAY)).said)
    assert [sentence for sentence in said if "Let op" in sentence] == []
