"""A claim on which too much was paid, as a decision on objection took away what it rested on."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.money.repayment import Repayment
from models.closure.term import Term, TermKind
from models.law.closure.occurrences import Occurrence
from tasks.closure.case_step import occurrences_of
from tasks.register.resources import reading
from tests.builders.case_builder import Walk
from tests.builders.case_states import walk_at
from tests.builders.money_builder import announce_repayment, costs_fixed, pay, repay
from tests.builders.remedy_builder import decided, objection
from tests.readers.case_reading import decisions

PAID_ON, LOST_ON = date(2026, 5, 25), date(2026, 6, 2)
"""When the costs were paid, and when the cost decision fell on objection."""
TOLD_ON, BACK_ON = date(2026, 6, 5), date(2026, 6, 26)
COSTS = 2
"""The number of the cost decision."""


def paid_too_much(walk: Walk | None = None, *amounts: str, **lost: Any) -> Walk:
    """Party 1 pays each amount, one a day, and his objection to the costs is founded."""
    walk = walk or costs_fixed()
    for number, amount in enumerate(amounts or ("400",)):
        pay(walk, amount, PAID_ON + timedelta(days=number), party=1)
    objection(walk, "filed", date(2026, 5, 20), party=1, decision=COSTS)
    decided(walk, LOST_ON, **{"outcome": "upheld"} | lost)
    return walk


def repayment_approved(walk: Walk | None = None) -> Walk:
    """The decision to pay back is made, and another approved it."""
    walk = walk or paid_too_much()
    repay(walk, TOLD_ON, BACK_ON)
    return walk.approve(ApprovalSubject.REPAYMENT, TOLD_ON, by="JUR1")


def repayment_decided() -> Walk:
    """It left: decision 4."""
    walk = repayment_approved()
    announce_repayment(walk, TOLD_ON)
    return walk


MUCH = ("execution;alles ontruimen;F2026-20;2026-04-10;20000,00",)
"""Of this the interest at 4 percent is 2,19 a day."""


def much_paid(register: Path) -> Walk:
    """20,000 euro was paid on 25 May, and fell on 2 June."""
    return paid_too_much(costs_fixed(walk_at(register, "closed"), items=MUCH), "20000")


def little_paid(register: Path, *amounts: str, **lost: object) -> Walk:
    """Of 400 euro."""
    return paid_too_much(walk_at(register, "costs fixed"), *amounts, **lost)


def sent_back(walk: Walk, on: date = TOLD_ON, back_on: date = BACK_ON, wrong_data: str = "") -> int:
    """It is decided, approved and sent; the number of the decision."""
    repay(walk, on, back_on, wrong_data=wrong_data)
    walk.approve(ApprovalSubject.REPAYMENT, on, by="JUR1")
    announce_repayment(walk, on)
    return decisions()[-1].number


def terms_of_kind(kind: TermKind) -> list[Term]:
    """Every term of this kind, the oldest first."""
    with reading() as session:
        return list(session.exec(select(Term).where(Term.kind == kind).order_by(col(Term.id))))


def repayments() -> list[Repayment]:
    """Every version of a decision to pay back."""
    with reading() as session:
        return list(session.exec(select(Repayment).order_by(col(Repayment.id))))


def happened() -> list[tuple[Occurrence, int | None]]:
    """The course of the only case, with whose each is."""
    with reading() as session:
        return [(event.what, event.party_number) for event in occurrences_of(session, 1)]
