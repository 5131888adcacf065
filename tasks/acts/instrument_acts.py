"""The other instruments: what was done is recorded."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar

from models.instruments.instrument_forms import BibobForm, DorForm, StopForm, StreetForm
from tasks.acts.done import Done
from tasks.instruments import instrument_overview, instruments
from tasks.instruments.instrument_act import Recorded
from tasks.instruments.instrument_overview import InstrumentLine
from tasks.plan.plan_policies import paying_action
from tasks.register import organisation

AnyForm = TypeVar("AnyForm")


def record_dor(form: DorForm, at: datetime) -> Done:
    """A control of a dealer's register (DOR)."""
    return _done(instruments.record_dor, form, at)


def record_stop_talk(form: StopForm, at: datetime) -> Done:
    """A STOP talk, with functions and without names."""
    return _done(instruments.record_stop_talk, form, at)


def record_bibob(form: BibobForm, at: datetime) -> Done:
    """A Bibob investigation, new or brought up to date; the cost of an advice is booked."""
    record = partial(instruments.record_bibob, paid_by=paying_action)
    return _done(record, form, at)


def record_street_measure(form: StreetForm, at: datetime) -> Done:
    """A measure against drug dealing in the street; its last day follows from its duration."""
    return _done(instruments.record_street_measure, form, at)


def list_instruments(municipality: str) -> list[InstrumentLine]:
    """What was recorded in a municipality, with the day on which something is due."""
    return instrument_overview.list_instruments(organisation.municipality_code(municipality))


def _done(step: Callable[[AnyForm, datetime], Recorded], form: AnyForm, at: datetime) -> Done:
    recorded = step(form, at)
    return Done(reference=recorded.reference, said=(recorded.words,))
