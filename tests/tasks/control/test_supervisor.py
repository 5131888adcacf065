"""A supervisor records what he saw at a visit; what a round costs and decides is not his."""

from datetime import date
from pathlib import Path

import pytest

from models.common.municipality import Officer, OfficerRole
from models.control.round_forms import DebriefForm, SkipForm, VisitForm
from models.law.common.roles import Role, RoleError
from tasks.acts import control_acts, control_overviews, visit_acts
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tests.builders.doors.use_case_registers import round_planned
from tests.builders.round_builder import at
from tests.readers.register_counts import every_row

ROUND, HELD_ON = "LIN-CON-023", date(2026, 8, 13)


@pytest.fixture(name="planned")
def fixture_planned(register: Path) -> Path:
    """A planned round of Lindewaarde."""
    round_planned()(register)
    return register


def supervisor(municipality: str) -> str:
    """A new officer with that role alone."""
    with transaction() as session:
        officer = Officer(code="TOEZ1", name="Toos Verzonnen", email="toez1@gemeente.invalid")
        session.add(officer)
        session.flush()
        session.add(
            OfficerRole(
                officer_id=id_of(officer), municipality_code=municipality, role=Role.SUPERVISOR
            )
        )
    return "TOEZ1"


def visit(by: str, **changed: object) -> VisitForm:
    """The first place of the first team, where everybody was let in."""
    facts = {"reference": ROUND, "on": HELD_ON, "by": by, "team": 1, "rank": 1}
    return VisitForm.model_validate(facts | {"access": "granted"} | changed)


def test_a_supervisor_records_a_visit_and_reads_his_round(planned: Path) -> None:
    """In the municipality for which he was appointed."""
    assert planned
    by = supervisor("9002")
    places = control_overviews.round_of(ROUND, by).places
    assert {(place.team, place.rank) for place in places} >= {(1, 1)}
    done = visit_acts.record_visit(visit(by, found=["police:drugs"]), at(HELD_ON))
    assert done.said[0].startswith(f"Controle {ROUND}, bezoek 1-1 is vastgelegd")


def test_a_supervisor_of_elsewhere_records_nothing(planned: Path) -> None:
    """Nor reads the places."""
    assert planned
    by = supervisor("9001")
    before = every_row()
    with pytest.raises(RoleError, match="een bezoek vastleggen vraagt de rol"):
        visit_acts.record_visit(visit(by), at(HELD_ON))
    with pytest.raises(RoleError):
        control_overviews.round_of(ROUND, by)
    assert every_row() == before


def test_a_supervisor_closes_or_skips_no_round_and_opens_no_signal(planned: Path) -> None:
    """Closing books its cost; a signal is of who handles it."""
    assert planned
    by = supervisor("9002")
    before = every_row()
    step = {"reference": ROUND, "on": HELD_ON, "by": by}
    with pytest.raises(RoleError, match="een controle plannen vraagt de rol"):
        visit_acts.debrief_round(DebriefForm.model_validate(step), at(HELD_ON))
    with pytest.raises(RoleError, match="een controle plannen vraagt de rol"):
        control_acts.skip_round(SkipForm.model_validate(step | {"reason": "storm"}), at(HELD_ON))
    with pytest.raises(RoleError, match="een signaal vastleggen vraagt de rol"):
        visit_acts.record_visit(visit(by, signals=["drugs"]), at(HELD_ON))
    assert every_row() == before
