"""One place of a round on a telephone: filled in there, saved as it goes, recorded at the end.

Without a script the whole form is saved and recorded. With one each answer is saved by itself,
and what could not be sent stays on the telephone until it can.
"""

from collections.abc import Sequence
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Response
from fastapi.responses import JSONResponse, RedirectResponse

from models.common.forms import FormFaultsError
from models.control.phone_forms import PhotoForm, VisitOnPage
from models.law.common.errors import WeerbaarError
from portal.web.control import visit_form
from portal.web.control.round_pages import HERE, Rank, RoundNumber, Team
from portal.web.forms import forms
from portal.web.forms.act_form import told
from portal.web.forms.forms import ShownForm
from portal.web.forms.posted import Posted
from portal.web.forms.uploads import MEGABYTE, FileKind, SentFile, sent_file
from portal.web.headers import SCRIPT_POLICY
from portal.web.pages import TEMPLATES, page
from portal.web.visits import CurrentVisit, Number, SentForm, Visit
from tasks.acts.control import visit_page_acts
from tasks.acts.control.visit_page_acts import SavedAnswer, VisitPage

router = APIRouter(prefix="/controles")
SCRIPTED = {"Content-Security-Policy": SCRIPT_POLICY}
PHOTO = FileKind(
    "een foto (JPEG, PNG of WebP)",
    15 * MEGABYTE,
    (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"),
)
Photo = Annotated[SentFile, Depends(sent_file(PHOTO))]
WHOLE = "/{reference}/bezoek/{team}/{rank}"
SEE_OTHER, CONFLICT, REFUSED = 303, 409, 422


@cache
def _script(name: str) -> str:
    return (TEMPLATES / "control" / name).read_text(encoding="utf-8")


@router.get("/bezoek.js")
def script() -> Response:
    """What saves each answer and keeps what could not be sent; nothing in it is of a case."""
    return Response(_script("visit.js"), media_type="text/javascript", headers=SCRIPTED)


@router.get("/bezoek-dienst.js")
def worker() -> Response:
    """What shows a page again that was opened before, when there is no signal."""
    return Response(_script("visit_worker.js"), media_type="text/javascript", headers=SCRIPTED)


@router.get(WHOLE)
def visit_page(
    reference: RoundNumber, team: Team, rank: Rank, visit: CurrentVisit, gedaan: str = ""
) -> Response:
    """The place and its form; nothing of another place."""
    found = visit_page_acts.open_visit(reference, team, rank, visit.by, visit.at)
    return _page(visit, found, visit_form.shown_form(found), done=gedaan)


@router.post(WHOLE)
def send_whole(
    reference: RoundNumber, team: Team, rank: Rank, visit: CurrentVisit, sent: SentForm
) -> Response:
    """Save all of it, and record it when that was asked."""
    found = visit_page_acts.open_visit(reference, team, rank, visit.by, visit.at)
    try:
        drafts = visit_form.drafts_in(found, visit.by, visit.at, sent)
        saved = visit_page_acts.save_answers(drafts, visit.at) if drafts else ()
    except FormFaultsError as error:
        return _again(visit, found, sent, error.faults)
    except WeerbaarError as error:
        return _again(visit, found, sent, told(error))
    others = [each for each in saved if each.other is not None]
    if others:
        return _again(visit, found, sent, [_of_other(each) for each in others])
    if sent.one(visit_form.STEP) != visit_form.RECORD:
        return RedirectResponse(f"{_address(found)}?gedaan=bewaard", SEE_OTHER)
    return _record(visit, found, sent)


def _record(visit: Visit, found: VisitPage, sent: Posted) -> Response:
    fixed = visit_form.base_values(found, visit.by, visit.at) | {
        # A visit counts on the day of its round, however late it is recorded.
        "on": found.planned_on,
        "recorded": sent.one(visit_form.MARK),
    }
    hidden = {name: () for name in visit_form.hidden(found) if name == "signals"}
    if "is_repaired" in visit_form.hidden(found):
        hidden["is_repaired"] = False  # type: ignore[assignment]
    offered = visit_form.offered(found)
    form, shown = forms.read(VisitOnPage, sent, fixed | hidden, offered)
    if form is None:
        return _page(visit, _fresh(visit, found), visit_form.padded(shown, found), REFUSED)
    try:
        done = visit_page_acts.record_visit(form, visit.at)
    except WeerbaarError as error:
        whole = forms.with_fault(visit_form.padded(shown, found), told(error))
        return _page(visit, _fresh(visit, found), whole, REFUSED)
    return page("control/visit_done", visit, headers=SCRIPTED, here=HERE, found=found, done=done)


@router.post(WHOLE + "/veld")
def send_field(
    reference: RoundNumber, team: Team, rank: Rank, visit: CurrentVisit, sent: SentForm
) -> Response:
    """Save one answer, for a script; what a colleague saved meanwhile comes back instead."""
    found = visit_page_acts.open_visit(reference, team, rank, visit.by, visit.at)
    draft = visit_form.one_draft(found, visit.by, visit.at, sent)
    if draft is None:
        return JSONResponse({"fault": "Dit antwoord is te lang of hoort hier niet."}, REFUSED)
    try:
        saved = visit_page_acts.save_answers([draft], visit.at)[0]
    except WeerbaarError as error:
        return JSONResponse({"fault": str(error)}, REFUSED)
    if saved.other is None:
        return JSONResponse({"version": saved.version})
    other = saved.other
    return JSONResponse(
        {
            "version": saved.version,
            "values": list(other.answer),
            "by": other.by,
            "at": visit_form.at_time(other.at),
        },
        CONFLICT,
    )


@router.post(WHOLE + "/foto")
def send_photo(
    reference: RoundNumber, team: Team, rank: Rank, visit: CurrentVisit, sent: Photo
) -> Response:
    """Keep a photograph, made anew so that nothing of the camera is left in it."""
    found = visit_page_acts.open_visit(reference, team, rank, visit.by, visit.at)
    if sent.fault:
        return _again(visit, found, None, [sent.fault])
    form = PhotoForm.model_validate(visit_form.base_values(found, visit.by, visit.at))
    try:
        visit_page_acts.keep_photo(form, visit.at, sent.content)
    except WeerbaarError as error:
        return _again(visit, found, None, told(error))
    return RedirectResponse(f"{_address(found)}?gedaan=foto#fotos", SEE_OTHER)


@router.get(WHOLE + "/foto/{number}")
def photo(
    reference: RoundNumber, team: Team, rank: Rank, number: Number, visit: CurrentVisit
) -> Response:
    """One photograph, for who may read the visit."""
    content = visit_page_acts.photo_of(reference, team, rank, number, visit.by)
    return Response(content, media_type="image/jpeg")


@router.post(WHOLE + "/foto/{number}/weg")
def remove_photo(
    reference: RoundNumber,
    team: Team,
    rank: Rank,
    number: Number,
    visit: CurrentVisit,
    _sent: SentForm,
) -> Response:
    """Take a photograph away."""
    found = visit_page_acts.open_visit(reference, team, rank, visit.by, visit.at)
    form = PhotoForm.model_validate(visit_form.base_values(found, visit.by, visit.at))
    visit_page_acts.remove_photo(form, visit.at, number)
    return RedirectResponse(f"{_address(found)}?gedaan=weg#fotos", SEE_OTHER)


def _address(found: VisitPage) -> str:
    return f"/controles/{found.reference}/bezoek/{found.team}/{found.rank}"


def _fresh(visit: Visit, found: VisitPage) -> VisitPage:
    """With what was saved just now."""
    return visit_page_acts.open_visit(found.reference, found.team, found.rank, visit.by, visit.at)


def _again(visit: Visit, found: VisitPage, sent: Posted | None, faults: Sequence[str]) -> Response:
    """The form with what was typed, what is wrong, and the versions that there are now."""
    fresh = _fresh(visit, found)
    shown = forms.with_fault(visit_form.shown_form(fresh, sent), tuple(faults))
    return _page(visit, fresh, shown, REFUSED)


def _of_other(saved: SavedAnswer) -> str:
    other = saved.other
    if other is None:
        raise HTTPException(500)
    title = VisitOnPage.model_fields[saved.field.partition(".")[0]].title
    filled = ", ".join(other.answer) or "leeg"
    return (
        f"{title}: {other.by} vulde hier om {visit_form.at_time(other.at)} iets anders in "
        f"({filled}). In het formulier staat wat u typte; bewaart u nog eens, dan geldt dat."
    )


def _page(
    visit: Visit, found: VisitPage, shown: ShownForm, status: int = 200, done: str = ""
) -> Response:
    return page(
        "control/visit",
        visit,
        status,
        headers=SCRIPTED,
        here=HERE,
        found=found,
        address=_address(found),
        form=shown,
        versions=visit_form.versions_of(found),
        names=visit_form,
        today=visit.at.date(),
        done=SAID.get(done, ""),
    )


SAID = {
    "bewaard": "Bewaard. Het bezoek is nog niet vastgelegd.",
    "foto": "De foto is bewaard, zonder de plaats en tijd die het toestel erin schreef.",
    "weg": "De foto is weggehaald.",
}
"""What the page can say that was done; other words in its address say nothing."""
