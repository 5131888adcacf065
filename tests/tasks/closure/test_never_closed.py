"""An order that is over before anybody shut the premises leaves nothing to reopen."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from models.law.closure.changes import ChangeKind
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from tasks.closure.archiving import StillClosedError
from tasks.closure.execution import NeverClosedError
from tests.builders.case_builder import Walk
from tests.builders.case_states import walk_at
from tests.builders.remedy_builder import decided
from tests.readers.case_reading import morning, status
from tests.readers.register_counts import counts

JUNE_3, ARCHIVED_ON = date(2026, 6, 3), date(2026, 7, 20)


def revoked(walk: Walk) -> None:
    """The objection of party 1 is founded."""
    walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20), party=1)
    decided(walk, JUNE_3, "upheld")


def withdrawn(walk: Walk) -> None:
    """By a decision of the mayor."""
    walk.change(ChangeKind.WITHDRAW, JUNE_3)


def run_out(_: Walk) -> None:
    """Its last day was 9 July 2026."""
    morning(date(2026, 7, 10))


ENDS: dict[CaseStatus, Callable[[Walk], None]] = {
    CaseStatus.LIFTED: revoked,
    CaseStatus.DECISION_WITHDRAWN: withdrawn,
    CaseStatus.ENDED: run_out,
}


@pytest.mark.parametrize("ended_as", ENDS)
def test_what_was_never_shut_is_archived_without_reopening(
    register: Path, ended_as: CaseStatus
) -> None:
    """Reopening is refused with what can be done, and the file can be closed at once."""
    walk = walk_at(register, "decision announced")
    ENDS[ended_as](walk)
    assert status() is ended_as
    before = counts()
    with pytest.raises(
        NeverClosedError, match=r"nooit gesloten.*20 juli 2026.*Archiveer"
    ) as refused:
        walk.reopen(ARCHIVED_ON)
    assert walk.reference in str(refused.value)
    assert ended_as.label in str(refused.value)
    assert counts() == before
    walk.register_both(date(2026, 7, 13)).archive(ARCHIVED_ON)
    assert status() is CaseStatus.ARCHIVED


@pytest.mark.parametrize("ended_as", ENDS)
def test_what_was_shut_is_reopened_first(register: Path, ended_as: CaseStatus) -> None:
    """The seal is on until somebody takes it off."""
    walk = walk_at(register, "closed")
    ENDS[ended_as](walk)
    assert status() is ended_as
    walk.register_both(date(2026, 7, 13))
    with pytest.raises(StillClosedError, match=r"het pand is dicht sinds .*10 april 2026"):
        walk.archive(ARCHIVED_ON)
    walk.reopen(ARCHIVED_ON).archive(ARCHIVED_ON)
    assert status() is CaseStatus.ARCHIVED
