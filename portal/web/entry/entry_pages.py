"""Logging in and out, and making an account with an invitation."""

from typing import Annotated, Any
from urllib.parse import parse_qs, urlsplit

import segno
from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from models.common.account_forms import Acceptance
from models.law.common.errors import WeerbaarError
from portal.web.entry.cookies import DEVICE_KEPT, Cookie, forget_cookie, read_cookie, set_cookie
from portal.web.entry.csrf import FIELD, refuse_strangers, sign_of
from portal.web.entry.kept_forms import KEPT, KeptForm
from portal.web.entry.provider import is_offered
from portal.web.forms.posted import Posted, PostedForm
from portal.web.pages import page
from portal.web.visits import CurrentVisit, SentForm, Visit, clock_of
from tasks.acts.desk import account_acts
from tasks.register.accounts.sealing import new_token

router = APIRouter()
FIRST_PAGE = "/vandaag"
SEE_OTHER = 303


def _sent_at_entry(request: Request, posted: PostedForm) -> Posted:
    refuse_strangers(request, read_cookie(request, Cookie.ENTRY), posted.one(FIELD))
    return posted


EntryForm = Annotated[Posted, Depends(_sent_at_entry)]


def entry_page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page for who is not logged in; its form is bound to a number by chance in a cookie."""
    secret = read_cookie(request, Cookie.ENTRY) or new_token()
    answer = page(template, status=status, **(values | {"sign": sign_of(secret)}))
    set_cookie(request, answer, Cookie.ENTRY, secret)
    return answer


def log_in_page(
    request: Request, fault: str = "", who: str = "", kept: KeptForm | None = None
) -> Response:
    """The form to log in with, and the way to the provider where there is one."""
    return entry_page(
        request,
        "log_in",
        422 if fault else 200,
        fault=fault,
        who=who,
        kept=kept.text if kept else "",
        kept_field=KEPT,
        by_provider=is_offered(),
    )


@router.get("/inloggen")
def ask_log_in(request: Request) -> Response:
    """Code or mail address, password, second factor."""
    return log_in_page(request)


@router.post("/inloggen")
def log_in(request: Request, posted: EntryForm) -> Response:
    """Come in, or read one sentence that is the same whatever was wrong."""
    who, kept = posted.one("wie").strip(), KeptForm.read(posted.one(KEPT))
    try:
        entered = account_acts.log_in(
            who,
            posted.one("wachtwoord"),
            posted.one("code").replace(" ", ""),
            clock_of(request),
            address=request.client.host if request.client else "",
            device=read_cookie(request, Cookie.DEVICE),
        )
    except WeerbaarError as error:
        return log_in_page(request, str(error), who, kept)
    answer: Response = RedirectResponse(FIRST_PAGE, SEE_OTHER)
    if kept:
        visit = Visit(entered.visitor, clock_of(request), entered.token)
        answer = page("kept_form", visit, kept=kept)
    set_cookie(request, answer, Cookie.SESSION, entered.token)
    if entered.device:
        set_cookie(request, answer, Cookie.DEVICE, entered.device, DEVICE_KEPT)
    forget_cookie(request, answer, Cookie.ENTRY)
    return answer


@router.post("/uitloggen")
def log_out(request: Request, visit: CurrentVisit, _sent: SentForm) -> Response:
    """The session ends, on the server too."""
    account_acts.log_out(visit.token, visit.at)
    answer = RedirectResponse("/inloggen", SEE_OTHER)
    forget_cookie(request, answer, Cookie.SESSION)
    # What a telephone kept of visits goes as well, from whichever page somebody logs out.
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


@router.get("/uitnodiging")
def ask_invitation(request: Request) -> Response:
    """The code is typed, and stands in no address."""
    return entry_page(request, "invitation", fault="")


@router.post("/uitnodiging")
def open_invitation(request: Request, posted: EntryForm) -> Response:
    """Who was invited scans a picture with the app, and chooses a password."""
    token = posted.one("uitnodiging").strip()
    return _accepting(request, token, "")


@router.post("/uitnodiging/account")
def accept(request: Request, posted: EntryForm) -> Response:
    """The account is made; its recovery codes are shown once."""
    token, password = posted.one("uitnodiging"), posted.one("wachtwoord")
    if password != posted.one("nogmaals"):
        return _accepting(request, token, "De twee wachtwoorden zijn niet gelijk.")
    code = posted.one("code").replace(" ", "")
    try:
        accepted = account_acts.accept(Acceptance(token, password, code), clock_of(request))
    except WeerbaarError as error:
        return _accepting(request, token, str(error))
    said, codes = accepted.said[0], accepted.recovery_codes
    return entry_page(request, "accepted", said=said, codes=codes)


def _accepting(request: Request, token: str, fault: str) -> Response:
    try:
        invitee = account_acts.open_invitation(token, clock_of(request))
    except WeerbaarError as error:
        return entry_page(request, "invitation", 422, fault=str(error))
    secret = parse_qs(urlsplit(invitee.totp_address).query)["secret"][0]
    picture = segno.make(invitee.totp_address, micro=False).svg_data_uri(scale=4, border=4)
    return entry_page(
        request,
        "account",
        422 if fault else 200,
        invitee=invitee,
        token=token,
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        picture=picture,
        fault=fault,
    )
