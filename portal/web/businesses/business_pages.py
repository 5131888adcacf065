"""The businesses: searched by words, and one at each of its addresses.

Both are sent as forms: neither a name nor a number of a business stands in an address or a log.
"""

from collections.abc import Sequence

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from models.law.common.roles import Action, may
from portal.web.pages import page
from portal.web.visits import CurrentVisit, SentForm, Visit
from tasks.acts import control_overviews
from tasks.acts.control_overviews import BusinessLine

router = APIRouter(prefix="/bedrijven")
LONGEST = 100
SHOWN = 50
"""Businesses on one page; who looks for another one searches."""


@router.get("")
def ask(visit: CurrentVisit) -> Response:
    """The form to search."""
    return _page(visit, "", control_overviews.search_businesses("", visit.by, SHOWN))


@router.post("")
def search(visit: CurrentVisit, sent: SentForm) -> Response:
    """The businesses that are meant."""
    words = sent.one("zoek")[:LONGEST]
    return _page(visit, words, control_overviews.search_businesses(words, visit.by, SHOWN))


@router.get("/inzien")
def begin_again(_visit: CurrentVisit) -> Response:
    """Who comes back by his history begins with searching."""
    return RedirectResponse("/bedrijven", 303)


@router.post("/inzien")
def read(visit: CurrentVisit, sent: SentForm) -> Response:
    """One business: its label with the reason, and every label before; the history tells it."""
    number, code = sent.one("kvk"), sent.one("gemeente")
    found = control_overviews.read_business(number, code, visit.by, visit.at)
    return page("businesses/business", visit, here="bedrijven", found=found)


def _page(visit: Visit, words: str, found: Sequence[BusinessLine]) -> Response:
    held = visit.visitor.roles.values()
    return page(
        "businesses/search",
        visit,
        here="bedrijven",
        words=words,
        found=found,
        is_cut=len(found) == SHOWN,
        may_import=any(may(Action.IMPORT_BUSINESSES, roles) for roles in held),
    )
