"""What the databases themselves hold about the outcome of a visit."""

from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError
from sqlmodel import select

from models.control.control_round import DwellingEntry, Visit, VisitFinding
from models.control.round_forms import VisitForm
from models.law.common.partner_kinds import PartnerKind
from models.law.control.round_clearance import PARTICIPANTS
from tasks.acts.linked_signals import DESK
from tasks.control import visits
from tasks.register.resources import reading, transaction
from tests.builders.round_builder import at, fill_businesses, fill_organisation, plan_on, row

SLOT = date(2026, 1, 15)


@pytest.fixture(name="visited", autouse=True)
def fixture_visited(any_register: str, tmp_path: Path) -> None:
    """A place where every participant found something, on SQLite and on PostgreSQL."""
    assert any_register
    fill_organisation()
    fill_businesses(tmp_path, [row(1)])
    plan_on(date(2026, 1, 5))
    values = {"reference": "LIN-CON-018", "on": SLOT, "by": "ZAAK1", "team": 1, "rank": 1}
    found = tuple(f"{participant}:drugs" for participant in PARTICIPANTS)
    form = VisitForm.model_validate(values | {"access": "granted", "found": found})
    visits.record_visit(form, at(SLOT), desk=DESK)


def test_every_participant_can_find_something() -> None:
    """And the visit says that there are findings."""
    with reading() as session:
        found = {item.participant for item in session.exec(select(VisitFinding))}
        has_findings = session.exec(select(Visit)).one().has_findings
    assert found == set(PARTICIPANTS)
    assert has_findings


def test_a_finding_of_the_police_has_no_text() -> None:
    """Whoever asks it (Wpg)."""
    of_police = select(VisitFinding).where(VisitFinding.participant == PartnerKind.POLICE)
    with pytest.raises(DatabaseError, match="no_text_from_police"), transaction() as session:
        session.exec(of_police).one().text = "verzonnen"


@pytest.mark.parametrize("values", [{}, {"consent_at": time(10), "warrant_number": "1"}])
def test_a_dwelling_is_entered_by_consent_or_by_warrant(values: dict[str, object]) -> None:
    """Neither, or both, is refused."""
    with pytest.raises(DatabaseError, match="one_of_the_two"), transaction() as session:
        session.add(DwellingEntry.model_validate({"visit_id": 1} | values))
