"""What becomes of a sum when the decision that asks it is revoked (Awb 4:102, 7:11, 8:72)."""

from collections.abc import Iterator

from models.closure.decision import Decision
from models.closure.money.claim import Claim
from models.common.history import EventKind
from models.law.closure.money.claims import ClaimState, is_open
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import in_euros
from tasks.closure.case_step import Step
from tasks.closure.money.claims import (
    REVOKED,
    claim_of,
    claims_of,
    money_terms,
    move_claim,
    open_cents,
    paid_cents,
)
from tasks.closure.money.late_interest import interest_until, last_payment
from tasks.closure.money.repayment_duties import await_repayments

GIVEN_UP = (ClaimState.REMITTED, ClaimState.PRESCRIBED, ClaimState.CANCELLED)
"""Of these nothing is owed, so that nothing of it changes."""


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
    if left < 0:
        said = f"{said} {_pays_back(step, claim, -left, 'te veel betaald')}"
    return " ".join([said, *_lower_its_interest(step, claim, rule)])


def _lower_its_interest(step: Step, claim: Claim, rule: str) -> Iterator[str]:
    """Less grew on less; below the least that is owed nothing did (Awb 4:98(2))."""
    for grown in _interest_of(step, claim):
        until = last_payment(step.session, claim) or claim.changed_on
        cents = interest_until(step.session, claim, until)
        if cents < money_terms(grown.arose_on).interest_from * 100:
            yield cancel_claim(step, grown, rule)
        elif cents < (grown.cents or 0):
            yield lower_claim(step, grown, cents, rule)


def _interest_of(step: Step, claim: Claim) -> list[Claim]:
    """The claim of the interest on this one, unless nobody owes it any more."""
    return [
        each
        for each in claims_of(step.session, step.case_id)
        if each.about_claim == claim.number and each.state not in GIVEN_UP
    ]


def cancel_claim_of(step: Step, decision: Decision, rule: str) -> str:
    """Nobody owes what this decision asked; what to say of what was paid already. Twice is once."""
    claim = claim_of(step, decision)
    return "" if claim is None else cancel_claim(step, claim, rule)


def cancel_claim(step: Step, claim: Claim, rule: str) -> str:
    """Nobody owes it; what to say of what was paid already. Twice is once."""
    if claim.reason == REVOKED:
        return ""
    paid = paid_cents(step.session, claim)
    if is_open(claim.state):
        move_claim(step, claim, ClaimState.CANCELLED, rule, f", {REVOKED}")
        step.happened(Occurrence.CLAIM_ENDED)
    claim.reason = REVOKED
    step.session.add(claim)
    said = (
        _pays_back(step, claim, paid, "betaald")
        if paid
        else f"Vordering {claim.number} is vervallen."
    )
    return " ".join([said, *(cancel_claim(step, each, rule) for each in _interest_of(step, claim))])


def _pays_back(step: Step, claim: Claim, cents: int, paid: str) -> str:
    """Keep that the municipality owes it, with interest; what to say of it."""
    await_repayments(step)
    return (
        f"Van vordering {claim.number} is {in_euros(cents)} {paid}; dat betaalt de gemeente terug, "
        "met rente (artikel 4:102 Awb)."
    )
