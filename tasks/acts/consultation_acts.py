"""After the consultation: the form for the RIEC, and destruction when the retention is over."""

from collections.abc import Sequence
from datetime import datetime

from models.signals.signal_forms import (
    DestructionApprovalForm,
    DestructionForm,
    RiecOutcomeForm,
    SignalForm,
)
from tasks.acts.done import Done, Noted, Versioned
from tasks.acts.linked_signals import NEAR
from tasks.signals import destruction, riec


def prepare_riec_form(form: SignalForm, at: datetime) -> Versioned:
    """Make the form for the RIEC; another approves it."""
    number = riec.prepare_riec_form(form, at, near=NEAR)
    said = f"Signaal {form.reference}: formulier {number} is gemaakt; een ander keurt het goed."
    return Versioned(reference=form.reference, said=(said,), version=number)


def approve_riec_form(form: SignalForm, at: datetime, *, seen: str = "") -> Versioned:
    """Approve the form that another made; `seen` is the SHA-256 of what was read."""
    number = riec.approve_riec_form(form, at, seen=seen)
    said = f"Signaal {form.reference}: formulier {number} is goedgekeurd."
    return Versioned(reference=form.reference, said=(said,), version=number)


def export_riec_form(form: SignalForm, at: datetime) -> Done:
    """The bytes that were approved, to send them."""
    file = riec.export_riec_form(form, at)
    said = f"Signaal {form.reference}: het goedgekeurde formulier is opgehaald."
    return Done(reference=form.reference, said=(said,), files=(file,))


def record_riec_outcome(form: RiecOutcomeForm, at: datetime) -> Done:
    """Record what came back from the RIEC; the outcome alone."""
    outcome = riec.record_riec_outcome(form, at)
    return Done(reference=form.reference, said=(f"Signaal {form.reference}: {outcome}.",))


def list_for_destruction(form: DestructionForm, at: datetime) -> Noted:
    """List the signals of which the retention is over; another approves the list."""
    draft = destruction.list_for_destruction(form, at)
    named = ", ".join(draft.signals)
    said = [f"Lijst {draft.reference}: {named}. Een ander keurt de lijst goed."]
    if draft.still_open:
        said.append(f"Nog open: {draft.still_open}; laat het overleg beslissen.")
    return Noted(reference=draft.reference, said=tuple(said), named=draft.signals)


def approve_destruction(
    form: DestructionApprovalForm, at: datetime, *, seen: Sequence[str] | None = None
) -> Done:
    """Approve a list that another made: there is no way back. The declaration is kept.

    `seen` names the signals (references) that stood on the list when it was read.
    """
    declaration = destruction.approve_destruction(form, at, seen=seen)
    said = f"De signalen van lijst {form.reference} zijn vernietigd; de verklaring is bewaard."
    return Done(reference=form.reference, said=(said,), files=(declaration,))
