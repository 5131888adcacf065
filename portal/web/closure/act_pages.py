"""Every act of the table as a page: the form, its faults, and what came of it."""

from fastapi import APIRouter, HTTPException, Response

from models.law.common.errors import FaultsError, WeerbaarError
from portal.web.closure.act_table import ACTS, ActPage
from portal.web.forms import forms
from portal.web.forms.asked_fields import MORE, Offered
from portal.web.forms.form_fields import Option
from portal.web.forms.forms import ShownForm
from portal.web.pages import page
from portal.web.visits import CurrentVisit, Reference, SentForm, Visit
from tasks.acts.closure import case_page_acts
from tasks.acts.done import Done

router = APIRouter(prefix="/zaken")
FIXED = ("reference", "by")


@router.get("/{reference}/doen/{name}")
def ask(reference: Reference, name: str, visit: CurrentVisit) -> Response:
    """The form of an act, empty."""
    act = _act(name)
    offered = offered_in(reference, visit)
    known = act.known(reference, visit.by, visit.at)
    return _page(reference, act, visit, forms.to_fill(act.form, FIXED, offered, known))


@router.post("/{reference}/doen/{name}")
def do(reference: Reference, name: str, visit: CurrentVisit, sent: SentForm) -> Response:
    """Do it, or show the form again with what is wrong."""
    act, offered = _act(name), offered_in(reference, visit)
    if sent.one(MORE):
        return _page(reference, act, visit, forms.more_rows(act.form, sent, FIXED, offered))
    form, shown = forms.read(act.form, sent, {"reference": reference, "by": visit.by}, offered)
    if form is None:
        return _page(reference, act, visit, shown, 422)
    try:
        done = act.act(form, visit.at)
    except WeerbaarError as error:
        return _page(reference, act, visit, forms.with_fault(shown, told(error)), 422)
    return done_page(reference, act.title, visit, done)


def told(error: WeerbaarError) -> tuple[str, ...]:
    """What an act refused: each fault for itself, or its one sentence."""
    faults = error.faults if isinstance(error, FaultsError) else (str(error),)
    return (*error.said, *faults)


def done_page(reference: str, title: str, visit: Visit, done: Done) -> Response:
    """What came of it."""
    return page("done", visit, here="zaken", reference=reference, title=title, done=done)


def _act(name: str) -> ActPage:
    if name not in ACTS:
        raise HTTPException(404)
    return ACTS[name]


def offered_in(reference: str, visit: Visit) -> Offered:
    """The parties, claims and decisions of the case, to choose from instead of typing a number."""
    found = case_page_acts.numbers_of(reference, visit.by, visit.at)
    return {
        name: [Option(str(number), words) for number, words in choices.items()]
        for name, choices in found.items()
    }


def _page(
    reference: str, act: ActPage, visit: Visit, shown: ShownForm, status: int = 200
) -> Response:
    return page(
        "act",
        visit,
        status,
        here="zaken",
        reference=reference,
        title=act.title,
        lead=act.help,
        form=shown,
        action=f"/zaken/{reference}/doen/{act.name}",
        today=visit.at.date(),
    )
