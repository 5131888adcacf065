"""A morning run that comes days later: a closure still ends on its own day."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.case_event import CaseEvent
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from tasks.closure import deadlines
from tasks.closure.case_step import OrderOfDaysError
from tasks.register.resources import reading
from tests.builders.case_builder import at
from tests.builders.case_states import walk_at
from tests.readers.case_reading import status

LAST_DAY, FIRST_OVER = date(2026, 7, 9), date(2026, 7, 10)
LATE = date(2026, 11, 28)


def ended_on() -> date:
    """The day that the course of the case gives for the end."""
    with reading() as session:
        rows = session.exec(
            select(CaseEvent)
            .where(CaseEvent.what == Occurrence.CLOSURE_ENDED)
            .order_by(col(CaseEvent.number))
        )
        return rows.one().on


@pytest.mark.parametrize("run", [FIRST_OVER, date(2026, 7, 11), LATE])
def test_it_ends_on_the_day_after_its_last(register: Path, run: date) -> None:
    """And the keys can be given back on that day, as they were; not before it."""
    walk = walk_at(register, "closed")
    deadlines.run_morning(run, at(run))
    assert (status(), ended_on()) == (CaseStatus.ENDED, FIRST_OVER)
    with pytest.raises(OrderOfDaysError):
        walk.reopen(LAST_DAY)
    walk.reopen(FIRST_OVER)
    assert status() is CaseStatus.REOPENED


def test_it_does_not_end_before_what_was_kept_since(register: Path) -> None:
    """An objection that was recorded meanwhile keeps its place in the course."""
    walk = walk_at(register, "closed")
    kept = date(2026, 7, 14)
    walk.track(TrackKind.OBJECTION, TrackState.FILED, kept, party=1)
    deadlines.run_morning(LATE, at(LATE))
    assert ended_on() == kept
