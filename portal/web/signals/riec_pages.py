"""The form for the RIEC: made by one, read and approved by another, then sent."""

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import RedirectResponse

from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action, RoleError
from models.signals.signal_forms import SignalForm
from portal.web.pages import page
from portal.web.papers import kept_file, shown_file
from portal.web.signals.work_pages import SignalReference
from portal.web.visits import CurrentVisit, SentForm, Visit
from tasks.acts import consultation_acts, signal_page_acts

router = APIRouter(prefix="/signalen")
DONE = {"gemaakt": "het formulier is gemaakt", "goedgekeurd": "het formulier is goedgekeurd"}


@router.get("/{reference}/riec")
def riec(reference: SignalReference, visit: CurrentVisit, gedaan: str = "") -> Response:
    """Where the form stands, beside the form itself."""
    return _page(reference, visit, said=DONE.get(gedaan, ""))


@router.get("/{reference}/riec/formulier.pdf")
def paper(reference: SignalReference, visit: CurrentVisit) -> Response:
    """The newest form; the reading is in the history of the signal."""
    return shown_file(signal_page_acts.riec_form(reference, visit.by, visit.at))


@router.post("/{reference}/riec/maken")
def prepare(reference: SignalReference, visit: CurrentVisit, _sent: SentForm) -> Response:
    """Make it, or make it anew when the signal changed."""
    try:
        consultation_acts.prepare_riec_form(_signed(reference, visit), visit.at)
    except RoleError:
        raise
    except WeerbaarError as error:
        return _page(reference, visit, str(error))
    return _back(reference, "gemaakt")


@router.post("/{reference}/riec/goedkeuren")
def approve(reference: SignalReference, visit: CurrentVisit, sent: SentForm) -> Response:
    """Approve the form that was on the page, and no other."""
    seen = sent.one("gelezen")
    if not seen:
        raise HTTPException(400)
    try:
        consultation_acts.approve_riec_form(_signed(reference, visit), visit.at, seen=seen)
    except RoleError:
        raise
    except WeerbaarError as error:
        return _page(reference, visit, str(error))
    return _back(reference, "goedgekeurd")


@router.post("/{reference}/riec/ophalen")
def export(reference: SignalReference, visit: CurrentVisit, _sent: SentForm) -> Response:
    """The approved bytes, to send on; from then on it has left."""
    try:
        done = consultation_acts.export_riec_form(_signed(reference, visit), visit.at)
    except RoleError:
        raise
    except WeerbaarError as error:
        return _page(reference, visit, str(error))
    return kept_file(done.files[0])


def _signed(reference: str, visit: Visit) -> SignalForm:
    """Who does this does so now: that day is no fact that somebody tells."""
    return SignalForm(reference=reference, on=visit.at.date(), by=visit.by)


def _back(reference: str, done: str) -> Response:
    return RedirectResponse(f"/signalen/{reference}/riec?gedaan={done}", 303)


def _page(reference: str, visit: Visit, fault: str = "", said: str = "") -> Response:
    on = visit.at.date()
    outline = signal_page_acts.outline_for(reference, Action.READ_SIGNAL, visit.by, on)
    actions = signal_page_acts.actions_in(reference, visit.by)
    return page(
        "signals/riec",
        visit,
        422 if fault else 200,
        here="signalen",
        outline=outline,
        may_prepare=Action.RECORD_SIGNAL in actions,
        may_approve=Action.APPROVE_RIEC in actions,
        fault=fault,
        said=said,
    )
