"""The account of who is logged in: his roles, his password, and the address of his calendar."""

from fastapi import APIRouter, HTTPException, Request, Response

from models.common.account_forms import Attempt
from models.law.common.errors import WeerbaarError
from portal.web.entry.cookies import DEVICE_KEPT, Cookie, read_cookie, set_cookie
from portal.web.forms.act_form import told
from portal.web.pages import page
from portal.web.visits import CurrentVisit, SentForm, Visit, clock_of
from tasks.acts.desk import account_acts, agenda_acts, own_acts

router = APIRouter()
NOT_EQUAL = "De twee nieuwe wachtwoorden zijn niet gelijk."
CHANGED = "Uw wachtwoord is gewijzigd. Overal anders bent u uitgelogd."
KIND = "text/calendar; charset=utf-8"


@router.get("/account")
def account(visit: CurrentVisit) -> Response:
    """What he may, and what he can change himself."""
    return _page(visit)


@router.post("/account/agenda")
def make_address(request: Request, visit: CurrentVisit, _sent: SentForm) -> Response:
    """A new address, shown once."""
    token = agenda_acts.make_address(visit.by, visit.at)
    return _page(visit, address=str(request.url_for("feed", token=token)))


@router.post("/account/agenda/intrekken")
def end_address(visit: CurrentVisit, _sent: SentForm) -> Response:
    """It gives nothing any more."""
    return _page(visit, said=agenda_acts.end_address(visit.by, visit.at).said[0])


@router.post("/account/wachtwoord")
def change_password(request: Request, visit: CurrentVisit, sent: SentForm) -> Response:
    """Another password; the session begins anew."""
    if sent.one("nieuw") != sent.one("nogmaals"):
        return _page(visit, fault=NOT_EQUAL)
    attempt = Attempt(
        visit.by,
        sent.one("wachtwoord"),
        sent.one("code").replace(" ", ""),
        request.client.host if request.client else "",
        read_cookie(request, Cookie.DEVICE),
    )
    try:
        entered = account_acts.change_password(attempt, sent.one("nieuw"), visit.at)
    except WeerbaarError as error:
        return _page(visit, fault=" ".join(told(error)))
    answer = _page(Visit(entered.visitor, visit.at, entered.token), said=CHANGED)
    set_cookie(request, answer, Cookie.SESSION, entered.token)
    set_cookie(request, answer, Cookie.DEVICE, entered.device, DEVICE_KEPT)
    return answer


@router.get("/agenda/{token}.ics")
def feed(token: str, request: Request) -> Response:
    """The calendar behind a secret address: whoever has it reads dates, and nothing else."""
    found = agenda_acts.feed_of(token, clock_of(request))
    if found is None:
        raise HTTPException(404)
    return Response(found, media_type=KIND)


def _page(visit: Visit, *, address: str = "", said: str = "", fault: str = "") -> Response:
    own = own_acts.own_account(visit.by)
    return page(
        "desk/account",
        visit,
        422 if fault else 200,
        here="account",
        own=own,
        address=address,
        said=said,
        fault=fault,
    )
