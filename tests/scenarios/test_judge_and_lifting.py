"""A judge who suspends, and a closure that is lifted before its end."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.term import TermKind
from models.common.message import OutgoingMessage
from models.law.closure.changes import ChangeKind
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from models.law.common.errors import WeerbaarError
from tasks.closure import deadlines
from tasks.register.resources import reading
from tests.builders.case_builder import at
from tests.builders.case_states import walk_at
from tests.readers.case_reading import PARTNERS, case_row, recipients, status, terms
from tests.readers.register_counts import counts


def test_a_pending_judge_stops_the_closing(register: Path) -> None:
    """While interim relief is asked and not ruled on, the premises stay open."""
    walk = walk_at(register, "decision announced")
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, date(2026, 4, 8))
    before = counts()
    with pytest.raises(WeerbaarError, match="heeft nog niet beslist"):
        walk.close()

    assert counts() == before

    walk.track(TrackKind.INTERIM_RELIEF, TrackState.REFUSED, date(2026, 4, 13))
    walk.close(date(2026, 4, 13))

    assert status() is CaseStatus.CLOSED


@pytest.mark.parametrize(
    ("state", "resumed"),
    [
        ("decision announced", CaseStatus.DECISION_ANNOUNCED),
        ("closed", CaseStatus.CLOSED),
    ],
)
def test_a_granted_relief_suspends_until_it_is_over(
    register: Path, state: str, resumed: CaseStatus
) -> None:
    """Partners hear it, closing is refused, and afterwards the case stands where it stood."""
    walk = walk_at(register, state)
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, date(2026, 4, 11))
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.GRANTED, date(2026, 4, 14))

    assert status() is CaseStatus.SUSPENDED
    assert recipients("suspended") == PARTNERS

    with pytest.raises(WeerbaarError, match="geschorst door de rechter"):
        walk.close(date(2026, 4, 15))
    walk.resume(date(2026, 4, 28))

    assert status() is resumed
    assert case_row().suspended_from is None

    again = counts()
    walk.resume(date(2026, 4, 28))

    assert counts() == again


def test_a_second_suspension_is_told_again(register: Path) -> None:
    """Partners acted on the first message; a later suspension is news."""
    walk = walk_at(register, "closed")
    for request, grant, end in ((11, 14, 15), (16, 17, 18)):
        walk.track(TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, date(2026, 4, request))
        walk.track(TrackKind.INTERIM_RELIEF, TrackState.GRANTED, date(2026, 4, grant))
        walk.resume(date(2026, 4, end))
    with reading() as session:
        messages = session.exec(
            select(OutgoingMessage).where(col(OutgoingMessage.key).contains(":suspended:"))
        ).all()

    assert len(messages) == 2 * len(PARTNERS)


def test_lifting_early_starts_the_deregistration(register: Path) -> None:
    """Lifted before its end: the closure is over, the land register must hear it, partners too."""
    walk = walk_at(register, "closed")
    with pytest.raises(WeerbaarError, match="duurt tot en met donderdag 9 juli 2026"):
        walk.end(date(2026, 5, 29))
    with pytest.raises(WeerbaarError, match="vraagt een besluit met een brief aan elke partij"):
        walk.end(date(2026, 5, 29), lifted=True)
    walk.change(ChangeKind.LIFT, date(2026, 5, 29))

    assert status() is CaseStatus.LIFTED
    assert terms()[TermKind.LAND_DEREGISTRATION] == (date(2026, 5, 30), date(2026, 6, 2))
    assert recipients("lifted") == PARTNERS
    assert recipients("ended") == set()
    for number in range(60):
        day = date(2026, 6, 1) + timedelta(days=number)
        deadlines.run_morning(day, at(day))

    assert status() is CaseStatus.LIFTED
    assert recipients("ended") == set()
