"""A new signal: first the place, then what came in."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import RedirectResponse

from models.law.common.errors import WeerbaarError
from portal.web.forms import forms
from portal.web.forms.act_form import done_page, told
from portal.web.forms.forms import ShownForm
from portal.web.forms.posted import Posted
from portal.web.pages import page
from portal.web.signals import signal_forms
from portal.web.signals.signal_forms import SignalOnPage
from portal.web.signals.work_pages import left_out, options_of, place_in
from portal.web.visits import CurrentVisit, SentForm, Visit
from tasks.acts import signal_choices, signal_page_acts

router = APIRouter(prefix="/signalen/nieuw")
STEP, BEGIN = "stap", "plek"
LONGEST = 100


@dataclass(frozen=True)
class ChosenPlace:
    """Where a signal is about."""

    code: str
    """CBS code of the municipality."""
    municipality: str
    words: str
    """Empty when it has no address."""
    bag_id: str = ""
    kvk_number: str = ""


@router.get("")
def ask_place(visit: CurrentVisit) -> Response:
    """First the place, so that no number of it is typed."""
    return _search(visit, "")


@router.post("")
def find_place(visit: CurrentVisit, sent: SentForm) -> Response:
    """The businesses and addresses that are meant."""
    return _search(visit, sent.one("zoek")[:LONGEST])


def _search(visit: Visit, words: str) -> Response:
    municipalities = signal_page_acts.recording_municipalities(visit.by)
    found = signal_choices.search_places(words, visit.by) if words else ()
    return page(
        "signals/where",
        visit,
        here="signalen",
        words=words,
        found=found,
        municipalities=municipalities,
        step=STEP,
        begin=BEGIN,
    )


@router.get("/signaal")
def begin_again(_visit: CurrentVisit) -> Response:
    """Who comes back by his history begins with the place."""
    return RedirectResponse("/signalen/nieuw", 303)


@router.post("/signaal")
def signal(visit: CurrentVisit, sent: SentForm) -> Response:
    """The form, then the signal."""
    place = _chosen(visit, sent)
    offered = options_of(signal_choices.choices_in(place.code, visit.by))
    fixed = {**_fixed(visit, place), **left_out(SignalOnPage, offered)}
    if sent.one(STEP) == BEGIN:
        return _form(visit, place, forms.to_fill(SignalOnPage, tuple(fixed), offered))
    form, shown = forms.read(SignalOnPage, sent, fixed, offered)
    if form is None:
        return _form(visit, place, shown, 422)
    try:
        done = signal_forms.record_signal(form, visit.at)
    except WeerbaarError as error:
        return _form(visit, place, forms.with_fault(shown, told(error)), 422)
    return done_page(place_in(done.reference, "Signaal vastleggen", ""), visit, done)


def _chosen(visit: Visit, sent: Posted) -> ChosenPlace:
    codes = signal_page_acts.recording_municipalities(visit.by)
    if not sent.one("bag_id"):
        code = sent.one("gemeente")
        if code not in codes:
            raise HTTPException(404)
        return ChosenPlace(code, codes[code], "")
    found = signal_choices.place_of(sent.one("bag_id"), sent.one("kvk_number"), visit.by)
    if found is None:
        raise HTTPException(404)
    (code,) = (code for code, name in codes.items() if name == found.municipality)
    return ChosenPlace(code, found.municipality, found.words, found.bag_id, found.kvk_number)


def _fixed(visit: Visit, place: ChosenPlace) -> Mapping[str, object]:
    """What is not typed: where it is, who records it, and what `origin` holds instead."""
    fixed: dict[str, object] = {
        "municipality": place.municipality,
        "on": visit.at.date(),
        "by": visit.by,
        "bag_id": place.bag_id,
        "kvk_number": place.kvk_number,
        "control": "",
        "visit": "",
    }
    return fixed | {"place": ""} if place.bag_id else fixed


def _form(visit: Visit, place: ChosenPlace, shown: ShownForm, status: int = 200) -> Response:
    today = visit.at.date()
    return page("signals/new", visit, status, here="signalen", place=place, form=shown, today=today)
