"""What became known of a signal later: assessment, owner, urgency, answer; every fault at once."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from models.common.history import Event
from models.law.common.errors import FaultsError, WeerbaarError
from models.signals.signal import Assessment, Signal, SignalUrgency
from tasks.register.resources import reading
from tasks.signals import signal_overview
from tests.builders.round_builder import fill_organisation
from tests.tasks.signals.test_signal_record import SLOT, shown, update
from tests.tasks.signals.test_signals import FIRST, ON, record


@pytest.fixture(name="organisation")
def fixture_organisation(register: Path) -> Path:
    """An organisation and its addresses."""
    fill_organisation()
    return register


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"urgency": "high"}, "Urgentie: spoed."),
        ({"assessment": "outside"}, "Eerste beoordeling: buiten de gemeentelijke taak."),
        ({"owner": "JUR1"}, "Behandelaar: JUR1."),
        ({"answered": True}, "De melder heeft antwoord."),
    ],
)
def test_an_update_twice_is_once(any_register: str, changes: dict[str, Any], words: str) -> None:
    """On both databases; the second day of the same assessment or answer changes nothing."""
    assert any_register
    fill_organisation()
    record("reporting_point", is_anonymous=False)

    assert update(**changes) == (words,)
    assert update(date(2026, 1, 16), **changes) == ()
    with reading() as session:
        said = session.exec(select(Event.what).where(col(Event.chain) == FIRST)).all()
    assert said.count(words) == 1


def test_an_update_keeps_the_day_of_assessment_and_answer(organisation: Path) -> None:
    assert organisation
    record("reporting_point", is_anonymous=False)
    update(assessment="inside", answered=True, urgency="low")
    with reading() as session:
        found = session.exec(select(Signal)).one()

    assert (found.assessment, found.assessed_on) == (Assessment.INSIDE, SLOT)
    assert (found.answered_on, found.urgency) == (SLOT, SignalUrgency.LOW)
    assert signal_overview.list_signals("9002")[0].answer_by is None
    assert shown().answer == "gegeven op 15 januari 2026"


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, ("vul in wat er verandert",)),
        (
            {"answered": True, "visit": "1-1", "owner": "COM1"},
            (
                "owner (wie het doet): deze medewerker behandelt hier geen signalen",
                "een anonieme melder krijgt geen antwoord",
                "visit (bezoek): vul ook control in",
            ),
        ),
    ],
)
def test_an_update_is_refused_with_every_fault(
    organisation: Path, changes: dict[str, Any], faults: tuple[str, ...]
) -> None:
    assert organisation
    record()
    with pytest.raises(FaultsError) as error:
        update(**changes)
    assert error.value.faults == faults


def test_a_step_before_the_receipt_is_refused(organisation: Path) -> None:
    """Both sides of the day."""
    assert organisation
    record()
    with pytest.raises(FaultsError, match="4 januari 2026 ligt voor de ontvangst"):
        update(date(2026, 1, 4), urgency="high")
    assert update(ON, urgency="high") == ("Urgentie: spoed.",)


def test_only_who_handles_signals_updates_them(organisation: Path) -> None:
    assert organisation
    record()
    with pytest.raises(WeerbaarError, match="een signaal vastleggen vraagt de rol"):
        update(by="BGM", urgency="high")
