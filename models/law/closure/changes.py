"""How a decision to close can change afterwards, in which states, and what each change asks."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.common.dutch import join_dutch, short_date
from models.law.common.labelled import Labelled
from models.law.common.transitions import TransitionError


class ChangeKind(Labelled):
    """One kind of change; each has its letter, its approval and its terms."""

    FIRST_DAY = "first_day", "een latere eerste dag"
    GRACE = "grace", "een langere begunstigingstermijn"
    SHORTER = "shorter", "een kortere duur"
    LONGER = "longer", "een langere duur"
    EXTENSION = "extension", "een verlenging"
    PART = "part", "alleen nog een deel gesloten"
    LIFT = "lift", "een eerdere opheffing"
    WITHDRAW = "withdraw", "de intrekking van het besluit"
    WITHDRAW_INTENT = "withdraw_intent", "de intrekking van het voornemen"
    REVIEW_CONTINUE = "review_continue", "een heroverweging: de sluiting gaat door"
    REVIEW_END = "review_end", "een heroverweging: de sluiting eindigt"
    CHANGE_WARNING = "change_warning", "een wijziging van de waarschuwing"
    WITHDRAW_WARNING = "withdraw_warning", "de intrekking van de waarschuwing"


_C, _K, _O = CaseStatus, ChangeKind, Occurrence
_NOTICE_IS_OUT = frozenset(
    {_C.INTENT_ANNOUNCED, _C.ZIENSWIJZE_RECEIVED, _C.ZIENSWIJZE_LAPSED, _C.REASSESSED}
)
_ORDER_STANDS = frozenset({_C.DECISION_ANNOUNCED, _C.CLOSED, _C.SUSPENDED})
_BEFORE_CLOSING = frozenset({_C.DECISION_ANNOUNCED, _C.SUSPENDED})
_AFTER_CLOSING = frozenset({_C.CLOSED, _C.SUSPENDED})

CHANGE_IN: Mapping[ChangeKind, frozenset[CaseStatus]] = MappingProxyType(
    {
        _K.FIRST_DAY: _BEFORE_CLOSING,
        _K.GRACE: _BEFORE_CLOSING,
        _K.SHORTER: _ORDER_STANDS,
        _K.LONGER: _ORDER_STANDS,
        _K.EXTENSION: _AFTER_CLOSING,
        _K.PART: _ORDER_STANDS,
        _K.LIFT: _AFTER_CLOSING,
        _K.WITHDRAW: _ORDER_STANDS,
        _K.WITHDRAW_INTENT: _NOTICE_IS_OUT,
        _K.REVIEW_CONTINUE: _AFTER_CLOSING,
        _K.REVIEW_END: _AFTER_CLOSING,
        _K.CHANGE_WARNING: frozenset({_C.WARNED}),
        _K.WITHDRAW_WARNING: frozenset({_C.WARNED}),
    }
)
"""The states in which a change can be made; the state of the case before it."""

HAPPENS: Mapping[ChangeKind, Occurrence] = MappingProxyType(
    {
        _K.FIRST_DAY: _O.FIRST_DAY_CHANGED,
        _K.GRACE: _O.GRACE_EXTENDED,
        _K.SHORTER: _O.DURATION_SHORTENED,
        _K.LONGER: _O.DURATION_LENGTHENED,
        _K.EXTENSION: _O.CLOSURE_EXTENDED,
        _K.PART: _O.LIMITED_TO_PART,
        _K.LIFT: _O.CLOSURE_LIFTED,
        _K.WITHDRAW: _O.DECISION_WITHDRAWN,
        _K.WITHDRAW_INTENT: _O.INTENT_WITHDRAWN,
        _K.REVIEW_CONTINUE: _O.CLOSURE_REVIEWED,
        _K.REVIEW_END: _O.CLOSURE_LIFTED,
        _K.CHANGE_WARNING: _O.WARNING_CHANGED,
        _K.WITHDRAW_WARNING: _O.WARNING_WITHDRAWN,
    }
)
"""What has happened once the change left the house."""

ENDS_AS: Mapping[ChangeKind, CaseStatus] = MappingProxyType(
    {
        _K.LIFT: _C.LIFTED,
        _K.REVIEW_END: _C.LIFTED,
        _K.WITHDRAW: _C.DECISION_WITHDRAWN,
        _K.WITHDRAW_INTENT: _C.INTENT_WITHDRAWN,
        _K.WITHDRAW_WARNING: _C.DECISION_WITHDRAWN,
    }
)
"""The state that follows; a kind that is not here leaves the case where it stands."""

OF_WARNINGS = frozenset({_K.CHANGE_WARNING, _K.WITHDRAW_WARNING})
"""What is about a warning, which closes nothing."""

BURDENS = frozenset({_K.LONGER, _K.EXTENSION, _K.REVIEW_CONTINUE})
"""What is heavier for a party: who must be heard first, or why not (Awb 4:8, 4:11)."""

ASKS: Mapping[ChangeKind, frozenset[str]] = MappingProxyType(
    {
        _K.FIRST_DAY: frozenset({"first_day"}),
        _K.GRACE: frozenset({"grace_until"}),
        _K.SHORTER: frozenset({"amount", "unit"}),
        _K.LONGER: frozenset({"amount", "unit"}),
        _K.EXTENSION: frozenset({"amount", "unit"}),
        _K.PART: frozenset({"part"}),
        _K.LIFT: frozenset(),
        _K.WITHDRAW: frozenset(),
        _K.WITHDRAW_INTENT: frozenset(),
        _K.REVIEW_CONTINUE: frozenset(),
        _K.REVIEW_END: frozenset(),
        _K.CHANGE_WARNING: frozenset({"changes"}),
        _K.WITHDRAW_WARNING: frozenset(),
    }
)
"""The fields of the form that a kind needs; a field of another kind is refused, never ignored."""
MAY_ASK: Mapping[ChangeKind, frozenset[str]] = MappingProxyType(
    {_K.REVIEW_CONTINUE: frozenset({"review_on"})}
)
"""The fields that a kind may have besides."""


def require_change(reference: str, kind: ChangeKind, status: CaseStatus, on: date) -> None:
    """Do nothing when this change can be made in this state, otherwise raise TransitionError."""
    if status in CHANGE_IN[kind]:
        return
    possible = [f"'{each.label}'" for each in CaseStatus if each in CHANGE_IN[kind]]
    raise TransitionError(
        f"Zaak {reference} staat op '{status.label}'; {kind.label} op {short_date(on)} kan dan "
        f"niet, wel bij {join_dutch(possible, 'of')}."
    )
