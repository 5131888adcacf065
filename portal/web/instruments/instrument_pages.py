"""The other instruments: the list, and a form for each kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from fastapi import APIRouter, HTTPException, Response

from models.common.forms import Form
from models.instruments.instrument_forms import BibobForm, DorForm, StopForm, StreetForm
from models.law.common.errors import WeerbaarError
from models.law.common.roles import RoleError
from portal.web.forms import forms
from portal.web.forms.act_form import Place, done_page, told
from portal.web.forms.asked_fields import Offered
from portal.web.forms.form_fields import Option
from portal.web.forms.forms import ShownForm
from portal.web.forms.posted import Posted
from portal.web.pages import page
from portal.web.visits import CurrentVisit, SentForm, Visit
from tasks.acts import instrument_acts
from tasks.acts.desk import instrument_desk
from tasks.acts.done import Done

router = APIRouter(prefix="/instrumenten")
LONGEST = 100
WORDS, SEARCH = "adres", "zoeken"
"""The words by which an address is sought, and the button for it; both within the form."""


@dataclass(frozen=True)
class Instrument:
    """One kind."""

    title: str
    lead: str
    form: type[Form]
    act: Callable[..., Done]


KINDS: Mapping[str, Instrument] = MappingProxyType(
    {
        "dor": Instrument(
            "Controle van het opkopersregister (DOR)",
            "Leg vast wat u bij een handelaar in gebruikte spullen hebt gecontroleerd.",
            DorForm,
            instrument_acts.record_dor,
        ),
        "stop": Instrument(
            "STOP-gesprek",
            "Leg vast wie er waren (functies, geen namen) en wat eruit kwam.",
            StopForm,
            instrument_acts.record_stop_talk,
        ),
        "bibob": Instrument(
            "Bibob-onderzoek",
            "Leg een onderzoek vast, of werk het bij: hetzelfde zaaknummer met dezelfde datum is "
            "hetzelfde onderzoek. Wat u leeg laat, blijft zoals het was.",
            BibobForm,
            instrument_acts.record_bibob,
        ),
        "straat": Instrument(
            "Maatregel voor drugshandel op straat",
            "Leg een maatregel vast; Weerbaar rekent de laatste dag uit.",
            StreetForm,
            instrument_acts.record_street_measure,
        ),
    }
)


@router.get("")
def instruments(visit: CurrentVisit) -> Response:
    """What was recorded, with the day on which something is due."""
    found = instrument_desk.list_instruments(visit.by)
    return page("instruments/list", visit, here="instrumenten", found=found, kinds=KINDS)


@router.get("/{name}")
def ask(name: str, visit: CurrentVisit) -> Response:
    """The form of a kind."""
    kind, fixed, offered = _asked(name, "", visit)
    return _page(name, visit, forms.to_fill(kind.form, tuple(fixed), offered), "")


@router.post("/{name}")
def record(name: str, visit: CurrentVisit, sent: SentForm) -> Response:
    """Look for the address, or record it."""
    words = sent.one(WORDS).strip()[:LONGEST]
    kind, fixed, offered = _asked(name, words, visit)
    if sent.one(SEARCH):
        return _page(name, visit, _with_address(kind, sent, fixed, offered), words)
    form, shown = forms.read(kind.form, sent, fixed, offered)
    if form is None:
        return _page(name, visit, shown, words, 422)
    try:
        done = kind.act(form, visit.at)
    except RoleError:
        raise
    except WeerbaarError as error:
        return _page(name, visit, forms.with_fault(shown, told(error)), words, 422)
    return done_page(_place(name), visit, done)


def _with_address(
    kind: Instrument, sent: Posted, fixed: Mapping[str, object], offered: Offered
) -> ShownForm:
    """What was typed, with the addresses that were found; of one alone that one is chosen."""
    found = offered.get("bag_id", ())
    if len(found) == 1:
        sent = Posted({**sent.fields, "bag_id": [found[0].value]})
    return forms.more_rows(kind.form, sent, tuple(fixed), offered)


def _asked(name: str, words: str, visit: Visit) -> tuple[Instrument, Mapping[str, object], Offered]:
    """The kind, what is not typed in its form, and what can be chosen."""
    if name not in KINDS:
        raise HTTPException(404)
    choices = instrument_desk.choices(words, visit.at.date(), visit.by)
    offered = {
        "municipality": _options(choices.municipality),
        "measure": _options(choices.measure),
        "bag_id": _options(choices.bag_id),
    }
    fixed: dict[str, object] = {"by": visit.by}
    if len(choices.municipality) == 1:
        fixed["municipality"] = next(iter(choices.municipality))
    if not choices.bag_id:
        fixed["bag_id"] = ""
    return KINDS[name], fixed, offered


def _options(choices: Mapping[str, str]) -> list[Option]:
    return [Option(value, label) for value, label in choices.items()]


def _place(name: str) -> Place:
    kind, here = KINDS[name], "instrumenten"
    return Place(kind.title, kind.lead, f"/{here}/{name}", f"/{here}", here, here)


def _page(name: str, visit: Visit, shown: ShownForm, words: str, status: int = 200) -> Response:
    return page(
        "instruments/record",
        visit,
        status,
        here="instrumenten",
        place=_place(name),
        form=shown,
        words=words,
        is_found=any(asked.name == "bag_id" for asked in shown.asked),
        today=visit.at.date(),
    )
