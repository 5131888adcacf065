"""A claim on which too much was paid, as a decision on objection took away what it rested on."""

from datetime import date, timedelta
from typing import Any

from models.closure.approval import ApprovalSubject
from tests.builders.case_builder import Walk
from tests.builders.money_builder import announce_repayment, costs_fixed, pay, repay
from tests.builders.remedy_builder import decided, objection

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
