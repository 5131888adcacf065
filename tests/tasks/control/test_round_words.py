"""What officers write about a round themselves, and what it costs."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.common.ledger import LedgerEntry
from models.control.round_forms import MoveForm, SkipForm
from models.law.common.errors import FaultsError
from tasks.acts.linked_signals import DESK
from tasks.control import invitations, visits
from tasks.control.round_overview import round_of
from tasks.register.resources import reading
from tests.builders.round_builder import (
    at,
    fill_businesses,
    fill_organisation,
    hold,
    plan_on,
    row,
    visit_all,
)

SLOT = date(2026, 1, 15)
ROUND = "LIN-CON-018"


@pytest.fixture(name="one_place")
def fixture_one_place(register: Path) -> Path:
    """A round of one white place."""
    fill_organisation()
    fill_businesses(register, [row(1)])
    plan_on(date(2026, 1, 5))
    return register


@pytest.mark.parametrize(
    ("reason", "kind"),
    [("Verzonnen Bedrijf 1 is dicht", "naam van een bedrijf"), ("bel 06 12 34 56 78", "mobiel")],
)
def test_a_reason_that_names_somebody_is_refused(one_place: Path, reason: str, kind: str) -> None:
    """It would stand in the history, from which nothing is ever deleted."""
    assert one_place
    on, to = date(2026, 1, 12), date(2026, 1, 20)
    step = {"reference": ROUND, "on": on, "by": "ZAAK1", "reason": reason}
    with pytest.raises(FaultsError, match=f"regel 1 van de reden staat een {kind}"):
        visits.skip_round(SkipForm.model_validate(step), at(on))
    with pytest.raises(FaultsError, match=f"regel 1 van de reden staat een {kind}"):
        invitations.move_round(MoveForm.model_validate(step | {"to": to}), at(on), desk=DESK)
    assert round_of(ROUND).planned_on == SLOT


def test_a_round_is_booked_on_the_day_on_which_it_was_held(one_place: Path) -> None:
    """However late it is closed: the year of the money is that of the control."""
    assert one_place
    visit_all(ROUND, SLOT)
    hold(ROUND, date(2027, 1, 4))
    with reading() as session:
        assert session.exec(select(LedgerEntry)).one().on == SLOT
