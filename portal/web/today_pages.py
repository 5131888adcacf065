"""Vandaag: what waits for who is logged in."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from models.common.message import MessageState, Settlement
from portal.web.closure.act_table import next_page
from portal.web.pages import page
from portal.web.visits import CurrentVisit, Number, SentForm
from tasks.acts import signal_page_acts
from tasks.acts.control.rounds_today import rounds_today
from tasks.acts.desk import today_acts
from tasks.acts.desk.today_plan import plan_today

router = APIRouter()
MOST = 50
"""Of one kind on the page; what must be done first stands first."""


@router.get("/")
def begin(_visit: CurrentVisit) -> Response:
    """The first page."""
    return RedirectResponse("/vandaag", 303)


@router.get("/vandaag")
def today(visit: CurrentVisit) -> Response:
    """To approve, what came back, what ends, and which mail needs a person."""
    found = today_acts.today_of(visit.by, visit.at)
    signals = signal_page_acts.signals_today(visit.by, visit.at)
    return page(
        "today",
        visit,
        here="vandaag",
        today=found,
        signals=signals,
        plan_today=plan_today(found.on, visit.by),
        rounds_today=rounds_today(visit.by, found.on),
        to_handle=[
            (each, next_page(each.next_command, visit.visitor.roles[each.municipality_code]))
            for each in found.to_handle
        ],
        unknown=MessageState.UNKNOWN,
        most=MOST,
    )


@router.post("/berichten/{number}/{outcome}")
def settle(number: Number, outcome: Settlement, visit: CurrentVisit, _sent: SentForm) -> Response:
    """A message of which nobody knows whether it arrived: somebody found out."""
    today_acts.settle_mail(number, outcome, visit.by, visit.at)
    return RedirectResponse("/vandaag", 303)
