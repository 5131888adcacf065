"""What is owed in a case on a day, as one table for an officer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.closure.closure import ClosureCase
from models.closure.money.claim import Claim
from models.closure.term import Term
from models.law.closure.money.claims import ClaimKind, ClaimState, is_open
from tasks.closure.case_step import UnknownCaseError
from tasks.closure.money.claims import claims_of, open_cents, paid_cents
from tasks.closure.money.late_interest import interest_until, last_day_to_pay, last_payment
from tasks.register.acting import id_of
from tasks.register.references import named
from tasks.register.resources import reading


@dataclass(frozen=True)
class ClaimLine:
    """One claim, in cents; no name: a party has its number."""

    number: int
    kind: ClaimKind
    party: int | None
    """Who owes it alone; None: all offenders jointly."""
    state: ClaimState
    cents: int
    open_cents: int
    pay_until: date
    paid_cents: int
    next_day: date | None
    """The first day on which something of it ends that still runs; None when nothing does."""
    next_term: str
    """What ends then, in Dutch."""
    interest_cents: int
    """What grew up to the day, or up to the payment of the whole; owed from an amount on."""


def claim_lines(reference: str, on: date) -> Sequence[ClaimLine]:
    """Every claim of a case, with its interest up to this day; UnknownCaseError."""
    with reading() as session:
        case = session.exec(select(ClosureCase).where(named(ClosureCase, reference))).first()
        if case is None:
            raise UnknownCaseError(f"Zaak {reference} bestaat niet.")
        return [
            ClaimLine(
                number=claim.number,
                kind=claim.kind,
                party=claim.party_number,
                state=claim.state,
                cents=claim.cents or 0,
                open_cents=open_cents(session, claim) if is_open(claim.state) else 0,
                pay_until=last_day_to_pay(session, claim),
                paid_cents=paid_cents(session, claim),
                next_day=due.last_day if (due := _due(session, claim)) else None,
                next_term=due.kind.label if due else "",
                interest_cents=interest_until(session, claim, last_payment(session, claim) or on)
                if claim.state is ClaimState.PAID
                else interest_until(session, claim, on),
            )
            for claim in claims_of(session, id_of(case))
        ]


def _due(session: Session, claim: Claim) -> Term | None:
    """The term of this claim that ends first of those that run."""
    return session.exec(
        select(Term)
        .where(
            Term.case_id == claim.case_id,
            Term.claim_number == claim.number,
            col(Term.met_on).is_(None),
        )
        .order_by(col(Term.last_day), col(Term.id))
        .limit(1)
    ).first()
