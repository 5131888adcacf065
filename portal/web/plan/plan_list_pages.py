"""The communication calendar and the ledger of a year."""

from fastapi import APIRouter, Response

from models.law.common.roles import Action
from portal.web.pages import page
from portal.web.plan.plan_pages import Code, Year, may_do, may_record
from portal.web.visits import CurrentVisit
from tasks.acts.desk import plan_desk

router = APIRouter(prefix="/plan")


@router.get("/{code}/{year}/kalender")
def calendar(code: Code, year: Year, visit: CurrentVisit) -> Response:
    """What is told when, where and to whom, and whether it was."""
    places = plan_desk.places_of(code, year, visit.at.date(), visit.by)
    return page(
        "plan/calendar",
        visit,
        here="plan",
        places=places,
        calendars=plan_desk.open_calendar(places, visit.by),
        titles=plan_desk.titles_of(code, year, visit.by),
        today=visit.at.date(),
        may_record=may_record(visit, places),
    )


@router.get("/{code}/{year}/uitgaven")
def ledger(code: Code, year: Year, visit: CurrentVisit) -> Response:
    """What was really spent."""
    places = plan_desk.places_of(code, year, visit.at.date(), visit.by)
    return page(
        "plan/ledger",
        visit,
        here="plan",
        places=places,
        ledgers=plan_desk.open_ledger(places, visit.by),
        may_book=may_do(visit, places, Action.BOOK_COST),
    )
