"""What is done with a signal, each as a form of its page."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Response

from models.common.forms import Form
from models.law.common.municipality_facts import ABBREVIATION
from models.law.common.roles import Action
from models.signals.signal_forms import DecideForm, RiecOutcomeForm
from portal.web.forms.act_form import ActForm, Place, ask_act, do_act
from portal.web.forms.asked_fields import Offered
from portal.web.forms.form_fields import Option
from portal.web.signals import signal_forms
from portal.web.visits import CurrentVisit, SentForm, Visit
from tasks.acts import consultation_acts, signal_acts, signal_choices, signal_page_acts
from tasks.acts.done import Done
from tasks.acts.signal_page_acts import SignalOutline

router = APIRouter(prefix="/signalen")
SignalReference = Annotated[str, Path(pattern=rf"^{ABBREVIATION}-SIG-[0-9]{{4}}-[0-9]{{3,}}$")]
"""The number of a signal in an address."""


@dataclass(frozen=True)
class SignalAct:
    """One act as a page."""

    name: str
    """The last part of its address."""
    title: str
    help: str
    form: type[Form]
    act: Callable[[Any, datetime], Done]
    action: Action = Action.RECORD_SIGNAL


OUTCOME = SignalAct(
    "riec-uitkomst",
    "Uitkomst van het RIEC",
    "Leg vast wat het RIEC liet weten: alleen de uitkomst, geen gegevens.",
    RiecOutcomeForm,
    consultation_acts.record_riec_outcome,
)
ACTS: Mapping[str, SignalAct] = MappingProxyType(
    {
        act.name: act
        for act in (
            SignalAct(
                "bijwerken",
                "Wegen en bijwerken",
                "Doe de eerste weging, wijs een behandelaar aan, leg een verband of antwoord vast.",
                signal_forms.UpdateOnPage,
                signal_forms.update_signal,
            ),
            SignalAct(
                "aanvullen",
                "Aanvullen (opplussen)",
                "Voeg feiten toe, met de bron en de grondslag waarop die ze geeft.",
                signal_forms.AdditionOnPage,
                signal_forms.add_to_signal,
            ),
            SignalAct(
                "besluit",
                "Besluit van het overleg",
                "Leg vast wat het overleg op een dag over dit signaal besloot.",
                DecideForm,
                signal_acts.decide_signal,
            ),
            OUTCOME,
        )
    }
)


def possible_acts(actions: Collection[Action], outline: SignalOutline) -> Sequence[SignalAct]:
    """What somebody who may do these can record; no answer of the RIEC before it was asked."""
    asked = outline.riec is not None and outline.riec.exported_on is not None
    return [act for act in ACTS.values() if act.action in actions and (asked or act != OUTCOME)]


def options_of(choices: Mapping[str, Mapping[str, str]]) -> Offered:
    """What can be chosen, as a form takes it."""
    return {
        name: [Option(value, words) for value, words in found.items()]
        for name, found in choices.items()
    }


def place_in(reference: str, title: str, address: str, lead: str = "") -> Place:
    """A form of a signal."""
    own = f"/signalen/{reference}"
    return Place(title, lead, f"{own}/{address}", own, reference, "signalen")


@router.get("/{reference}/doen/{name}")
def ask(reference: SignalReference, name: str, visit: CurrentVisit) -> Response:
    """The form of an act."""
    act = _act(name)
    return ask_act(_place(reference, act), _asked(reference, act, visit), visit)


@router.post("/{reference}/doen/{name}")
def do(reference: SignalReference, name: str, visit: CurrentVisit, sent: SentForm) -> Response:
    """Do it."""
    act = _act(name)
    return do_act(_place(reference, act), _asked(reference, act, visit), visit, sent)


def _act(name: str) -> SignalAct:
    if name not in ACTS:
        raise HTTPException(404)
    return ACTS[name]


def _place(reference: str, act: SignalAct) -> Place:
    return place_in(reference, act.title, f"doen/{act.name}", act.help)


def _asked(reference: str, act: SignalAct, visit: Visit) -> ActForm:
    """The form with what can be chosen; refused for who may not do this here."""
    signal_page_acts.outline_for(reference, act.action, visit.by, visit.at.date())
    offered = options_of(signal_choices.choices_of_signal(reference, visit.by))
    fixed = {"reference": reference, "by": visit.by} | left_out(act.form, offered)
    return ActForm(act.form, act.act, fixed, offered)


def left_out(form: type[Form], offered: Offered) -> dict[str, object]:
    """What is not asked, as there is nothing to choose from."""
    return {name: "" for name in form.model_fields if name in offered and not offered[name]}
