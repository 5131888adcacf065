"""The action plan of a year: what came of it, what was told, what it cost, and the next one."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from models.common.plan_year import ActionLine, ActionPart, PlanTotals, PlanYear
from models.plan.plan_forms import (
    CalendarDoneForm,
    CalendarForm,
    CorrectionForm,
    CostForm,
    EvidenceForm,
    MeetingForm,
    ProgressForm,
)
from tasks.acts.done import Done
from tasks.acts.plan_sources import EVIDENCE
from tasks.plan import (
    costs,
    ledger_overview,
    plan_calendar,
    plan_draft,
    plan_overview,
    plan_policies,
    plan_progress,
)
from tasks.plan.ledger_overview import Ledger, LedgerLine
from tasks.plan.plan_calendar import CalendarLine
from tasks.register import organisation

# What the lists below answer with, for doors that name the types.
__all__ = [
    "ActionLine",
    "ActionPart",
    "CalendarLine",
    "Ledger",
    "LedgerLine",
    "PlanTotals",
    "PlanYear",
]

AnyForm = TypeVar("AnyForm")


def record_progress(form: ProgressForm, at: datetime) -> Done:
    """Record how far an action is."""
    return _done(plan_progress.record_progress, form, at)


def link_evidence(form: EvidenceForm, at: datetime) -> Done:
    """Link a round, closure or instrument to an action as evidence, or take the link away."""
    return Done(said=(plan_progress.link_evidence(form, at, evidence=EVIDENCE),))


def record_meeting(form: MeetingForm, at: datetime) -> Done:
    """Record a meeting or campaign, with how many came."""
    return _done(plan_progress.record_meeting, form, at)


def add_to_calendar(form: CalendarForm, at: datetime) -> Done:
    """Put in the calendar what is told when, where and to whom."""
    return _done(plan_calendar.add_item, form, at)


def finish_in_calendar(form: CalendarDoneForm, at: datetime) -> Done:
    """Something of the calendar was done."""
    return _done(plan_calendar.finish_item, form, at)


def book_cost(form: CostForm, at: datetime) -> Done:
    """Book an invoice on an action; it is said when more was spent than planned."""
    return Done(said=(costs.book_cost(form, at).text,))


def correct_cost(form: CorrectionForm, at: datetime) -> Done:
    """Book what an invoice really was; the difference is an entry of its own."""
    return Done(said=(costs.correct_cost(form, at).text,))


def draft_plan(year: int, on: date, file: Path, municipality: str = "") -> Done:
    """Write a draft of the plan of a later year to a file that does not exist yet."""
    plan_draft.write_draft(file, plan_draft.draft_plan(year, on, municipality))
    said = f"Het concept voor {year} staat in {file}. Lees het na en pas het aan."
    return Done(said=(said,))


def plan_of_year(year: int, municipality: str = "") -> PlanYear:
    """Every action of a plan with its status, and the totals."""
    return plan_overview.plan_of_year(year, municipality, evidence=EVIDENCE)


def action_of_year(year: int, number: int, municipality: str = "") -> ActionLine:
    """One action with everything that is known of it."""
    found = plan_overview.plan_of_year(year, municipality, evidence=EVIDENCE)
    action = plan_policies.action_of(plan_policies.the_plan(found.year, municipality), number)
    return next(line for line in found.actions if line.number == action.number)


def list_calendar(municipality: str, year: int) -> list[CalendarLine]:
    """The calendar of a year, by day; a week stands on its Monday."""
    return plan_calendar.list_items(organisation.municipality_code(municipality), year)


def read_ledger(municipality: str, year: int | None) -> Ledger:
    """What was spent, in one municipality or in all."""
    code = organisation.municipality_code(municipality) if municipality else ""
    return ledger_overview.read_ledger(code, year)


def _done(step: Callable[[AnyForm, datetime], str], form: AnyForm, at: datetime) -> Done:
    return Done(said=(step(form, at),))
