"""Which step of a closure may follow which (facts 1.12, Awb art. 5:31)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from models.law.closure.remedies.tracks import (
    TrackKind,
    TrackState,
    next_track_states,
    opening_state,
    require_track_transition,
    suspends_the_case,
)
from models.law.common.labelled import Labelled
from models.law.common.transitions import TransitionError, refusal

__all__ = [
    "MAY_FOLLOW",
    "URGENT_MAY_FOLLOW",
    "CaseStatus",
    "TrackKind",
    "TrackState",
    "TransitionError",
    "Urgency",
    "allowed",
    "next_statuses",
    "next_track_states",
    "opening_state",
    "require_track_transition",
    "require_transition",
    "suspends_the_case",
]


class Urgency(Labelled):
    """Awb art. 5:31: (1) decide without a prior order; (2) act first, decide soon after."""

    NONE = "none", "geen spoed"
    URGENT_5_31_1 = "urgent_5_31_1", "spoed: zonder voornemen (artikel 5:31, eerste lid, Awb)"
    URGENT_5_31_2 = "urgent_5_31_2", "zeer spoedig: eerst sluiten (artikel 5:31, tweede lid, Awb)"


class CaseStatus(Labelled):
    """Where a case stands."""

    REPORTED = "reported", "rapportage ontvangen"
    ASSESSED = "assessed", "beoordeeld"
    NO_ACTION = "no_action", "geen maatregel"
    INTENT_PREPARED = "intent_prepared", "voornemen in voorbereiding"
    INTENT_ANNOUNCED = "intent_announced", "voornemen bekendgemaakt"
    ZIENSWIJZE_RECEIVED = "zienswijze_received", "zienswijze ontvangen"
    ZIENSWIJZE_LAPSED = "zienswijze_lapsed", "zienswijzetermijn verstreken"
    REASSESSED = "reassessed", "opnieuw gewogen"
    INTENT_WITHDRAWN = "intent_withdrawn", "voornemen ingetrokken"
    DECISION_PREPARED = "decision_prepared", "besluit in voorbereiding"
    DECISION_ANNOUNCED = "decision_announced", "besluit bekendgemaakt"
    WARNED = "warned", "gewaarschuwd"
    PENALTY_ORDERED = "penalty_ordered", "last onder dwangsom opgelegd"
    CLOSED = "closed", "gesloten"
    SUSPENDED = "suspended", "geschorst"
    ENDED = "ended", "sluiting afgelopen"
    LIFTED = "lifted", "sluiting opgeheven"
    REOPENED = "reopened", "heropend"
    ARCHIVED = "archived", "gearchiveerd"
    DECISION_WITHDRAWN = "decision_withdrawn", "besluit ingetrokken"
    WITHDRAWN = "withdrawn", "ingetrokken"


_C = CaseStatus
MAY_FOLLOW: Mapping[CaseStatus, frozenset[CaseStatus]] = MappingProxyType(
    {
        # Withdrawn: registered by mistake, which can be said until something has left the house.
        _C.REPORTED: frozenset({_C.ASSESSED, _C.WITHDRAWN}),
        # A warning is no order: it needs no intent and no zienswijze.
        _C.ASSESSED: frozenset({_C.NO_ACTION, _C.INTENT_PREPARED, _C.WARNED, _C.WITHDRAWN}),
        _C.NO_ACTION: frozenset({_C.ARCHIVED}),
        # Back to the assessment: the mayor does not approve.
        _C.INTENT_PREPARED: frozenset({_C.INTENT_ANNOUNCED, _C.ASSESSED, _C.WITHDRAWN}),
        # An intent can be withdrawn as long as there is no decision.
        _C.INTENT_ANNOUNCED: frozenset(
            {_C.ZIENSWIJZE_RECEIVED, _C.ZIENSWIJZE_LAPSED, _C.INTENT_WITHDRAWN}
        ),
        _C.ZIENSWIJZE_RECEIVED: frozenset({_C.REASSESSED, _C.INTENT_WITHDRAWN}),
        # A late zienswijze can still be weighed until the second weighing is done.
        _C.ZIENSWIJZE_LAPSED: frozenset(
            {_C.ZIENSWIJZE_RECEIVED, _C.REASSESSED, _C.INTENT_WITHDRAWN}
        ),
        _C.REASSESSED: frozenset({_C.INTENT_WITHDRAWN, _C.DECISION_PREPARED}),
        _C.INTENT_WITHDRAWN: frozenset({_C.ARCHIVED}),
        # The announcement of a closing order starts the grace period; of the others it is the end.
        _C.DECISION_PREPARED: frozenset(
            {_C.DECISION_ANNOUNCED, _C.WARNED, _C.PENALTY_ORDERED, _C.REASSESSED}
        ),
        # To the end: the ordered duration runs, also when the premises were never closed in fact.
        _C.DECISION_ANNOUNCED: frozenset(
            {_C.CLOSED, _C.SUSPENDED, _C.LIFTED, _C.ENDED, _C.DECISION_WITHDRAWN}
        ),
        _C.WARNED: frozenset({_C.DECISION_WITHDRAWN, _C.ARCHIVED}),
        _C.PENALTY_ORDERED: frozenset({_C.ARCHIVED}),
        _C.CLOSED: frozenset({_C.SUSPENDED, _C.ENDED, _C.LIFTED, _C.DECISION_WITHDRAWN}),
        # Of the first two only the one it came from: the case remembers which.
        _C.SUSPENDED: frozenset(
            {_C.CLOSED, _C.DECISION_ANNOUNCED, _C.LIFTED, _C.ENDED, _C.DECISION_WITHDRAWN}
        ),
        # Reopened when the premises were closed in fact, and only then: an order that ran out, was
        # revoked, lifted or withdrawn before anybody shut them leaves nothing to reopen.
        _C.DECISION_WITHDRAWN: frozenset({_C.REOPENED, _C.ARCHIVED}),
        _C.ENDED: frozenset({_C.REOPENED, _C.ARCHIVED}),
        _C.LIFTED: frozenset({_C.REOPENED, _C.ARCHIVED}),
        _C.REOPENED: frozenset({_C.ARCHIVED}),
        _C.ARCHIVED: frozenset(),
        _C.WITHDRAWN: frozenset({_C.ARCHIVED}),
    }
)
"""The ordinary course (facts 1.12)."""

URGENT_MAY_FOLLOW: Mapping[Urgency, Mapping[CaseStatus, frozenset[CaseStatus]]] = MappingProxyType(
    {
        Urgency.NONE: MappingProxyType({}),
        # A decision without intent and without grace period; only a closure can be urgent.
        Urgency.URGENT_5_31_1: MappingProxyType(
            {
                _C.REPORTED: MAY_FOLLOW[_C.REPORTED] | {_C.DECISION_PREPARED},
                _C.ASSESSED: MAY_FOLLOW[_C.ASSESSED] | {_C.DECISION_PREPARED},
                _C.DECISION_PREPARED: frozenset({_C.DECISION_ANNOUNCED, _C.ASSESSED, _C.WITHDRAWN}),
            }
        ),
        # Closed first: the decision is prepared and announced while the premises are closed, so
        # that its announcement leads back to closed, and never to a grace period.
        Urgency.URGENT_5_31_2: MappingProxyType(
            {
                _C.REPORTED: MAY_FOLLOW[_C.REPORTED] | {_C.CLOSED},
                _C.ASSESSED: MAY_FOLLOW[_C.ASSESSED] | {_C.CLOSED},
                _C.CLOSED: MAY_FOLLOW[_C.CLOSED] | {_C.DECISION_PREPARED},
                _C.DECISION_PREPARED: frozenset({_C.CLOSED, _C.LIFTED}),
                _C.SUSPENDED: MAY_FOLLOW[_C.SUSPENDED] - {_C.DECISION_ANNOUNCED},
                # Opened before it was decided: the decision must follow all the same, and leaves
                # the case where it stands.
                _C.LIFTED: MAY_FOLLOW[_C.LIFTED] | {_C.LIFTED},
                _C.REOPENED: MAY_FOLLOW[_C.REOPENED] | {_C.REOPENED},
            }
        ),
    }
)
"""What differs from the ordinary course in an urgent case; these sets replace the ordinary ones."""


def next_statuses(status: CaseStatus, urgency: Urgency) -> frozenset[CaseStatus]:
    """Every status that may follow."""
    return URGENT_MAY_FOLLOW[urgency].get(status, MAY_FOLLOW[status])


def allowed(status: CaseStatus, wanted: CaseStatus, urgency: Urgency = Urgency.NONE) -> bool:
    """True when the step may be taken."""
    return wanted in next_statuses(status, urgency)


def require_transition(
    reference: str, status: CaseStatus, wanted: CaseStatus, urgency: Urgency, on: date
) -> None:
    """Do nothing when the step may be taken, otherwise raise TransitionError."""
    if allowed(status, wanted, urgency):
        return
    possible = [item.label for item in CaseStatus if allowed(status, item, urgency)]
    raise refusal(f"Zaak {reference}", status.label, wanted.label, on, possible)
