"""The plan of a year as it stands: every action with status, evidence and money, and the totals.

It works without a register full of municipalities: the plan is data, and nothing done is nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.common.plan_year import ActionLine, ActionPart, EvidenceLine, PlanTotals, PlanYear
from models.law.common.action_status import ActionStatus, status_together
from models.law.common.dutch import euro
from models.law.plan.action_budget import BudgetLine, left_of
from models.law.plan.action_plan import ActionPlan, PlanAction
from models.plan.action import ActionProgress
from tasks.plan.plan_evidence import EvidenceReaders, evidence_of
from tasks.plan.plan_policies import the_plan
from tasks.register.ledger import spent_in
from tasks.register.resources import reading


def plan_of_year(
    year: int,
    municipality: str = "",
    *,
    evidence: EvidenceReaders,
    only: Collection[str] | None = None,
) -> PlanYear:
    """The plan of a year; a municipality (name or CBS code) chooses when there are several.

    `only` are the municipalities (CBS codes) of which is told what came of it; None: all that
    share the plan. Raises NoPolicyInForceError.
    """
    plan = the_plan(year, municipality)
    codes = [code for code in plan.municipalities if only is None or code in only]
    with reading() as session:
        known = _Known(
            last_words(session, plan.year),
            spent_in(session, year),
            evidence_of(session, plan, evidence),
        )
    actions = tuple(_action(plan, action, codes, known) for action in plan.actions)
    totals = tuple(_totals(plan, code, known) for code in codes)
    warnings = tuple(words for code in codes for words in _warnings(plan, code, known))
    return PlanYear(year, plan.source, actions, totals, warnings)


@dataclass(frozen=True)
class _Known:
    """What the register says, by CBS code and number of the action."""

    words: Mapping[tuple[str, int], ActionProgress]
    spent: Mapping[tuple[str, int], int]
    evidence: Mapping[tuple[str, int], tuple[EvidenceLine, ...]]


def last_words(session: Session, year: int) -> Mapping[tuple[str, int], ActionProgress]:
    """The last word about each action of the plan of a year."""
    rows = session.exec(
        select(ActionProgress).where(ActionProgress.year == year).order_by(col(ActionProgress.on))
    ).all()
    return {(row.municipality_code, row.action_number): row for row in rows}


def money_warnings(session: Session, plan: ActionPlan, code: str) -> tuple[str, ...]:
    """Where a municipality spent more than the plan has for an action or for the year."""
    known = _Known({}, spent_in(session, plan.year), {})
    return tuple(_warnings(plan, code, known))


def _action(
    plan: ActionPlan, action: PlanAction, codes: Sequence[str], known: _Known
) -> ActionLine:
    parts = tuple(_part(plan, action, code, known) for code in codes)
    return ActionLine(
        number=action.number,
        theme=action.theme,
        title=action.title,
        owner=action.owner,
        when=action.timing.label,
        last_day=action.timing.last_day(plan.year),
        funding=action.payers,
        status=status_together([part.status for part in parts]),
        parts=parts,
    )


def _part(plan: ActionPlan, action: PlanAction, code: str, known: _Known) -> ActionPart:
    word = known.words.get((code, action.number))
    return ActionPart(
        municipality_code=code,
        municipality=plan.municipalities[code],
        status=word.status if word else ActionStatus.PLANNED,
        on=word.on if word else None,
        note=word.note if word else "",
        reason=word.reason if word else "",
        planned=action.budget(code),
        spent=known.spent.get((code, action.number), 0),
        evidence=known.evidence.get((code, action.number), ()),
    )


def _lines(plan: ActionPlan, code: str, known: _Known) -> Mapping[int, BudgetLine]:
    """The money of each action, also of one that is booked on but not in this plan."""
    numbers = {action.number for action in plan.actions}
    numbers |= {number for other, number in known.spent if other == code}
    lines = {}
    for number in sorted(numbers):
        action, word = plan.action(number), known.words.get((code, number))
        lines[number] = BudgetLine(
            planned=action.budget(code) if action else 0,
            spent=known.spent.get((code, number), 0),
            status=word.status if word else ActionStatus.PLANNED,
        )
    return lines


def _totals(plan: ActionPlan, code: str, known: _Known) -> PlanTotals:
    lines = list(_lines(plan, code, known).values())
    available, spent = plan.available_for(code), _sum_spent(lines)
    return PlanTotals(
        municipality_code=code,
        municipality=plan.municipalities[code],
        planned=plan.planned(code),
        available=available,
        spent=spent,
        left=left_of(available, lines),
        unspent=available - spent,
    )


def _sum_spent(lines: Sequence[BudgetLine]) -> int:
    return sum(line.spent for line in lines)


def _warnings(plan: ActionPlan, code: str, known: _Known) -> list[str]:
    lines, name = _lines(plan, code, known), plan.municipalities[code]
    warnings = [
        f"{name}, actie {number}: {euro(line.spent)} uitgegeven, {euro(line.excess)} meer dan "
        f"gepland in {plan.year}."
        for number, line in lines.items()
        if line.excess
    ]
    spent, available = _sum_spent(list(lines.values())), plan.available_for(code)
    if spent > available:
        warnings.append(
            f"{name}: {euro(spent)} uitgegeven, {euro(spent - available)} meer dan er in "
            f"{plan.year} beschikbaar is."
        )
    return warnings
