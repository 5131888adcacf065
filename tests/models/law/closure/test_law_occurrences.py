"""What can happen in which state of a case."""

from datetime import date

import pytest

from models.law.closure.changes import CHANGE_IN, ChangeKind, require_change
from models.law.closure.occurrences import (
    HAPPENS_FROM,
    MAY_HAPPEN,
    Occurrence,
    may_happen,
    require_occurrence,
    states_before,
)
from models.law.closure.procedure import CaseStatus, TransitionError, Urgency, allowed


def test_every_occurrence_has_a_state_in_which_it_can_happen() -> None:
    """The table misses none, and none is impossible."""
    assert set(MAY_HAPPEN) == set(Occurrence)
    assert [what for what, states in MAY_HAPPEN.items() if not states] == []


def test_nothing_happens_in_a_file_that_is_closed() -> None:
    """Closing the file is the last thing that happened in it."""
    after = {what for what in Occurrence if may_happen(what, CaseStatus.ARCHIVED)}
    assert after == {Occurrence.FILE_ARCHIVED}


@pytest.mark.parametrize(
    ("what", "status", "can"),
    [
        (Occurrence.PREMISES_CLOSED, CaseStatus.CLOSED, True),
        (Occurrence.PREMISES_CLOSED, CaseStatus.SUSPENDED, False),
        (Occurrence.ZIENSWIJZE_RECEIVED, CaseStatus.INTENT_PREPARED, False),
        (Occurrence.ZIENSWIJZE_RECEIVED, CaseStatus.ZIENSWIJZE_RECEIVED, True),
        (Occurrence.ZIENSWIJZE_RECEIVED, CaseStatus.CLOSED, True),
        (Occurrence.CLOSURE_LIFTED, CaseStatus.ENDED, False),
        (Occurrence.PARTY_CHANGED, CaseStatus.REOPENED, True),
    ],
)
def test_the_state_says_what_can_happen(what: Occurrence, status: CaseStatus, *, can: bool) -> None:
    """Both sides of the bound."""
    assert may_happen(what, status) is can


@pytest.mark.parametrize("what", HAPPENS_FROM)
def test_what_moves_a_case_happens_where_the_case_can_be_moved_from(what: Occurrence) -> None:
    """Each state before leads in one step to a state in which it is kept, or is one itself."""
    for before in states_before(what):
        assert may_happen(what, before) or any(
            allowed(before, after, urgency) for after in MAY_HAPPEN[what] for urgency in Urgency
        ), before


@pytest.mark.parametrize(
    ("what", "status", "can"),
    [
        (Occurrence.PREMISES_CLOSED, CaseStatus.DECISION_ANNOUNCED, True),
        (Occurrence.PREMISES_CLOSED, CaseStatus.CLOSED, False),
        (Occurrence.RESUMED, CaseStatus.SUSPENDED, True),
        (Occurrence.RESUMED, CaseStatus.CLOSED, False),
        (Occurrence.FILE_ARCHIVED, CaseStatus.REOPENED, True),
        (Occurrence.FILE_ARCHIVED, CaseStatus.ARCHIVED, False),
        (Occurrence.SEAL_BROKEN, CaseStatus.CLOSED, True),
        (Occurrence.SEAL_BROKEN, CaseStatus.ENDED, False),
    ],
)
def test_the_state_before_says_when_it_may_happen(
    what: Occurrence, status: CaseStatus, *, can: bool
) -> None:
    """As somebody finds the case, whether it moves the case or not."""
    assert (status in states_before(what)) is can


def test_the_end_of_a_file_can_come_from_every_state_that_leads_there() -> None:
    """Two tables, one answer: and each state that is not closed has a way on."""
    leads = {each for each in CaseStatus if allowed(each, CaseStatus.ARCHIVED)}
    assert states_before(Occurrence.FILE_ARCHIVED) == leads
    reopened = {each for each in CaseStatus if allowed(each, CaseStatus.REOPENED)}
    assert states_before(Occurrence.PREMISES_REOPENED) == reopened
    suspended = {each for each in CaseStatus if allowed(each, CaseStatus.SUSPENDED)}
    assert states_before(Occurrence.SUSPENDED) == suspended


def test_a_refusal_names_case_state_occurrence_day_and_when_it_can() -> None:
    """Who reads it knows what to do first."""
    with pytest.raises(TransitionError) as refused:
        require_occurrence("LIN-2026-001", Occurrence.SUSPENDED, CaseStatus.ENDED, date(2026, 5, 1))
    assert str(refused.value) == (
        "Zaak LIN-2026-001 staat op 'sluiting afgelopen'; 'besluit geschorst' op 1 mei 2026 kan "
        "dan niet, wel bij 'besluit bekendgemaakt' of 'gesloten'."
    )


def test_a_refusal_names_every_state_in_which_it_can_happen() -> None:
    """The last two with "of" between them; where it can, nothing is said."""
    on = date(2026, 5, 1)
    require_occurrence("LIN-2026-001", Occurrence.RESUMED, CaseStatus.CLOSED, on)
    with pytest.raises(TransitionError) as refused:
        require_occurrence("LIN-2026-001", Occurrence.SEAL_BROKEN, CaseStatus.ENDED, on)
    assert str(refused.value) == (
        "Zaak LIN-2026-001 staat op 'sluiting afgelopen'; 'zegel verbroken gevonden' op 1 mei 2026 "
        "kan dan niet, wel bij 'besluit in voorbereiding' of 'gesloten'."
    )


def test_a_change_that_cannot_be_made_names_the_states_in_which_it_can() -> None:
    """In each of those it is let through, in every other refused."""
    on = date(2026, 5, 1)
    for status in CHANGE_IN[ChangeKind.GRACE]:
        require_change("LIN-2026-001", ChangeKind.GRACE, status, on)
    with pytest.raises(TransitionError) as refused:
        require_change("LIN-2026-001", ChangeKind.GRACE, CaseStatus.CLOSED, on)
    assert str(refused.value) == (
        "Zaak LIN-2026-001 staat op 'gesloten'; een langere begunstigingstermijn op 1 mei 2026 "
        "kan dan niet, wel bij 'besluit bekendgemaakt' of 'geschorst'."
    )
