"""The list of signals: what comes in, what is added, and what the consultation decides."""

from datetime import date, datetime
from pathlib import Path

from models.law.common.roles import Action
from models.signals.signal_forms import DecideForm, SignalForm, UpdateForm
from tasks.acts.done import Counted, Done, Noted
from tasks.acts.linked_signals import NEAR
from tasks.register import organisation
from tasks.register.acting import require_may
from tasks.signals import agenda, signal_file, signal_overview, signal_work, signals
from tasks.signals.signal_file import Addition, SignalFile
from tasks.signals.signal_overview import SignalLine
from tasks.signals.signal_text import SignalText

__all__ = ["Addition", "SignalFile"]


def record_signal(file: Path, municipality: str, by: str, on: date, at: datetime) -> Done:
    """Record a signal from a file: it may name persons. The same number of a source is one."""
    return record_typed_signal(signal_file.read_signal_file(file), municipality, by, on, at)


def record_typed_signal(
    signal: SignalFile, municipality: str, by: str, on: date, at: datetime
) -> Done:
    """Record a signal as it was typed or read."""
    code = organisation.municipality_code(municipality)
    reference = signals.record_signal(signal, code, by, on, at, near=NEAR)
    return Done(reference=reference, said=(f"Signaal {reference} is vastgelegd.",))


def enrich_signal(form: SignalForm, at: datetime, file: Path, source: str, ground: str) -> Counted:
    """Add facts from a file, with their source and the legal basis on which it gave them."""
    return add_to_signal(form, at, signal_file.read_addition(file, source, ground))


def add_to_signal(form: SignalForm, at: datetime, addition: Addition) -> Counted:
    """Add facts as they were typed or read."""
    number = signal_work.enrich_signal(form.reference, addition, form.by, form.on, at)
    said = f"Signaal {form.reference}: regel {number} is toegevoegd."
    return Counted(reference=form.reference, said=(said,), count=number)


def update_signal(form: UpdateForm, at: datetime) -> Noted:
    """Record what became known; `named` says what changed."""
    changed = signal_work.update_signal(form, at, near=NEAR)
    done = " ".join(changed) or "er verandert niets."
    said = f"Signaal {form.reference}: {done}"
    return Noted(reference=form.reference, said=(said,), named=changed)


def decide_signal(form: DecideForm, at: datetime) -> Done:
    """Record what the consultation decided: one decision for each signal and day."""
    label = signal_work.decide_signal(form.reference, form.decision, form.by, form.on, at)
    return Done(reference=form.reference, said=(f"Signaal {form.reference}: {label}.",))


def make_agenda(municipality: str, by: str, on: date, at: datetime) -> Done:
    """The agenda of the consultation, as PDF and ODT."""
    code = organisation.municipality_code(municipality)
    files = agenda.make_agenda(code, by, on, at, near=NEAR)
    return Done(said=("De agenda is gemaakt.",), files=files)


def list_signals(municipality: str, due_on: date | None, by: str) -> list[SignalLine]:
    """The signals of a municipality, or only those that must be discussed on a day."""
    code = organisation.municipality_code(municipality)
    require_may(by, Action.READ_SIGNAL, code)
    return signal_overview.list_signals(code, due_on)


def read_signal(reference: str, by: str, on: date, at: datetime) -> SignalText:
    """What a signal says; the reading is recorded."""
    return signal_overview.read_signal(reference, by, on, at, near=NEAR)


def read_reporter(reference: str, by: str, on: date, at: datetime) -> Done:
    """The function of the reporter, kept apart from the signal; the reading is recorded."""
    function = signal_overview.read_reporter(reference, by, on, at)
    said = f"Signaal {reference}: {function or 'geen functie bekend'}."
    return Done(reference=reference, said=(said,))
