"""What a claim has grown by, as it was paid too late (Awb 4:97, 4:98)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from sqlmodel import Session, col, select

from models.closure.money.claim import Claim, ClaimPayment
from models.closure.money.money_views import InterestLine
from models.closure.term import TermKind
from models.law.closure.money.claims import ClaimKind, ClaimState
from models.law.closure.money.interest import Booked, interest, stretches
from models.law.closure.money.money_terms import payment_term
from models.law.common.dutch import dutch_number, in_cents
from tasks.closure import closure_policies
from tasks.closure.case_step import Of, find_term
from tasks.closure.money.claims import money_terms, writs_of
from tasks.register import policies
from tasks.register.acting import id_of

BEARS_NONE = frozenset({ClaimState.REMITTED, ClaimState.PRESCRIBED, ClaimState.CANCELLED})


def last_day_to_pay(session: Session, claim: Claim) -> date:
    """As it was announced; of an older version, counted from the day it was fixed."""
    term = find_term(session, claim.case_id, TermKind.PAYMENT, Of(claim=claim.number))
    if term is not None:
        return term.last_day
    return payment_term(claim.arose_on, policies.calendar(), money_terms(claim.arose_on)).last_day


def interest_until(session: Session, claim: Claim, on: date) -> int:
    """Cents that grew up to this day, or up to the payment of the whole; 0 of what bears none."""
    if claim.cents is None or claim.kind is ClaimKind.INTEREST or claim.state in BEARS_NONE:
        return 0
    return interest(
        claim.cents,
        last_day_to_pay(session, claim),
        on,
        _booked(session, claim),
        closure_policies.interest_rates(),
    )


def last_payment(session: Session, claim: Claim) -> date | None:
    """The day on which money came in last."""
    return session.exec(
        select(col(ClaimPayment.on))
        .where(ClaimPayment.claim_id == id_of(claim))
        .order_by(col(ClaimPayment.on).desc())
        .limit(1)
    ).first()


def interest_lines(session: Session, claim: Claim, on: date) -> Sequence[InterestLine]:
    """How it grew, as a letter shows it: one line as long as sum and rate stay the same."""
    found = stretches(
        claim.cents or 0,
        last_day_to_pay(session, claim),
        on,
        _booked(session, claim),
        closure_policies.interest_rates(),
    )
    lines = []
    for (base, percent), same in groupby(found, key=lambda one: (one.base, one.percent)):
        parts = list(same)
        if base:
            lines.append(
                InterestLine(
                    first=parts[0].first,
                    last=parts[-1].until - timedelta(days=1),
                    base=in_cents(int(base)),
                    percent=f"{dutch_number(percent)} procent",
                )
            )
    return lines


def _booked(session: Session, claim: Claim) -> list[Booked]:
    return [*_payments(session, claim), *_fee(session, claim), *_writs(session, claim)]


def _payments(session: Session, claim: Claim) -> Iterator[Booked]:
    rows = session.exec(select(ClaimPayment).where(ClaimPayment.claim_id == id_of(claim))).all()
    return (Booked(row.on, row.cents) for row in rows)


def _writs(session: Session, claim: Claim) -> Iterator[Booked]:
    """What writs cost, on the day on which each was served."""
    for writ in writs_of(session, claim):
        if writ.served_on is not None:
            yield Booked(writ.served_on, writ.costs_cents, is_cost=True)


def _fee(session: Session, claim: Claim) -> Iterator[Booked]:
    """What the reminder cost, on the day on which it was sent."""
    term = find_term(session, claim.case_id, TermKind.REMINDER, Of(claim=claim.number))
    if claim.fee_cents and term is not None:
        yield Booked(term.starts_on - timedelta(days=1), claim.fee_cents, is_cost=True)
