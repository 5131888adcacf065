"""What is due of controls and signals: told once for each thing and rung, to who handles it."""

from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.common.message import OutgoingMessage
from models.common.municipality import Officer, OfficerRole
from models.control.round_forms import InviteForm, VisitForm
from models.law.common.roles import Role
from models.signals.signal import Signal
from tasks.acts.linked_signals import DESK
from tasks.acts.morning_acts import watch_cycle
from tasks.control import invitations, visits
from tasks.register.resources import reading, transaction
from tests.builders.round_builder import (
    at,
    fill_businesses,
    fill_organisation,
    hold,
    plan_on,
    row,
    visit_all,
)
from tests.tasks.signals.test_signals import record

ROUND = "LIN-CON-018"
PLANNED_ON = date(2026, 1, 5)
HELD_ON = date(2026, 1, 15)
DUE_ON = date(2026, 2, 12)
FOLLOW_UP = f"{ROUND}: vervolg (waarschuwing) op plek 1-1"
HANDLER = "zaak1@gemeente.invalid"


@pytest.fixture(name="planned")
def fixture_planned(any_register: str, tmp_path: Path) -> None:
    """Round 18 of Lindewaarde with one place, on both databases."""
    assert any_register
    fill_organisation()
    fill_businesses(tmp_path, [row(1)])
    assert ROUND in plan_on(PLANNED_ON)


def watch(on: date) -> int:
    """The morning of a day; how many mails are new."""
    outcome = watch_cycle(on, at(on))
    assert outcome.failed == ()
    return outcome.mails


def subjects() -> list[str]:
    """The subject of every mail to an officer, oldest first."""
    with reading() as session:
        rows = session.exec(select(OutgoingMessage).order_by(col(OutgoingMessage.id))).all()
    mails = [message_from_bytes(item.mime, policy=policy.default) for item in rows]
    return [
        str(mail["Subject"]).strip() for mail in mails if mail["To"] == "zaak1@gemeente.invalid"
    ]


@pytest.mark.usefixtures("planned")
def test_a_follow_up_is_told_on_each_rung_once() -> None:
    """Eight days before nothing; a week before, two days before, on the day, and the day after."""
    form = VisitForm.model_validate(
        {
            "reference": ROUND,
            "on": HELD_ON,
            "by": "ZAAK1",
            "team": 1,
            "rank": 1,
            "access": "granted",
            "found": ("own_department:permits",),
            "follow_ups": (f"waarschuwing;gemeente;{DUE_ON}",),
        }
    )
    visits.record_visit(form, at(HELD_ON), desk=DESK)
    hold(ROUND, HELD_ON)

    told = []
    for days in (8, 7, 6, 2, 1, 0, -1, -9):
        watch(DUE_ON - timedelta(days=days))
        told.append(sum(subject.startswith(ROUND) for subject in subjects()))
    assert told == [0, 1, 1, 2, 2, 3, 4, 4]
    words = [subject for subject in subjects() if subject.startswith(ROUND)]
    assert words[0] == f"{FOLLOW_UP} moet binnen 7 dagen klaar zijn"
    assert words[-1] == f"{FOLLOW_UP} is te laat"


@pytest.mark.usefixtures("planned")
def test_a_partner_that_does_not_answer_and_a_round_that_nobody_closes() -> None:
    """The answer is asked until the round; afterwards its closing is."""
    form = InviteForm(reference=ROUND, on=PLANNED_ON, by="ZAAK1")
    invitations.invite_partners(form, at(PLANNED_ON))
    assert watch(PLANNED_ON) == 3
    assert watch(HELD_ON - timedelta(days=1)) == 3
    assert watch(HELD_ON) == 0
    assert watch(HELD_ON + timedelta(days=1)) == 1
    assert watch(HELD_ON + timedelta(days=2)) == 0
    assert "antwoord van politie" in subjects()[0]
    assert subjects()[-1] == f"{ROUND}: afsluiten van de controle is te laat"
    visit_all(ROUND, HELD_ON)
    hold(ROUND, HELD_ON)
    assert watch(HELD_ON + timedelta(days=3)) == 0


@pytest.mark.usefixtures("planned")
def test_a_named_reporter_waits_for_an_answer() -> None:
    """An anonymous one does not; an answer that was given ends it. No name, no facts."""
    record("mma", "M-1")
    record("reporting_point", "R-1", is_anonymous=False, reporter_function="medewerker balie")
    assert watch(PLANNED_ON) == 1
    assert subjects() == ["LIN-SIG-2026-002: antwoord aan de melder moet binnen 2 dagen klaar zijn"]
    with transaction() as session:
        found = session.exec(select(Signal).where(Signal.source_number == "R-1")).one()
        found.answered_on = PLANNED_ON
    assert watch(PLANNED_ON + timedelta(days=1)) == 0
    with reading() as session:
        mail = session.exec(select(OutgoingMessage)).one().mime.decode(errors="replace")
    assert "balie" not in mail
    assert "Verzonnen feit" not in mail


@pytest.mark.usefixtures("planned")
def test_one_that_fails_does_not_stop_the_others() -> None:
    """An officer of Lindewaarde whose address no server takes: the round of Alverlo is told."""
    on = date(2026, 2, 7)
    with transaction() as session:
        officer = Officer(code="V9", name="Verzonnen", email="geen adres")
        session.add(officer)
        session.flush()
        role = OfficerRole(
            officer_id=officer.id or 0, municipality_code="9002", role=Role.CASE_HANDLER
        )
        session.add(role)
    outcome = watch_cycle(on, at(on))

    assert (outcome.mails, outcome.failed) == (1, (ROUND,))
    assert subjects() == ["ALV-CON-019: afsluiten van de controle is te laat"]
