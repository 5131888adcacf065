"""Stages of a case: the states in which the same things can happen."""

from models.law.closure.procedure import CaseStatus

_C = CaseStatus
OPEN = frozenset(CaseStatus) - {_C.ARCHIVED, _C.WITHDRAWN}
"""Every state of a file that is neither closed nor withdrawn."""
BEFORE_INTENT = frozenset({_C.REPORTED, _C.ASSESSED, _C.INTENT_PREPARED})
NOTICE_IS_OUT = frozenset({_C.INTENT_ANNOUNCED, _C.ZIENSWIJZE_RECEIVED, _C.ZIENSWIJZE_LAPSED})
SHUT_AND_OPENED = frozenset({_C.LIFTED, _C.REOPENED})
"""Of art. 5:31(2) the premises can be open again before the decision is made."""
BEFORE_DECISION = (
    BEFORE_INTENT
    | NOTICE_IS_OUT
    | SHUT_AND_OPENED
    | {_C.REASSESSED, _C.DECISION_PREPARED, _C.CLOSED}
)
"""No decision need have left; of art. 5:31(2) the premises are closed before it is made."""
DECISION_IS_OUT = frozenset({_C.DECISION_ANNOUNCED, _C.CLOSED, _C.SUSPENDED})
"""An order to close stands; whether the premises are closed in fact is another question."""
CLOSURE_IS_OVER = frozenset({_C.ENDED, _C.LIFTED})
DECIDED = (
    DECISION_IS_OUT
    | CLOSURE_IS_OVER
    | {_C.WARNED, _C.PENALTY_ORDERED, _C.REOPENED, _C.DECISION_PREPARED, _C.INTENT_WITHDRAWN}
    | {_C.DECISION_WITHDRAWN}
)
"""A decision can have left; of art. 5:31(2) premises are closed before it is made."""
IS_SHUT = frozenset({_C.CLOSED, _C.DECISION_PREPARED})
"""The premises can be shut in fact; of art. 5:31(2) the decision is prepared meanwhile."""
CLOSURE_COST = DECISION_IS_OUT | CLOSURE_IS_OVER | {_C.REOPENED}
"""Costs of a closure can have been made, and are still to be collected."""
MONEY_IS_OWED = CLOSURE_COST | {_C.PENALTY_ORDERED, _C.DECISION_WITHDRAWN}
