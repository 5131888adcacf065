"""A new case: the address, the report, what it would give, and only then recording it."""

from collections.abc import Sequence

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import RedirectResponse

from models.closure.closure_forms import PoliceReportForm
from models.law.common.errors import WeerbaarError
from portal.web.closure.act_pages import place_in
from portal.web.entry.csrf import FIELD
from portal.web.forms import forms
from portal.web.forms.act_form import done_page, told
from portal.web.forms.asked_fields import MORE
from portal.web.forms.forms import ShownForm
from portal.web.forms.posted import Posted
from portal.web.pages import page
from portal.web.visits import CurrentVisit, SentForm, Visit
from tasks.acts.closure import closure_acts, report_acts
from tasks.acts.closure.report_acts import FoundAddress, Tried

router = APIRouter(prefix="/zaken/nieuw")
FIXED = ("by", "municipality", "bag_id")
STEP = "stap"
BEGIN, CHECK, BACK, RECORD = "adres", "controleren", "terug", "vastleggen"
LONGEST = 100


@router.get("")
def ask_address(visit: CurrentVisit) -> Response:
    """First the address: its number goes into the form by itself."""
    return _search(visit, "", ())


@router.post("")
def find_address(visit: CurrentVisit, sent: SentForm) -> Response:
    """The addresses that are meant, with the cases that are there already."""
    words = sent.one("zoek")[:LONGEST]
    return _search(visit, words, report_acts.search_addresses(words, visit.by))


def _search(visit: Visit, words: str, found: Sequence[FoundAddress]) -> Response:
    return page("new_case", visit, here="zaken", words=words, found=found)


@router.get("/rapport")
def begin_again(_visit: CurrentVisit) -> Response:
    """Who comes back by his history begins with the address."""
    return RedirectResponse("/zaken/nieuw", 303)


@router.post("/rapport")
def report(visit: CurrentVisit, sent: SentForm) -> Response:
    """The form, then what it would give, then the case."""
    place = report_acts.address_of(sent.one("bag_id"), visit.by)
    if place is None:
        raise HTTPException(404)
    fixed = {"by": visit.by, "municipality": place.municipality, "bag_id": place.bag_id}
    step = sent.one(STEP)
    if step in (BEGIN, BACK) or sent.one(MORE):
        return _form(visit, place, forms.more_rows(PoliceReportForm, sent, FIXED))
    form, shown = forms.read(PoliceReportForm, sent, fixed)
    if form is None:
        return _form(visit, place, shown, 422)
    try:
        if step == RECORD:
            done = closure_acts.record_police_report(form, visit.at)
            title = "Politierapport vastleggen"
            return done_page(place_in(done.reference, title, ""), visit, done)
        tried = report_acts.try_report(form, visit.at)
    except WeerbaarError as error:
        return _form(visit, place, forms.with_fault(shown, told(error)), 422)
    return _check(visit, place, sent, tried)


def _form(visit: Visit, place: FoundAddress, shown: ShownForm, status: int = 200) -> Response:
    return page(
        "report",
        visit,
        status,
        here="zaken",
        place=place,
        form=shown,
        step=STEP,
        check=CHECK,
        today=visit.at.date(),
    )


def _check(visit: Visit, place: FoundAddress, sent: Posted, tried: Tried) -> Response:
    kept = [
        (name, value)
        for name, values in sent.fields.items()
        for value in values
        if name not in (FIELD, STEP)
    ]
    return page(
        "report_check",
        visit,
        here="zaken",
        place=place,
        kept=kept,
        tried=tried,
        step=STEP,
        back=BACK,
        record=RECORD,
    )
