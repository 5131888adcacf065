"""One step of one signal: the signal under lock, its officer, and its line in the history."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.law.common.dutch import short_date
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from models.signals.signal import ConsultationDecision, Signal
from tasks.register.acting import acting_officer, refuse_future
from tasks.register.references import named
from tasks.register.taken_step import TakenStep


class UnknownSignalError(WeerbaarError):
    """Raised when no signal has the given reference."""


@dataclass(frozen=True)
class SignalStep(TakenStep):
    """One step of a signal being taken, with the signal under lock; told is what, not its words."""

    signal: Signal

    @property
    def chain(self) -> str:
        """The history of the signal."""
        return self.signal.reference


def begin_signal_step(
    session: Session, reference: str, by: str, action: Action, when: tuple[date, datetime]
) -> SignalStep:
    """Lock the signal and check officer, role and day; otherwise an error in Dutch."""
    on, at = when
    refuse_future(on, at)
    signal = session.exec(select(Signal).where(named(Signal, reference)).with_for_update()).first()
    if signal is None:
        raise UnknownSignalError(f"Signaal {reference} bestaat niet.")
    officer = acting_officer(session, by, action, signal.municipality_code)
    return SignalStep(session, officer, on, at, signal)


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
