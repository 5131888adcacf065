"""A sum that is owed to the municipality: its states, and which may follow which."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from models.law.common.labelled import Labelled
from models.law.common.transitions import refusal


class ClaimKind(Labelled):
    """For what a sum is owed."""

    COSTS = "costs", "kosten van de sluiting"
    PENALTY = "penalty", "verbeurde dwangsom"
    INTEREST = "interest", "wettelijke rente"


class ClaimState(Labelled):
    """Where a claim stands."""

    FORFEITED = "forfeited", "verbeurd, nog zonder invorderingsbesluit"
    FIXED = "fixed", "vastgesteld"
    REMINDED = "reminded", "aangemaand"
    WRIT = "writ", "dwangbevel uitgevaardigd"
    PAID = "paid", "betaald"
    UNCOLLECTED = "uncollected", "oninbaar"
    REMITTED = "remitted", "kwijtgescholden"
    PRESCRIBED = "prescribed", "verjaard"
    CANCELLED = "cancelled", "vervallen"


_S = ClaimState
_END: frozenset[ClaimState] = frozenset()
_WITHOUT_PAYMENT = frozenset({_S.REMITTED, _S.PRESCRIBED, _S.CANCELLED})
CLAIMS: Mapping[ClaimState, frozenset[ClaimState]] = MappingProxyType(
    {
        # Awb 5:37(1): a decision to collect comes before a reminder.
        _S.FORFEITED: frozenset({_S.FIXED, _S.PAID}) | _WITHOUT_PAYMENT,
        # Awb 4:112: a reminder comes before a writ (4:117).
        _S.FIXED: frozenset({_S.REMINDED, _S.PAID, _S.UNCOLLECTED}) | _WITHOUT_PAYMENT,
        _S.REMINDED: frozenset({_S.WRIT, _S.PAID, _S.UNCOLLECTED}) | _WITHOUT_PAYMENT,
        _S.WRIT: frozenset({_S.PAID, _S.UNCOLLECTED}) | _WITHOUT_PAYMENT,
        _S.PAID: _END,
        _S.UNCOLLECTED: _END,
        _S.REMITTED: _END,
        _S.PRESCRIBED: _END,
        _S.CANCELLED: _END,
    }
)
"""Which state may follow which."""


def is_open(state: ClaimState) -> bool:
    """True while there is still something to collect."""
    return bool(CLAIMS[state])


def require_claim_transition(named: str, state: ClaimState, wanted: ClaimState, on: date) -> None:
    """Do nothing when the claim may take the step, otherwise raise TransitionError."""
    if wanted not in CLAIMS[state]:
        possible = [item.label for item in ClaimState if item in CLAIMS[state]]
        raise refusal(named, state.label, wanted.label, on, possible)
