"""What is tried with money that was paid too much."""

from datetime import timedelta
from typing import Any

from models.closure.money.repayment_forms import RepaidForm, RepaymentForm
from tasks.acts.closure import money_acts
from tests.builders.wandering.wanderer import Attempt, Wanderer


def repay(walk: Wanderer) -> Attempt:
    """It is decided that something goes back, mostly to who paid."""
    given: dict[str, Any] = {"claim": walk.number_in("claim", state="cancelled") or 1}
    if walk.by_chance(0.6):
        given["party"] = walk.party()
    if walk.by_chance(0.1):
        given["wrong_data"] = "De facturen waren van een ander pand dan van dit pand."
    pay_on = walk.today + timedelta(days=walk.dice.randint(-3, 45))
    sent_on = walk.later(2)
    return walk.asks(
        RepaymentForm, money_acts.prepare_repayment, pay_on=pay_on, sent_on=sent_on, **given
    )


def pay_back(walk: Wanderer) -> Attempt:
    """It goes back, mostly in time."""
    decision = walk.number_in("decision", kind="repayment") or 2
    return walk.asks(RepaidForm, money_acts.record_repayment, decision=decision)
