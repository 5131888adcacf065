"""One step of one signal: the signal under lock, its officer, and its line in the history."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.errors import FaultsError, WeerbaarError
from models.common.history import EventKind
from models.common.municipality import Officer
from models.law.common.dutch import short_date
from models.law.common.roles import Action
from models.signals.signal import ConsultationDecision, Signal
from tasks.register.acting import acting_officer
from tasks.register.history_entries import Entry, remember
from tasks.register.references import named


class UnknownSignalError(WeerbaarError):
    """Raised when no signal has the given reference."""


def begin_signal_step(
    session: Session, reference: str, by: str, action: Action
) -> tuple[Signal, Officer]:
    """The signal, locked, and the officer who may do this; otherwise an error in Dutch."""
    signal = session.exec(select(Signal).where(named(Signal, reference)).with_for_update()).first()
    if signal is None:
        raise UnknownSignalError(f"Signaal {reference} bestaat niet.")
    return signal, acting_officer(session, by, action, signal.municipality_code)


def refuse_before_receipt(received_on: date, on: date) -> None:
    """Nothing is done with a signal before it came in."""
    if on < received_on:
        fault = f"{short_date(on)} ligt voor de ontvangst op {short_date(received_on)}"
        raise FaultsError("De stap", [fault])


def last_decision(session: Session, signal: Signal) -> ConsultationDecision | None:
    """What the consultation decided last: the newest by day, whenever it was written down."""
    return session.exec(
        select(ConsultationDecision)
        .where(ConsultationDecision.signal_id == signal.id)
        .order_by(col(ConsultationDecision.on).desc())
        .limit(1)
    ).first()


def remember_signal(
    session: Session, signal: Signal, officer: Officer, what: str, when: tuple[date, datetime]
) -> None:
    """Write in the history of the signal what was done, never what it says."""
    remember(session, Entry(signal.reference, officer.code, EventKind.RECORD, what), *when)
