"""What a page tells of the action plan: of the municipalities where one works, and no others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from models.common.municipality import Municipality
from models.common.plan_year import ActionLine, PlanYear
from models.law.common.dutch import euro, short_date
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.acts.plan_sources import EVIDENCE
from tasks.documents.rendering import RenderedFile
from tasks.plan import ledger_overview, plan_calendar, plan_draft, plan_evidence, plan_overview
from tasks.plan.ledger_overview import Ledger, LedgerLine
from tasks.plan.plan_calendar import CalendarLine
from tasks.plan.plan_policies import action_of, plan_if_any, the_plan, years_with_plan
from tasks.register.authority import municipalities_where
from tasks.register.resources import reading

__all__ = ["ActionLine", "CalendarLine", "LedgerLine", "PlanYear"]
READERS = (Action.RECORD_PROGRESS, Action.BOOK_COST, Action.APPROVE_EVALUATION)
"""Who works on a plan, or decides on what is told of it, may read what came of it."""
YAML = "application/yaml"


class UnknownPlanError(WeerbaarError):
    """Raised when there is no such plan for this officer."""


class WholePlanError(WeerbaarError):
    """Raised when somebody asks a whole plan who works in some of its municipalities."""


@dataclass(frozen=True)
class PlanPlaces:
    """Where an officer works on a plan, and which years he can open."""

    code: str
    """The municipality by which the plan was opened."""
    year: int
    names: Mapping[str, str]
    """His municipalities that share this plan, by CBS code."""
    others: Mapping[str, str]
    """Where he reads another plan."""
    years: Sequence[int]
    """With a plan, and this year."""
    has_plan: bool


@dataclass(frozen=True)
class OpenAction:
    """One action, with what can be chosen in its forms."""

    line: ActionLine
    evidence: Mapping[str, str]
    """What can be linked or taken away, by its reference."""
    invoices: Mapping[str, str]
    """What was booked on it by an officer, by the number of the invoice."""


def first_place(by: str) -> str:
    """The municipality (CBS code) with which an officer begins; RoleError when he reads none."""
    return municipalities_where(by, *READERS)[0]


def places_of(code: str, year: int, on: date, by: str) -> PlanPlaces:
    """What belongs together in a year: municipalities that share a plan, or this one alone."""
    own = _own(code, by)
    with reading() as session:
        asked = select(Municipality.code, Municipality.name).where(col(Municipality.code).in_(own))
        names = dict(session.exec(asked.order_by(col(Municipality.name))).all())
    plan = plan_if_any(code, year)
    together = set(plan.municipalities) if plan else {code}
    return PlanPlaces(
        code=code,
        year=year,
        names={other: name for other, name in names.items() if other in together},
        others={other: name for other, name in names.items() if other not in together},
        years=sorted({*years_with_plan(code), on.year, year}),
        has_plan=plan is not None,
    )


def open_plan(code: str, year: int, by: str) -> PlanYear:
    """The plan with what came of it in the municipalities of this officer."""
    return plan_overview.plan_of_year(year, code, evidence=EVIDENCE, only=_own(code, by))


def titles_of(code: str, year: int, by: str) -> Mapping[int, str]:
    """The actions of a year by their number; none in a year without a plan."""
    _own(code, by)
    plan = plan_if_any(code, year)
    return {action.number: action.title for action in plan.actions} if plan else {}


def open_action(code: str, year: int, number: int, by: str) -> OpenAction:
    """One action with everything that is known of it; UnknownActionError when the plan has none."""
    own = _own(code, by)
    plan = the_plan(year, code)
    action_of(plan, number)
    found = open_plan(code, year, by)
    shared = [other for other in plan.municipalities if other in own]
    with reading() as session:
        lines = plan_evidence.linkable(session, plan, shared, EVIDENCE)
    return OpenAction(
        next(line for line in found.actions if line.number == number),
        {key: f"{key}: {line.words}" for key, line in lines.items()},
        {
            line.mark: f"{line.mark}: {euro(line.amount)} op {short_date(line.on)}"
            for other in shared
            for line in ledger_overview.read_ledger(other, year).lines
            if line.action_number == number and line.is_invoice and not line.corrects
        },
    )


def open_calendar(places: PlanPlaces, by: str) -> Mapping[str, Sequence[CalendarLine]]:
    """The communication calendar of each municipality, by its name."""
    own = _own(places.code, by)
    return {
        name: plan_calendar.list_items(code, places.year)
        for code, name in places.names.items()
        if code in own
    }


def open_ledger(places: PlanPlaces, by: str) -> Mapping[str, Ledger]:
    """What was spent in a year in each municipality, by its name."""
    own = _own(places.code, by)
    return {
        name: ledger_overview.read_ledger(code, places.year)
        for code, name in places.names.items()
        if code in own
    }


def draft_of_next(code: str, year: int, on: date, by: str) -> RenderedFile:
    """The draft of the plan after that of a year, made of what came of it.

    Raises WholePlanError for who does not work in each of its municipalities: it holds them all.
    """
    own = _own(code, by)
    if not set(the_plan(year, code).municipalities) <= set(own):
        raise WholePlanError(
            "Dit concept gaat over meer gemeenten; vraag het aan wie in elk daarvan werkt."
        )
    text = plan_draft.draft_plan(year + 1, on, code)
    return RenderedFile(f"actieplan-{year + 1}-concept.yaml", YAML, text.encode())


def _own(code: str, by: str) -> Sequence[str]:
    """Where this officer reads plans; UnknownPlanError when that is not here."""
    own = municipalities_where(by, *READERS)
    if code not in own:
        raise UnknownPlanError("Dit actieplan is er niet, of het is niet voor u.")
    return own
