"""The other instruments: what was done is recorded, as an officer starts it by hand."""

from prefect import flow

from flows.tell import tell
from models.instruments.instrument_forms import BibobForm, DorForm, StopForm, StreetForm
from tasks.acts import instrument_acts
from tasks.register.resources import now


@flow(name="23 DOR-controle vastleggen")
def record_dor(form: DorForm) -> str:
    """Leg een controle van het opkopersregister vast."""
    return tell(instrument_acts.record_dor, form, now()).words


@flow(name="24 STOP-gesprek vastleggen")
def record_stop_talk(form: StopForm) -> str:
    """Leg een STOP-gesprek vast, met functies en zonder namen."""
    return tell(instrument_acts.record_stop_talk, form, now()).words


@flow(name="25 Bibob-onderzoek vastleggen")
def record_bibob(form: BibobForm) -> str:
    """Leg een Bibob-onderzoek vast of werk het bij; de kosten van een advies worden geboekt."""
    return tell(instrument_acts.record_bibob, form, now()).words


@flow(name="26 Straatmaatregel vastleggen")
def record_street_measure(form: StreetForm) -> str:
    """Leg een maatregel voor drugshandel op straat vast; de laatste dag volgt uit de duur."""
    return tell(instrument_acts.record_street_measure, form, now()).words
