"""What was paid too much and must go back: found in the claims themselves (Awb 4:102)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.closure.money.claim import Claim, ClaimPayment
from models.closure.money.repayment import Repayment
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.money.claims import ClaimKind, ClaimState
from models.law.closure.money.money_terms import repayment_decision_term
from models.law.closure.money.repayments import Paid, too_much
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date, in_euros
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Of, Step, find_term
from tasks.closure.money.claims import REVOKED, claims_of, money_terms, writ_cents
from tasks.closure.remedies.standing import has_fallen
from tasks.register import policies
from tasks.register.acting import id_of

RULE = "artikel 4:102 Awb"


class OpenRepaymentError(WeerbaarError):
    """Raised when a file would be closed while something must still be paid back."""


@dataclass(frozen=True)
class Duty:
    """What of one claim was paid too much, and did not go back yet."""

    claim: Claim
    parts: tuple[Paid, ...]
    decided_cents: int
    """Of it a decision says already that it goes back."""

    @property
    def cents(self) -> int:
        """All of it together."""
        return sum(part.cents for part in self.parts)

    @property
    def undecided_cents(self) -> int:
        """What waits for a decision."""
        return self.cents - self.decided_cents


def payments_of(session: Session, claim: Claim) -> list[Paid]:
    """What came in on a claim, in order; of a penalty of one offender, unless known, from him."""
    rows = session.exec(
        select(ClaimPayment)
        .where(ClaimPayment.claim_id == id_of(claim))
        .order_by(col(ClaimPayment.on), col(ClaimPayment.number))
    ).all()
    return [Paid(row.on, row.cents, row.party_number or claim.party_number) for row in rows]


def repayments_of(session: Session, case_id: int) -> Sequence[Repayment]:
    """Those of which the decision left, in their order."""
    return session.exec(
        select(Repayment)
        .where(Repayment.case_id == case_id, col(Repayment.decision_number).is_not(None))
        .order_by(col(Repayment.decision_number))
    ).all()


def duties(session: Session, case_id: int) -> Iterator[Duty]:
    """Of every claim on which too much was paid, what did not go back yet."""
    claims = claims_of(session, case_id)
    if not claims:
        return
    falls = has_fallen(session, case_id)
    decided = repayments_of(session, case_id)
    for claim in claims:
        own = [each for each in decided if each.claim_number == claim.number]
        repaid = sum(each.cents for each in own if each.paid_on)
        costs = claim.fee_cents + writ_cents(session, claim)
        is_gone = falls or _rests_on_nothing(claim, claims)
        owed = 0 if is_gone else (claim.cents or 0) + costs
        parts = too_much(owed, payments_of(session, claim), repaid)
        if parts:
            waiting = [each for each in own if not each.paid_on and not each.replaced_on]
            yield Duty(claim, parts, sum(each.cents for each in waiting))


def _rests_on_nothing(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether nobody owes it, or that on which it grew."""
    about = [each for each in claims if each.number == claim.about_claim]
    return any(_is_void(each) for each in (claim, *about))


def _is_void(claim: Claim) -> bool:
    return claim.state is ClaimState.CANCELLED or claim.reason == REVOKED


def await_repayments(step: Step) -> None:
    """What turns out to be paid too much is kept, with the term to decide on it. Twice is once."""
    for duty in duties(step.session, step.case_id):
        of = Of(claim=duty.claim.number)
        term = find_term(step.session, step.case_id, TermKind.REPAYMENT_DECISION, of)
        if duty.undecided_cents <= 0 or (term is not None and term.met_on is None):
            continue
        result = repayment_decision_term(step.on, policies.calendar(), money_terms(step.on))
        step.record(
            EventKind.RECORD,
            f"Van vordering {duty.claim.number} is {in_euros(duty.undecided_cents)} te veel "
            "betaald; dat gaat terug, met rente.",
            RULE,
        )
        for party in dict.fromkeys(part.party for part in duty.parts):
            step.happened(Occurrence.REPAYMENT_OWED, party=party)
        step.start_term(TermKind.REPAYMENT_DECISION, result, f"eigen termijn, bij {RULE}", of)


def refuse_open_repayments(step: Step) -> None:
    """The file stays open until what was paid too much went back."""
    for duty in duties(step.session, step.case_id):
        kind: ClaimKind = duty.claim.kind
        raise OpenRepaymentError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}': van vordering "
            f"{duty.claim.number} ({kind.label}) is {in_euros(duty.cents)} te veel betaald, en dat "
            f"is nog niet terugbetaald ({RULE}); archiveren op {dutch_date(step.on)} kan niet."
        )
