"""To the OpenID provider of the organisation, and back from there."""

from datetime import timedelta

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from models.law.common.errors import WeerbaarError
from portal.web.entry import provider
from portal.web.entry.cookies import Cookie, forget_cookie, read_cookie, set_cookie
from portal.web.entry.entry_pages import FIRST_PAGE, SEE_OTHER, entry_page, log_in_page
from portal.web.visits import clock_of
from tasks.acts.desk import account_acts

router = APIRouter()
KEPT = timedelta(minutes=10)


@router.get("/inloggen/organisatie")
def go(request: Request) -> Response:
    """Send the browser to the provider, with what it must bring back in a cookie."""
    if not provider.is_offered():
        raise HTTPException(404)
    try:
        sent = provider.depart(_return_to(request), clock_of(request))
    except WeerbaarError as error:
        return log_in_page(request, str(error))
    answer = RedirectResponse(sent.address, SEE_OTHER)
    # Not strict: it must come along when the provider sends the browser back.
    set_cookie(request, answer, Cookie.PROVIDER, sent.state, KEPT, from_elsewhere=True)
    return answer


@router.get("/inloggen/terug", name="come_back")
def come_back(request: Request) -> Response:
    """Somebody came back: let him in, by a page of ours from which he goes on.

    A browser that was sent here by another site brings no strict cookie to the next address.
    """
    state, at = read_cookie(request, Cookie.PROVIDER), clock_of(request)
    try:
        claims = provider.arrive(str(request.url), state, _return_to(request), at)
        entered = account_acts.log_in_by_provider(claims, at)
    except WeerbaarError as error:
        answer = log_in_page(request, str(error))
    else:
        answer = entry_page(request, "came_back", first_page=FIRST_PAGE)
        set_cookie(request, answer, Cookie.SESSION, entered.token)
    forget_cookie(request, answer, Cookie.PROVIDER)
    return answer


def _return_to(request: Request) -> str:
    """The address that the provider knows of us; it refuses every other."""
    return str(request.url_for("come_back"))
