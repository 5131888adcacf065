"""The action plan of a year: every action, one action, and the draft of the next plan."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi.responses import RedirectResponse

from models.law.common.plan_themes import PlanTheme
from models.law.common.roles import Action, may
from portal.web.pages import page
from portal.web.visits import CurrentVisit, Visit
from tasks.acts.desk import plan_desk
from tasks.acts.desk.plan_desk import ActionLine, PlanPlaces

router = APIRouter(prefix="/plan")
Code = Annotated[str, Path(pattern=r"^[0-9]{4}$")]
Year = Annotated[int, Path(ge=2000, le=2099)]
ActionNumber = Annotated[int, Path(ge=1, le=999)]


@router.get("")
def begin(visit: CurrentVisit) -> Response:
    """The plan of this year, of the first municipality in which he works."""
    code = plan_desk.first_place(visit.by)
    return RedirectResponse(f"/plan/{code}/{visit.at.year}", 303)


@router.get("/{code}/{year}")
def plan(code: Code, year: Year, visit: CurrentVisit) -> Response:
    """Every action with its state, and the money; what to choose in a year without a plan."""
    places = plan_desk.places_of(code, year, visit.at.date(), visit.by)
    found = plan_desk.open_plan(code, year, visit.by) if places.has_plan else None
    return page(
        "plan/plan",
        visit,
        here="plan",
        places=places,
        plan=found,
        themes=_by_theme(found.actions if found else ()),
        can_draft=places.has_plan and may_record(visit, places),
    )


@router.get("/{code}/{year}/acties/{number}")
def action(code: Code, year: Year, number: ActionNumber, visit: CurrentVisit) -> Response:
    """One action: state, note, reason, money and evidence in each municipality."""
    places = plan_desk.places_of(code, year, visit.at.date(), visit.by)
    found = plan_desk.open_action(code, year, number, visit.by)
    return page(
        "plan/action",
        visit,
        here="plan",
        places=places,
        action=found.line,
        may_record=may_record(visit, places),
        may_book=may_do(visit, places, Action.BOOK_COST),
    )


@router.get("/{code}/{year}/concept")
def draft(code: Code, year: Year, visit: CurrentVisit) -> Response:
    """The draft of the next plan, to be edited and given to the administrator."""
    file = plan_desk.draft_of_next(code, year, visit.at.date(), visit.by)
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return Response(file.content, media_type=file.media_type, headers=headers)


def may_record(visit: Visit, places: PlanPlaces) -> bool:
    """Whether he may record progress in one of these municipalities."""
    return may_do(visit, places, Action.RECORD_PROGRESS)


def may_do(visit: Visit, places: PlanPlaces, what: Action) -> bool:
    """Whether he may do this in one of these municipalities: the act asks it again."""
    return any(may(what, visit.visitor.roles.get(code, ())) for code in places.names)


def _by_theme(actions: Sequence[ActionLine]) -> Mapping[PlanTheme, Sequence[ActionLine]]:
    """What is not empty, in the order of the plan."""
    found = {theme: [line for line in actions if line.theme is theme] for theme in PlanTheme}
    return {theme: lines for theme, lines in found.items() if lines}
