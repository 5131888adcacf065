"""What is recorded of the plan, each as a form: progress, evidence, meetings, costs, calendar."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Response

from models.common.forms import Form
from models.law.common.municipality_facts import ABBREVIATION
from models.plan.plan_forms import (
    CalendarDoneForm,
    CalendarForm,
    CorrectionForm,
    CostForm,
    EvidenceForm,
    MeetingForm,
    ProgressForm,
)
from portal.web.forms.act_form import ActForm, Place, ask_act, do_act
from portal.web.forms.asked_fields import Offered
from portal.web.forms.form_fields import Option
from portal.web.plan.plan_pages import ActionNumber, Code, Year
from portal.web.visits import CurrentVisit, SentForm, Visit
from tasks.acts import plan_acts
from tasks.acts.desk import plan_desk
from tasks.acts.desk.plan_desk import OpenAction, PlanPlaces
from tasks.acts.done import Done

router = APIRouter(prefix="/plan")
ItemReference = Annotated[str, Path(pattern=rf"^{ABBREVIATION}-KAL-[0-9]{{4}}-[0-9]{{3,}}$")]


@dataclass(frozen=True)
class PlanAct:
    """One thing that is recorded of an action."""

    title: str
    lead: str
    form: type[Form]
    act: Callable[..., Done]
    is_of_year: bool
    """Whether the form asks of which plan it is: then it is that of the page."""


ACTS: Mapping[str, PlanAct] = MappingProxyType(
    {
        "voortgang": PlanAct(
            "Stand vastleggen",
            "Leg vast hoe ver deze actie is.",
            ProgressForm,
            plan_acts.record_progress,
            is_of_year=True,
        ),
        "bewijs": PlanAct(
            "Bewijs koppelen",
            "Koppel een controle, sluiting of instrument aan deze actie, of haal dat weg.",
            EvidenceForm,
            plan_acts.link_evidence,
            is_of_year=True,
        ),
        "bijeenkomst": PlanAct(
            "Bijeenkomst of campagne",
            "Leg vast wat er was, en hoeveel mensen er kwamen.",
            MeetingForm,
            plan_acts.record_meeting,
            is_of_year=True,
        ),
        "kosten": PlanAct(
            "Kosten boeken",
            "Boek een factuur op deze actie. De dag bepaalt van welk jaar zij is.",
            CostForm,
            plan_acts.book_cost,
            is_of_year=False,
        ),
        "verbetering": PlanAct(
            "Kosten verbeteren",
            "Zeg wat een factuur echt was; het verschil wordt een eigen boeking.",
            CorrectionForm,
            plan_acts.correct_cost,
            is_of_year=False,
        ),
    }
)


@router.get("/{code}/{year}/acties/{number}/{name}")
def ask(code: Code, year: Year, number: ActionNumber, name: str, visit: CurrentVisit) -> Response:
    """The form of an act."""
    return ask_act(*_of_action((code, year, number), name, visit), visit)


@router.post("/{code}/{year}/acties/{number}/{name}")
def do(
    code: Code, year: Year, number: ActionNumber, name: str, visit: CurrentVisit, sent: SentForm
) -> Response:
    """Do it."""
    return do_act(*_of_action((code, year, number), name, visit), visit, sent)


@router.get("/{code}/{year}/kalender/nieuw")
def ask_item(code: Code, year: Year, visit: CurrentVisit) -> Response:
    """The form of something new in the calendar."""
    return ask_act(*_new_item(code, year, visit), visit)


@router.post("/{code}/{year}/kalender/nieuw")
def add_item(code: Code, year: Year, visit: CurrentVisit, sent: SentForm) -> Response:
    """Put it in the calendar."""
    return do_act(*_new_item(code, year, visit), visit, sent)


@router.get("/{code}/{year}/kalender/{reference}")
def ask_done(code: Code, year: Year, reference: ItemReference, visit: CurrentVisit) -> Response:
    """The form for the day on which it was done."""
    return ask_act(*_done_item((code, year), reference, visit), visit)


@router.post("/{code}/{year}/kalender/{reference}")
def finish(
    code: Code, year: Year, reference: ItemReference, visit: CurrentVisit, sent: SentForm
) -> Response:
    """Something of the calendar was done."""
    return do_act(*_done_item((code, year), reference, visit), visit, sent)


def _of_action(at: tuple[str, int, int], name: str, visit: Visit) -> tuple[Place, ActForm]:
    code, year, number = at
    if name not in ACTS:
        raise HTTPException(404)
    act = ACTS[name]
    places = plan_desk.places_of(code, year, visit.at.date(), visit.by)
    found = plan_desk.open_action(code, year, number, visit.by)
    back = f"/plan/{code}/{year}/acties/{number}"
    fixed: dict[str, object] = {"by": visit.by, "action": number}
    if act.is_of_year:
        fixed["year"] = year
    subject = f"actie {number}, {found.line.title}"
    place = Place(act.title, act.lead, f"{back}/{name}", back, subject, "plan")
    return place, _with_place(places, ActForm(act.form, act.act, fixed, _offered(found)))


def _offered(found: OpenAction) -> Offered:
    return {"reference": _options(found.evidence), "invoice": _options(found.invoices)}


def _new_item(code: str, year: int, visit: Visit) -> tuple[Place, ActForm]:
    places = plan_desk.places_of(code, year, visit.at.date(), visit.by)
    titles = plan_desk.titles_of(code, year, visit.by)
    offered = {"action": [Option(str(key), f"{key}. {title}") for key, title in titles.items()]}
    back = f"/plan/{code}/{year}/kalender"
    lead = "Zet in de kalender wat u vertelt, waar en aan wie."
    place = Place("In de kalender zetten", lead, f"{back}/nieuw", back, "de kalender", "plan")
    fixed = {"by": visit.by, "on": visit.at.date()}
    form = ActForm(CalendarForm, plan_acts.add_to_calendar, fixed, offered)
    return place, _with_place(places, form)


def _done_item(at: tuple[str, int], reference: str, visit: Visit) -> tuple[Place, ActForm]:
    code, year = at
    places = plan_desk.places_of(code, year, visit.at.date(), visit.by)
    back = f"/plan/{places.code}/{year}/kalender"
    lead = f"Op welke dag is {reference} verschenen of gehouden?"
    place = Place("Kalender afvinken", lead, f"{back}/{reference}", back, "de kalender", "plan")
    fixed = {"by": visit.by, "reference": reference}
    return place, ActForm(CalendarDoneForm, plan_acts.finish_in_calendar, fixed)


def _with_place(places: PlanPlaces, asked: ActForm) -> ActForm:
    """In one municipality it is that one; of several one chooses."""
    if len(places.names) == 1:
        fixed = {**asked.fixed, "municipality": places.code}
        return ActForm(asked.form, asked.act, fixed, asked.offered)
    offered = {**asked.offered, "municipality": _options(places.names)}
    return ActForm(asked.form, asked.act, asked.fixed, offered)


def _options(choices: Mapping[str, str]) -> list[Option]:
    return [Option(value, label) for value, label in choices.items()]
