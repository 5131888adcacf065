"""What was made for a party after the order does not leave once the party turns out otherwise."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from models.closure.approval import ApprovalSubject
from models.law.closure.procedure import TrackKind, TrackState
from tasks.closure.approvals import VoidVersionError
from tests.builders.case_builder import Walk, closed, fill_register
from tests.builders.money_builder import announce_costs, prepare_costs
from tests.builders.people.party_lines import line, record, withdraw
from tests.readers.register_counts import counts

DAY = date(2026, 5, 4)
SECOND = "overtreder;Verzonnen Mededader;Verzonnenlaan 3;9999 XA;Verzonnendorp"


def costs(walk: Walk) -> Callable[[], object]:
    """A cost decision, made and approved; how it leaves."""
    prepare_costs(walk, DAY)
    walk.approve(ApprovalSubject.COSTS, DAY, by="JUR1")
    return lambda: announce_costs(walk, DAY)


def on_a_request(walk: Walk) -> Callable[[], object]:
    """A decision on a request, made and approved; how it leaves."""
    walk.decide_remedy(DAY, DAY, about=TrackKind.REOPENING_REQUEST, outcome="refused")
    walk.approve(ApprovalSubject.REMEDY_DECISION, DAY)
    return lambda: walk.announce_remedy(DAY)


@pytest.mark.parametrize("made", [costs, on_a_request])
@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_no_letter_leaves_to_who_was_misspelt_or_is_no_party(
    register: Path, made: Callable[[Walk], Callable[[], object]], *, is_withdrawn: bool
) -> None:
    """It must be made anew, as it must when it is the order itself."""
    assert register
    fill_register()
    walk = closed().track(TrackKind.REOPENING_REQUEST, TrackState.REQUESTED, DAY, party=1)
    record(walk, register, line(SECOND), on=DAY)
    leave = made(walk)
    if is_withdrawn:
        withdraw(walk, 3, DAY)
    else:
        right = line(SECOND.replace("Mededader", "Mededadder"), number="3")
        record(walk, register, right, on=DAY, reason="verkeerd gespeld", correction=True)
    before = counts()
    with pytest.raises(VoidVersionError, match="geldt niet meer"):
        leave()
    assert counts() == before
    made(walk)()
