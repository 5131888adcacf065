"""What the page of a signal tells beside its text: whose it is, its place, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, or_, select

from models.common.business import Business
from models.common.municipality import Municipality
from models.law.common.labelled import Labelled
from models.signals.signal import Signal, SignalDecision
from tasks.register.references import named
from tasks.register.resources import reading
from tasks.signals.riec_reading import RiecLine, riec_line, why_no_form
from tasks.signals.signal_photos import photo_numbers
from tasks.signals.signal_step import UnknownSignalError, last_decision


class SignalStage(Labelled):
    """What a signal waits for."""

    FIRST_WEIGHING = "first_weighing", "eerste weging"
    CONSULTATION = "consultation", "bespreken in het overleg"
    RIEC_FORM = "riec_form", "formulier voor het RIEC"
    LATER = "later", "wacht op het overleg"
    DONE = "done", "afgehandeld"


@dataclass(frozen=True)
class SignalOutline:
    """One signal without what it says."""

    reference: str
    municipality_code: str
    municipality: str
    is_anonymous: bool
    stage: SignalStage
    same_place: Sequence[str]
    """The references of other signals about this place."""
    photos: Sequence[int]
    """The number of each photograph."""
    riec: RiecLine | None
    why_no_form: str
    """Why no form for the RIEC can be made now; empty when it can."""


def municipality_of_signal(reference: str) -> str:
    """The CBS code of the municipality of a signal; raises UnknownSignalError."""
    with reading() as session:
        return _signal(session, reference).municipality_code


def outline_of(reference: str, on: date) -> SignalOutline:
    """Where a signal stands on a day; raises UnknownSignalError."""
    with reading() as session:
        signal = _signal(session, reference)
        return SignalOutline(
            reference=signal.reference,
            municipality_code=signal.municipality_code,
            municipality=session.get_one(Municipality, signal.municipality_code).name,
            is_anonymous=signal.is_anonymous,
            stage=_stage(session, signal, on),
            same_place=_same_place(session, signal),
            photos=photo_numbers(session, signal),
            riec=riec_line(session, signal),
            why_no_form=why_no_form(session, signal),
        )


def _signal(session: Session, reference: str) -> Signal:
    found = session.exec(select(Signal).where(named(Signal, reference))).first()
    if found is None:
        raise UnknownSignalError(f"Signaal {reference} bestaat niet.")
    return found


def _stage(session: Session, signal: Signal, on: date) -> SignalStage:
    if signal.assessment is None and signal.is_open:
        return SignalStage.FIRST_WEIGHING
    if signal.is_open:
        return SignalStage.CONSULTATION if signal.review_on <= on else SignalStage.LATER
    last, form = last_decision(session, signal), riec_line(session, signal)
    wants_form = last is not None and last.decision is SignalDecision.RIEC_FORM
    if wants_form and (form is None or form.exported_on is None):
        return SignalStage.RIEC_FORM
    return SignalStage.DONE


def _same_place(session: Session, signal: Signal) -> Sequence[str]:
    """Signals about the same business, or about the same address."""
    bag_id = signal.bag_id
    if signal.business_id:
        bag_id = session.get_one(Business, signal.business_id).bag_id
    if bag_id is None:
        return ()
    there = select(Business.id).where(
        Business.bag_id == bag_id, Business.municipality_code == signal.municipality_code
    )
    return session.exec(
        select(Signal.reference)
        .where(
            Signal.municipality_code == signal.municipality_code,
            Signal.id != signal.id,
            or_(col(Signal.bag_id) == bag_id, col(Signal.business_id).in_(there)),
        )
        .order_by(col(Signal.id))
    ).all()
