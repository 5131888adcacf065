"""What is owed in a case on a day, as one table for an officer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import select

from models.closure.closure import ClosureCase
from models.law.closure.money.claims import ClaimKind, ClaimState, is_open
from tasks.closure.case_step import UnknownCaseError
from tasks.closure.money.claims import claims_of, open_cents
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
                interest_cents=interest_until(session, claim, last_payment(session, claim) or on)
                if claim.state is ClaimState.PAID
                else interest_until(session, claim, on),
            )
            for claim in claims_of(session, id_of(case))
        ]
