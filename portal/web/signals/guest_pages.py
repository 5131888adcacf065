"""The reporting desk for a partner: one report by a personal link, without an account.

The code of the link is typed, or stands in the address of a link or QR code. There it is taken for
a cookie at once: the page with the form has an address that tells nothing (docs/decisions/0028).
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import RedirectResponse

from portal.web.entry.cookies import Cookie, read_cookie, set_cookie
from portal.web.entry.csrf import FIELD, refuse_strangers, sign_of
from portal.web.entry.entry_pages import EntryForm, entry_page
from portal.web.forms import forms
from portal.web.forms.forms import ShownForm
from portal.web.forms.uploads import SentFile, read_sent
from portal.web.pages import page
from portal.web.signals.report_form import PHOTO, Desk, ReportOnPage, flags_of, receive
from portal.web.visits import clock_of
from tasks.acts import reporting_desk_acts
from tasks.acts.desk.look_acts import look_of
from tasks.acts.reporting_desk_acts import Guest, LinkError

router = APIRouter(prefix="/melden")
FORM = "/melden/partner"
LinkCode = Annotated[str, Path(pattern=r"^[0-9A-Za-z-]{10,60}$")]


def plain_code(typed: str) -> str:
    """The code as it was made: without what people put between its signs."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


@router.get("/link/{code}")
def follow(request: Request, code: LinkCode) -> Response:
    """Keep the code in a cookie, and go on; looking uses nothing up, so a scanner does no harm."""
    answer = RedirectResponse(FORM, 303)
    set_cookie(request, answer, Cookie.REPORT, plain_code(code), from_elsewhere=True)
    return answer


@router.get("/code")
def ask_code(request: Request) -> Response:
    """For who has the code on paper."""
    return entry_page(request, "signals/code", fault="")


@router.post("/code")
def type_code(request: Request, posted: EntryForm) -> Response:
    """The same as by the link; a code that opens nothing is told here."""
    code = plain_code(posted.one("code"))
    try:
        reporting_desk_acts.open_link(code, clock_of(request))
    except LinkError as error:
        return entry_page(request, "signals/code", 422, fault=str(error))
    answer = RedirectResponse(FORM, 303)
    set_cookie(request, answer, Cookie.REPORT, code, from_elsewhere=True)
    return answer


@router.get("/partner")
def ask(request: Request) -> Response:
    """The form, for who has a link that was not used."""
    code = read_cookie(request, Cookie.REPORT)
    try:
        guest = reporting_desk_acts.open_link(code, clock_of(request))
    except LinkError as error:
        return entry_page(request, "signals/code", 422, fault=str(error) if code else "")
    desk = _desk(request, guest, code)
    shown = forms.to_fill(ReportOnPage, tuple(desk.fixed), desk.offered)
    return _page(request, guest, shown)


async def _sent_by_guest(request: Request) -> SentFile:
    sent = await read_sent(request, PHOTO)
    refuse_strangers(request, read_cookie(request, Cookie.REPORT), sent.posted.one(FIELD))
    return sent


@router.post("/partner")
def report(request: Request, sent: Annotated[SentFile, Depends(_sent_by_guest)]) -> Response:
    """A signal in its first weighing; the link is used up."""
    code = read_cookie(request, Cookie.REPORT)
    try:
        guest = reporting_desk_acts.open_link(code, clock_of(request))
    except LinkError as error:
        return entry_page(request, "signals/code", 422, fault=str(error))
    answered = receive(_desk(request, guest, code), sent, code)
    if answered.done is None or answered.report is None:
        return _page(request, guest, answered.shown, answered.status, answered.photo_fault)
    steps = reporting_desk_acts.what_happens_next(
        guest.municipality_code,
        clock_of(request).date(),
        wants_answer=answered.report.wants_answer,
    )
    return page("signals/reported", look=_look(guest), done=answered.done, steps=steps)


def _desk(request: Request, guest: Guest, code: str) -> Desk:
    at = clock_of(request)
    return Desk(
        {"municipality": guest.municipality_code},
        flags_of(reporting_desk_acts.checklist(at.date())),
        lambda: reporting_desk_acts.count_link(code, at),
        lambda sending, _: reporting_desk_acts.report_by_partner(sending, code, at),
    )


def _page(
    request: Request, guest: Guest, shown: ShownForm, status: int = 200, photo_fault: str = ""
) -> Response:
    on = clock_of(request).date()
    return page(
        "signals/desk",
        status=status,
        look=_look(guest),
        sign=sign_of(read_cookie(request, Cookie.REPORT)),
        form=shown,
        address=FORM,
        once="",
        once_field="",
        checklist=reporting_desk_acts.checklist(on),
        lines=reporting_desk_acts.reporting_lines(on),
        photo_fault=photo_fault,
        guest=guest,
        today=on,
    )


def _look(guest: Guest) -> object:
    return look_of((guest.municipality_code,))
