"""Vandaag: what waits for who is logged in."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from portal.web.pages import page
from portal.web.visits import CurrentVisit
from tasks.acts import today_acts

router = APIRouter()


@router.get("/")
def begin(_visit: CurrentVisit) -> Response:
    """The first page."""
    return RedirectResponse("/vandaag", 303)


@router.get("/vandaag")
def today(visit: CurrentVisit) -> Response:
    """To approve, what came back, what ends, and which mail needs a person."""
    return page("today", visit, here="vandaag", today=today_acts.today_of(visit.by, visit.at))
