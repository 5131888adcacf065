"""Every act of the table as a page of its case."""

from fastapi import APIRouter, HTTPException, Response

from portal.web.closure.act_table import ACTS, ActPage
from portal.web.forms.act_form import ActForm, Place, ask_act, do_act
from portal.web.forms.asked_fields import Offered
from portal.web.forms.form_fields import Option
from portal.web.visits import CurrentVisit, Reference, SentForm, Visit
from tasks.acts.closure import case_page_acts

router = APIRouter(prefix="/zaken")


@router.get("/{reference}/doen/{name}")
def ask(reference: Reference, name: str, visit: CurrentVisit) -> Response:
    """The form of an act."""
    act = _act(name)
    asked = _asked(reference, act, visit)
    return ask_act(_place(reference, act), asked, visit, act.known(reference, visit.by, visit.at))


@router.post("/{reference}/doen/{name}")
def do(reference: Reference, name: str, visit: CurrentVisit, sent: SentForm) -> Response:
    """Do it."""
    act = _act(name)
    return do_act(_place(reference, act), _asked(reference, act, visit), visit, sent)


def place_in(reference: str, title: str, address: str, lead: str = "") -> Place:
    """A form of a case."""
    case = f"/zaken/{reference}"
    return Place(title, lead, f"{case}/{address}", case, reference, "zaken")


def offered_in(reference: str, visit: Visit) -> Offered:
    """The parties, claims and decisions of the case, to choose from instead of typing a number."""
    found = case_page_acts.numbers_of(reference, visit.by, visit.at)
    return {
        name: [Option(str(number), words) for number, words in choices.items()]
        for name, choices in found.items()
    }


def _act(name: str) -> ActPage:
    if name not in ACTS:
        raise HTTPException(404)
    return ACTS[name]


def _place(reference: str, act: ActPage) -> Place:
    return place_in(reference, act.title, f"doen/{act.name}", act.help)


def _asked(reference: str, act: ActPage, visit: Visit) -> ActForm:
    fixed = {"reference": reference, "by": visit.by}
    return ActForm(act.form, act.act, fixed, offered_in(reference, visit))
