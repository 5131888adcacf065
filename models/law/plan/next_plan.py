"""Which actions of a plan go into the next one, and with which money: a draft that people edit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.law.common.action_status import STAYS, ActionStatus
from models.law.common.errors import WeerbaarError
from models.law.plan.action_plan import (
    ActionPlan,
    Funding,
    PlanAction,
    PlanCost,
    Timing,
    TimingKind,
)


class NothingLeftError(WeerbaarError):
    """Raised when no action of a plan goes into the next one."""


@dataclass(frozen=True)
class LastWord:
    """How an action ended in one municipality."""

    status: ActionStatus
    reason: str = ""


LastWords = Mapping[tuple[str, int], LastWord]
"""By CBS code and number of the action; what is not there is still planned."""


def next_plan(plan: ActionPlan, words: LastWords, source: str) -> ActionPlan:
    """The next year's draft: what was carried over or partly done, and the work of every year.

    Numbers stay, so that two years can be compared and costs find their action.
    """
    year = plan.year + 1
    actions = tuple(
        _next_action(plan, action, places, words)
        for action in plan.actions
        if (places := _places(plan, action, words))
    )
    if not actions:
        raise NothingLeftError(f"Uit het actieplan van {plan.year} blijft niets over voor {year}.")
    return ActionPlan(
        valid_from=date(year, 1, 1),
        valid_to=date(year, 12, 31),
        source=source,
        available=plan.available,
        actions=actions,
    )


def undecided(plan: ActionPlan, words: LastWords) -> tuple[int, ...]:
    """The numbers of actions that end with the year and of which nobody said how they ended."""
    return tuple(
        action.number
        for action in plan.actions
        if not action.timing.kind.recurs
        and any(_word(words, code, action).status.is_open for code in plan.municipalities)
    )


def _word(words: LastWords, code: str, action: PlanAction) -> LastWord:
    return words.get((code, action.number), LastWord(ActionStatus.PLANNED))


def _places(plan: ActionPlan, action: PlanAction, words: LastWords) -> tuple[str, ...]:
    """The CBS codes of the municipalities where the action goes on."""
    found = []
    for code in plan.municipalities:
        status = _word(words, code, action).status
        goes_on = action.timing.kind.recurs and status is not ActionStatus.DROPPED
        if goes_on or status in STAYS:
            found.append(code)
    return tuple(found)


def _next_action(
    plan: ActionPlan, action: PlanAction, places: tuple[str, ...], words: LastWords
) -> PlanAction:
    costs = tuple(
        PlanCost(what=cost.what, amounts=amounts)
        for cost in action.costs
        if (amounts := {code: cost.amounts[code] for code in places if code in cost.amounts})
    )
    funding = action.funding
    if not costs:
        funding = tuple(item for item in funding if item is not Funding.SAFETY_BUDGET)
    values = {
        "timing": _next_timing(action.timing, plan.year + 1),
        "costs": costs,
        "funding": funding or (() if action.paid_by else (Funding.REGULAR_WORK,)),
        "note": _note(plan, action, words),
    }
    return PlanAction.model_validate(dict(action) | values)


def _next_timing(timing: Timing, year: int) -> Timing:
    """A span of years that has passed is stretched; the rest stays."""
    if timing.kind is not TimingKind.YEARS or timing.last_year is None or timing.last_year >= year:
        return timing
    return Timing(kind=timing.kind, first_year=timing.first_year, last_year=year)


def _note(plan: ActionPlan, action: PlanAction, words: LastWords) -> str:
    """How it ended in each municipality; empty when nobody said anything."""
    told = []
    for code, name in plan.municipalities.items():
        word = words.get((code, action.number))
        if word is not None:
            reason = f" ({word.reason.rstrip('.')})" if word.reason else ""
            told.append(f"{name} {word.status.label}{reason}")
    return f"Uit {plan.year}: {'; '.join(told)}." if told else ""
