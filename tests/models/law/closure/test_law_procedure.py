"""Every step of a case that may be taken, and every one that may not."""

from datetime import date
from itertools import pairwise, product

import pytest

from models.law.closure.procedure import (
    CaseStatus,
    TrackKind,
    TrackState,
    TransitionError,
    Urgency,
    allowed,
    next_track_states,
    opening_state,
    require_track_transition,
    require_transition,
    suspends_the_case,
)
from models.law.closure.remedies.tracks import TRACKS as TRACKS_OF_LAW
from models.law.closure.remedies.tracks import is_undecided

DAY = date(2026, 5, 18)
ORDINARY = """
reported: assessed withdrawn
assessed: no_action intent_prepared warned withdrawn
no_action: archived
intent_prepared: intent_announced assessed withdrawn
intent_announced: zienswijze_received zienswijze_lapsed intent_withdrawn
zienswijze_received: reassessed intent_withdrawn
zienswijze_lapsed: zienswijze_received reassessed intent_withdrawn
reassessed: intent_withdrawn decision_prepared
intent_withdrawn: archived
decision_prepared: decision_announced warned penalty_ordered reassessed
decision_announced: closed suspended lifted ended decision_withdrawn
warned: decision_withdrawn archived
penalty_ordered: archived
closed: suspended ended lifted decision_withdrawn
suspended: closed decision_announced lifted ended decision_withdrawn
decision_withdrawn: reopened archived
ended: reopened archived
lifted: reopened archived
reopened: archived
archived:
withdrawn: archived
"""
URGENT = {
    Urgency.NONE: "",
    Urgency.URGENT_5_31_1: """
reported: assessed decision_prepared withdrawn
assessed: no_action intent_prepared warned decision_prepared withdrawn
decision_prepared: decision_announced assessed withdrawn
""",
    Urgency.URGENT_5_31_2: """
reported: assessed closed withdrawn
assessed: no_action intent_prepared warned closed withdrawn
closed: suspended ended lifted decision_withdrawn decision_prepared
decision_prepared: closed lifted
suspended: closed lifted ended decision_withdrawn
lifted: lifted reopened archived
reopened: reopened archived
""",
}


def read(table: str) -> dict[str, set[str]]:
    pairs = (line.split(":") for line in table.strip().splitlines())
    return {status: set(after.split()) for status, after in pairs}


def expected(urgency: Urgency) -> dict[str, set[str]]:
    return read(ORDINARY) | read(URGENT[urgency])


@pytest.mark.parametrize("urgency", list(Urgency))
def test_exactly_the_steps_of_the_table_may_be_taken(urgency: Urgency) -> None:
    for status, wanted in product(CaseStatus, CaseStatus):
        holds = wanted.value in expected(urgency)[status.value]
        assert allowed(status, wanted, urgency) is holds, (status, wanted)
        if holds:
            require_transition("ALV-2026-001", status, wanted, urgency, DAY)


@pytest.mark.parametrize("urgency", list(Urgency))
def test_every_other_step_is_refused_with_case_state_found_state_wanted_and_day(
    urgency: Urgency,
) -> None:
    for status, wanted in product(CaseStatus, CaseStatus):
        if wanted.value in expected(urgency)[status.value]:
            continue
        with pytest.raises(TransitionError) as refused:
            require_transition("ALV-2026-001", status, wanted, urgency, DAY)
        facts = ("ALV-2026-001", f"'{status.label}'", f"'{wanted.label}'", "18 mei 2026")
        assert all(fact in str(refused.value) for fact in facts), str(refused.value)


def test_a_refusal_says_what_may_be_done_instead() -> None:
    with pytest.raises(TransitionError) as refused:
        require_transition(
            "ALV-2026-001", CaseStatus.CLOSED, CaseStatus.ARCHIVED, Urgency.NONE, DAY
        )
    assert str(refused.value) == (
        "Zaak ALV-2026-001 staat op 'gesloten' en kan op 18 mei 2026 niet naar 'gearchiveerd'; "
        "wel mogelijk is 'geschorst', 'sluiting afgelopen', 'sluiting opgeheven' of "
        "'besluit ingetrokken'."
    )


def test_an_archived_case_stays_archived() -> None:
    with pytest.raises(TransitionError, match="dit is de eindstand"):
        require_transition(
            "ALV-2026-001", CaseStatus.ARCHIVED, CaseStatus.REPORTED, Urgency.NONE, DAY
        )


@pytest.mark.parametrize("urgency", list(Urgency))
def test_every_status_can_be_reached_and_every_case_can_end(urgency: Urgency) -> None:
    """Under art. 5:31(2) there is no announcement that starts a grace period."""
    reached, waiting = {CaseStatus.REPORTED}, [CaseStatus.REPORTED]
    while waiting:
        status = waiting.pop()
        after = {wanted for wanted in CaseStatus if allowed(status, wanted, urgency)}
        assert after or status is CaseStatus.ARCHIVED
        waiting += after - reached
        reached |= after
    assert CaseStatus.ARCHIVED in reached
    if urgency is Urgency.NONE:
        assert reached == set(CaseStatus)
    if urgency is Urgency.URGENT_5_31_2:
        assert CaseStatus.DECISION_ANNOUNCED not in reached


def test_closed_before_decided_is_closed_again_after_the_announcement() -> None:
    """Awb art. 5:31(2)."""
    course = [
        CaseStatus.REPORTED,
        CaseStatus.CLOSED,
        CaseStatus.DECISION_PREPARED,
        CaseStatus.CLOSED,
        CaseStatus.ENDED,
        CaseStatus.REOPENED,
        CaseStatus.ARCHIVED,
    ]
    for status, wanted in pairwise(course):
        require_transition("LIN-2026-001", status, wanted, Urgency.URGENT_5_31_2, DAY)


def test_closing_before_the_decision_needs_the_urgency_of_5_31_2() -> None:
    for urgency in (Urgency.NONE, Urgency.URGENT_5_31_1):
        with pytest.raises(TransitionError):
            require_transition("LIN-2026-001", CaseStatus.REPORTED, CaseStatus.CLOSED, urgency, DAY)


OBJECTION_GOES_ON = """repair_asked invited heard hearing_waived postponed consented upheld
 partly_upheld dismissed inadmissible withdrawn""".replace("\n", "")
RULINGS = "upheld effects_kept judge_decided dismissed inadmissible withdrawn"
TRACKS = f"""
objection filed: {OBJECTION_GOES_ON}
objection repair_asked: repaired not_repaired withdrawn
objection repaired: {OBJECTION_GOES_ON}
objection not_repaired: {OBJECTION_GOES_ON}
objection invited: {OBJECTION_GOES_ON}
objection heard: {OBJECTION_GOES_ON}
objection hearing_waived: {OBJECTION_GOES_ON}
objection postponed: {OBJECTION_GOES_ON.replace(" postponed", "")}
objection consented: {OBJECTION_GOES_ON}
appeal filed: interlocutory {RULINGS}
appeal interlocutory: repaired not_repaired withdrawn
appeal repaired: {RULINGS}
appeal not_repaired: {RULINGS}
higher_appeal filed: interlocutory {RULINGS}
higher_appeal interlocutory: repaired not_repaired withdrawn
higher_appeal repaired: {RULINGS}
higher_appeal not_repaired: {RULINGS}
interim_relief requested: granted refused inadmissible withdrawn
interim_relief granted: changed lifted lapsed
interim_relief changed: changed lifted lapsed
reopening_request requested: granted refused withdrawn
notice_of_default received: decided withdrawn
land_register registered: deregistered
"""
OPENINGS = {
    "objection": "filed",
    "appeal": "filed",
    "higher_appeal": "filed",
    "interim_relief": "requested",
    "reopening_request": "requested",
    "notice_of_default": "received",
    "land_register": "registered",
}


def test_exactly_the_steps_of_the_table_may_be_taken_on_a_side_track() -> None:
    table = read(TRACKS)
    for kind in TrackKind:
        assert opening_state(kind).value == OPENINGS[kind.value]
        assert next_track_states(kind, None) == {opening_state(kind)}
        for state, wanted in product(TrackState, TrackState):
            if wanted.value in table.get(f"{kind.value} {state.value}", set()):
                require_track_transition("ALV-2026-001", kind, state, wanted, DAY)
                continue
            with pytest.raises(TransitionError) as refused:
                require_track_transition("ALV-2026-001", kind, state, wanted, DAY)
            facts = (kind.label, "ALV-2026-001", state.label, wanted.label, "18 mei 2026")
            assert all(fact in str(refused.value) for fact in facts)


def test_a_track_opens_in_its_opening_state_only() -> None:
    require_track_transition("ALV-2026-001", TrackKind.OBJECTION, None, "filed", DAY)
    with pytest.raises(TransitionError, match="'nog niet begonnen'"):
        require_track_transition("ALV-2026-001", TrackKind.OBJECTION, None, "upheld", DAY)


def test_a_state_that_no_track_knows_is_refused() -> None:
    with pytest.raises(TransitionError, match="'verzonnen'"):
        require_track_transition("ALV-2026-001", TrackKind.OBJECTION, "verzonnen", "upheld", DAY)


def test_only_interim_relief_that_was_granted_suspends_the_case() -> None:
    """Awb art. 6:16 and 8:81: objection and appeal do not suspend."""
    suspending = {
        (kind, state)
        for kind, state in product(TrackKind, TrackState)
        if suspends_the_case(kind, state)
    }
    assert suspending == {
        (TrackKind.INTERIM_RELIEF, TrackState.GRANTED),
        (TrackKind.INTERIM_RELIEF, TrackState.CHANGED),
    }


def test_a_track_is_undecided_until_somebody_decides() -> None:
    """Relief that was granted is decided, and the land register has a term of its own."""
    decided = {
        (kind, state)
        for kind, states in TRACKS_OF_LAW.items()
        for state, after in states.items()
        if after and not is_undecided(kind, state)
    }
    assert decided == {
        (TrackKind.INTERIM_RELIEF, TrackState.GRANTED),
        (TrackKind.INTERIM_RELIEF, TrackState.CHANGED),
        (TrackKind.LAND_REGISTER, TrackState.REGISTERED),
    }
    ended = [
        (kind, state)
        for kind, states in TRACKS_OF_LAW.items()
        for state, after in states.items()
        if not after
    ]
    assert not any(is_undecided(kind, state) for kind, state in ended)


def test_every_state_and_track_has_its_own_dutch_label() -> None:
    for labelled in (CaseStatus, TrackState, TrackKind, Urgency):
        labels = [member.label for member in labelled]
        assert len(set(labels)) == len(labels)
