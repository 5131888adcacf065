"""What becomes of a sum when the decision that asks it is revoked (Awb 4:102, 7:11, 8:72)."""

from models.closure.decision import Decision
from models.closure.money.claim import Claim
from models.common.history import EventKind
from models.law.closure.money.claims import ClaimState, is_open
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import in_euros
from tasks.closure.case_step import Step
from tasks.closure.money.claims import claim_of, move_claim, open_cents, paid_cents

WHY = "het besluit daarover is herroepen"


def lower_claim_of(step: Step, decision: Decision, cents: int, rule: str) -> None:
    """Less is owed than this decision asked; what was paid already may be enough, or too much."""
    claim = claim_of(step, decision)
    if claim is not None and claim.cents is not None:
        lower_claim(step, claim, cents, rule)


def lower_claim(step: Step, claim: Claim, cents: int, rule: str) -> str:
    """Less is owed of this claim; what to say of it."""
    was, claim.cents = claim.cents or 0, cents
    step.session.add(claim)
    said = f"Vordering {claim.number}: {in_euros(was)} wordt {in_euros(cents)}."
    step.record(EventKind.TRACK, said, rule)
    left = open_cents(step.session, claim)
    if left <= 0 and is_open(claim.state):
        move_claim(step, claim, ClaimState.PAID, "artikel 4:92 Awb")
    return said if left >= 0 else f"{said} {_pays_back(step, claim, -left, 'te veel betaald')}"


def cancel_claim_of(step: Step, decision: Decision, rule: str) -> str:
    """Nobody owes what this decision asked; what to say of what was paid already. Twice is once."""
    claim = claim_of(step, decision)
    return "" if claim is None else cancel_claim(step, claim, rule)


def cancel_claim(step: Step, claim: Claim, rule: str) -> str:
    """Nobody owes it; what to say of what was paid already. Twice is once."""
    if claim.reason == WHY:
        return ""
    paid = paid_cents(step.session, claim)
    if is_open(claim.state):
        move_claim(step, claim, ClaimState.CANCELLED, rule, f", {WHY}")
        step.happened(Occurrence.CLAIM_ENDED)
    claim.reason = WHY
    step.session.add(claim)
    if not paid:
        return f"Vordering {claim.number} is vervallen."
    return _pays_back(step, claim, paid, "betaald")


def _pays_back(step: Step, claim: Claim, cents: int, paid: str) -> str:
    """Keep that the municipality owes it, with interest; what to say of it."""
    words = (
        f"Van vordering {claim.number} is {in_euros(cents)} {paid}; dat betaalt de gemeente terug, "
        "met rente (artikel 4:102 Awb)."
    )
    step.record(EventKind.RECORD, words, "artikel 4:102 Awb")
    return words
