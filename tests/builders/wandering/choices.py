"""What somebody tries next: mostly what moves the case on, often what belongs beside it, or any."""

from collections.abc import Mapping, Sequence

from tests.builders.wandering import (
    early_moves,
    money_moves,
    order_moves,
    remedy_moves,
    repay_moves,
    site_moves,
)
from tests.builders.wandering.head_start import head_start
from tests.builders.wandering.purposes import WANTED
from tests.builders.wandering.wanderer import Attempt, Move, Wanderer

EARLY: tuple[Move, ...] = (
    early_moves.report,
    early_moves.add_parties,
    early_moves.withdraw_party,
    early_moves.withdraw_case,
    early_moves.declare_no_offender,
    early_moves.weigh,
    early_moves.write_paragraphs,
    early_moves.prepare_intent,
    early_moves.zienswijze,
    early_moves.give_more_time,
    early_moves.leave_unheard,
)
ORDER: tuple[Move, ...] = (
    order_moves.decide,
    order_moves.desk,
    order_moves.withdraw_prepared,
    order_moves.come_back,
    order_moves.prepare_service,
    order_moves.communicate,
    order_moves.close,
    order_moves.end,
    order_moves.reopen,
    order_moves.archive,
    order_moves.change,
    order_moves.tell_land_register,
    order_moves.morning,
)
REMEDIES: tuple[Move, ...] = (
    remedy_moves.object_to,
    remedy_moves.relief,
    remedy_moves.appeal,
    remedy_moves.ask_reopening,
    remedy_moves.give_notice,
    remedy_moves.decide_on_it,
    remedy_moves.fix_late_penalty,
    remedy_moves.pay_late_penalty,
    remedy_moves.resume,
)
MONEY: tuple[Move, ...] = (
    money_moves.fix_costs,
    money_moves.pay,
    money_moves.remind,
    money_moves.issue_writ,
    money_moves.defer,
    money_moves.change_deferral,
    money_moves.fix_interest,
    repay_moves.repay,
    repay_moves.pay_back,
    money_moves.interrupt,
    money_moves.give_up,
)
PENALTY: tuple[Move, ...] = (
    money_moves.forfeit,
    money_moves.intend_to_collect,
    money_moves.intent_comes_back,
    money_moves.speak_of_collecting,
    money_moves.collect,
    money_moves.change_penalty,
)
SITE: tuple[Move, ...] = (
    site_moves.break_seal,
    site_moves.report_breach,
    site_moves.reseal,
    site_moves.let_in,
    site_moves.find_again,
    site_moves.hand_over_keys,
)
ANY: tuple[Move, ...] = (*EARLY, *ORDER, *REMEDIES, *MONEY, *PENALTY, *SITE)
LETTERS: tuple[Move, ...] = (order_moves.come_back, order_moves.prepare_service)
PEOPLE: tuple[Move, ...] = (early_moves.add_parties, early_moves.withdraw_party)
AFTER: tuple[Move, ...] = (*REMEDIES, *MONEY, *LETTERS, order_moves.tell_land_register)

ON: Mapping[str, Sequence[Move]] = {
    "reported": (early_moves.add_parties, early_moves.weigh),
    "assessed": (early_moves.prepare_intent, order_moves.decide, early_moves.report),
    "intent_prepared": (order_moves.desk, early_moves.prepare_intent),
    "intent_announced": (early_moves.zienswijze, order_moves.morning),
    "zienswijze_received": (early_moves.zienswijze, early_moves.weigh),
    "zienswijze_lapsed": (early_moves.weigh,),
    "reassessed": (order_moves.decide, order_moves.decide, early_moves.weigh),
    "decision_prepared": (order_moves.desk, order_moves.decide),
    "decision_announced": (order_moves.close, order_moves.change),
    "closed": (order_moves.change, order_moves.change, order_moves.decide, order_moves.end),
    "suspended": (remedy_moves.relief, remedy_moves.resume, order_moves.change),
    "ended": (order_moves.reopen,),
    "lifted": (order_moves.reopen,),
    "reopened": (*MONEY, order_moves.archive),
    "decision_withdrawn": (order_moves.reopen, order_moves.archive),
    "intent_withdrawn": (order_moves.archive,),
    "no_action": (order_moves.archive,),
    "warned": (order_moves.change, order_moves.archive),
    "penalty_ordered": PENALTY,
}
"""What moves a case on from each state."""
BESIDE: Mapping[str, Sequence[Move]] = {
    "reported": (order_moves.close, early_moves.declare_no_offender, early_moves.report),
    "assessed": (early_moves.add_parties, early_moves.write_paragraphs),
    "intent_prepared": (early_moves.add_parties,),
    "intent_announced": (
        *(early_moves.add_parties, early_moves.give_more_time, order_moves.change),
        early_moves.leave_unheard,
        *LETTERS,
    ),
    "zienswijze_received": (
        *(early_moves.give_more_time, early_moves.write_paragraphs, early_moves.leave_unheard),
        *(early_moves.add_parties, *LETTERS),
    ),
    "zienswijze_lapsed": (early_moves.leave_unheard, early_moves.add_parties, *LETTERS),
    "reassessed": (
        *(order_moves.change, early_moves.write_paragraphs, early_moves.leave_unheard),
        *(early_moves.add_parties, *LETTERS),
    ),
    "decision_prepared": (early_moves.weigh, early_moves.add_parties, order_moves.desk),
    "decision_announced": (*AFTER, *PEOPLE),
    "closed": (*AFTER, *SITE, *PEOPLE, early_moves.weigh, order_moves.communicate),
    "suspended": AFTER,
    "ended": (*AFTER, site_moves.hand_over_keys),
    "lifted": (*AFTER, site_moves.hand_over_keys),
    "reopened": (*AFTER, site_moves.hand_over_keys),
    "decision_withdrawn": AFTER,
    "warned": REMEDIES,
    "penalty_ordered": (*REMEDIES, *MONEY, *LETTERS),
}
"""What belongs beside it."""
WAITS = {"intent_announced": 16, "decision_announced": 8, "closed": 20, "penalty_ordered": 15}
"""How many days can pass at once in a state; elsewhere few."""

FROM_THE_ORDER = 0.6
"""How many of the walks begin with the order, to see more of what comes after."""
PURPOSEFUL = 0.8
"""How often somebody goes on with what he wants."""
BEGINS = 0.25
"""How often somebody begins to want something."""
TWICE = 0.04
"""How often somebody does the same thing once more."""


def next_attempt(walk: Wanderer) -> Attempt:
    """What is tried now."""
    if walk.taken and not walk.taken[-1].refusal and walk.by_chance(TWICE):
        return walk.taken[-1].attempt
    attempt: Attempt | None = None
    if not walk.status:
        attempt = head_start(walk) if walk.by_chance(FROM_THE_ORDER) else early_moves.report(walk)
    if attempt is None and walk.by_chance(PURPOSEFUL):
        attempt = _wanted(walk)
    while attempt is None:
        attempt = _next_move(walk)(walk)
    return attempt


def _wanted(walk: Wanderer) -> Attempt | None:
    """The next act of who wants something; who wants nothing now and then begins."""
    if not walk.wanted and walk.status in WANTED and walk.by_chance(BEGINS):
        walk.wanted = [*walk.one_of(WANTED[walk.status])]
    return walk.wanted.pop(0)(walk) if walk.wanted else None


def _next_move(walk: Wanderer) -> Move:
    """What is owed is dealt with where there is something; else it is tried seldom."""
    move = _some_move(walk)
    while move in MONEY[1:] and not walk.rows["claim"] and walk.by_chance(0.95):
        move = _some_move(walk)
    return move


def _some_move(walk: Wanderer) -> Move:
    chance, status = walk.dice.random(), walk.status
    if chance < 0.15:
        walk.wait(WAITS.get(status, 4))
        return order_moves.morning
    if chance < 0.42:
        return order_moves.desk
    if chance < 0.67:
        return walk.one_of(ON.get(status, ANY))
    return walk.one_of(BESIDE.get(status) or ANY) if chance < 0.95 else walk.one_of(ANY)
