"""Costs that are fixed, paid or not: the amount belongs to them alone (Awb 5:25(6))."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from models.closure.track import Track
from models.law.closure.tracks import TrackKind, TrackState
from models.law.common.errors import FaultsError
from tasks.register.resources import reading, transaction
from tests.builders.case_builder import Walk, closed, fill_register

COSTS = TrackKind.COST_RECOVERY
FIXED_ON, REMINDED_ON, PAID_ON = date(2026, 5, 4), date(2026, 6, 22), date(2026, 7, 6)


@pytest.fixture(name="walk")
def fixture_walk(any_register: str) -> Walk:
    """A case of which the premises are closed."""
    assert any_register
    fill_register()
    return closed()


def amounts() -> list[tuple[TrackState, int | None]]:
    """State and amount of each recovery."""
    with reading() as session:
        rows = session.exec(select(Track).where(Track.kind == COSTS)).all()
    return [(row.state, row.amount) for row in rows]


def test_what_was_fixed_is_what_came_in_unless_it_was_less(walk: Walk) -> None:
    """Twice is once; a reminder keeps the amount."""
    for _ in range(2):
        walk.track(COSTS, TrackState.FIXED, FIXED_ON, amount=1250)
    walk.track(COSTS, TrackState.REMINDED, REMINDED_ON)
    assert amounts() == [(TrackState.REMINDED, 1250)]
    walk.track(COSTS, TrackState.PAID, PAID_ON)
    assert amounts() == [(TrackState.PAID, 1250)]

    walk.track(COSTS, TrackState.FIXED, PAID_ON, amount=400)
    walk.track(COSTS, TrackState.PAID, PAID_ON, amount=300)
    assert amounts() == [(TrackState.PAID, 1250), (TrackState.PAID, 300)]


def test_costs_are_fixed_as_an_amount(walk: Walk) -> None:
    """Without it nothing is recorded."""
    with pytest.raises(FaultsError, match="vul in welk bedrag is vastgesteld"):
        walk.track(COSTS, TrackState.FIXED, FIXED_ON)
    assert amounts() == []


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (TrackKind.LAND_REGISTER, TrackState.REGISTERED),
        (TrackKind.OBJECTION, TrackState.FILED),
        (COSTS, TrackState.REMINDED),
    ],
)
def test_nothing_else_has_an_amount(walk: Walk, kind: TrackKind, state: TrackState) -> None:
    """Neither another track nor a reminder."""
    walk.track(COSTS, TrackState.FIXED, FIXED_ON, amount=1250)
    with pytest.raises(FaultsError, match="alleen bij kostenverhaal"):
        walk.track(kind, state, REMINDED_ON, amount=10)
    assert amounts() == [(TrackState.FIXED, 1250)]


def test_the_database_refuses_an_amount_elsewhere(walk: Walk) -> None:
    """Also when the step is bypassed."""
    walk.track(TrackKind.LAND_REGISTER, TrackState.REGISTERED, FIXED_ON)
    with pytest.raises(IntegrityError), transaction() as session:
        session.exec(select(Track)).one().amount = 10
