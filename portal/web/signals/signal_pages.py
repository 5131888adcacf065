"""The list of signals, one signal, who reported it, and the agenda of the consultation."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query, Response

from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from portal.web.forms import forms
from portal.web.forms.act_form import told
from portal.web.forms.asked_fields import Offered
from portal.web.forms.form_fields import Option
from portal.web.forms.forms import ShownForm
from portal.web.pages import page
from portal.web.papers import kept_file, shown_file
from portal.web.signals.signal_forms import AgendaForm
from portal.web.signals.work_pages import SignalReference, place_in, possible_acts
from portal.web.visits import CurrentVisit, Number, SentForm, Visit
from tasks.acts import signal_acts, signal_page_acts
from tasks.acts.signal_page_acts import SignalStage

router = APIRouter(prefix="/signalen")
ODT = "odt"
"""What the button says that asks for a text that can be changed."""


@router.get("")
def signals(visit: CurrentVisit, stand: Annotated[str, Query(max_length=10)] = "") -> Response:
    """Those for the consultation apart, then what is open; or the newest, whatever became of it."""
    also_done = stand == "alle"
    found = signal_page_acts.signal_list(visit.by, visit.at, also_done=also_done)
    return page("signals/list", visit, here="signalen", found=found, also_done=also_done)


@router.get("/agenda")
def ask_agenda(visit: CurrentVisit) -> Response:
    """For which day."""
    fixed, offered = _agenda_choices(visit)
    return _agenda(visit, forms.to_fill(AgendaForm, tuple(fixed), offered))


@router.post("/agenda")
def agenda(visit: CurrentVisit, sent: SentForm) -> Response:
    """The agenda as a file; nothing of it is kept here."""
    fixed, offered = _agenda_choices(visit)
    form, shown = forms.read(AgendaForm, sent, fixed, offered)
    if form is None:
        return _agenda(visit, shown, 422)
    try:
        done = signal_acts.make_agenda(form.municipality, form.by, form.on, visit.at)
    except WeerbaarError as error:
        return _agenda(visit, forms.with_fault(shown, told(error)), 422)
    pdf, odt = done.files
    return kept_file(odt if sent.one("soort") == ODT else pdf)


def _agenda_choices(visit: Visit) -> tuple[Mapping[str, object], Offered]:
    """The only municipality there is, is not asked."""
    names = list(signal_page_acts.reading_municipalities(visit.by).values())
    fixed: dict[str, object] = {"by": visit.by}
    if len(names) == 1:
        return fixed | {"municipality": names[0]}, {}
    return fixed, {"municipality": [Option(name, name) for name in names]}


def _agenda(visit: Visit, shown: ShownForm, status: int = 200) -> Response:
    today = visit.at.date()
    return page("signals/agenda", visit, status, here="signalen", form=shown, today=today)


@router.get("/{reference}")
def signal(reference: SignalReference, visit: CurrentVisit) -> Response:
    """All of it but who reported; the reading is in its history."""
    found = signal_page_acts.open_signal(reference, visit.by, visit.at)
    return page(
        "signals/signal",
        visit,
        here="signalen",
        signal=found,
        Stage=SignalStage,
        acts=possible_acts(found.actions, found.outline),
        may_read_reporter=Action.READ_REPORTER in found.actions,
    )


@router.get("/{reference}/foto/{number}")
def photo(reference: SignalReference, number: Number, visit: CurrentVisit) -> Response:
    """One photograph; the reading is in the history of the signal."""
    return shown_file(signal_page_acts.photo_of(reference, number, visit.by, visit.at))


@router.post("/{reference}/melder")
def reporter(reference: SignalReference, visit: CurrentVisit, _sent: SentForm) -> Response:
    """In which function somebody reported: asked for by a button, as each reading is recorded."""
    done = signal_acts.read_reporter(reference, visit.by, visit.at.date(), visit.at)
    place = place_in(reference, "Wie meldde dit", "melder")
    return page("signals/reporter", visit, here="signalen", place=place, done=done)
