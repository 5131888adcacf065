"""Photographs of a signal: read one by one, as what it says is."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.history import EventKind
from models.law.common.roles import Action, RoleError
from models.signals.reporting_desk import SignalPhoto
from models.signals.signal import Signal
from tasks.documents.rendering import RenderedFile
from tasks.register.resources import transaction
from tasks.register.step import step
from tasks.signals.signal_overview import reads_source
from tasks.signals.signal_step import UnknownSignalError, begin_signal_step


class UnknownPhotoError(UnknownSignalError):
    """Raised when a signal has no such photograph; there is no more to tell than of no signal."""


def photo_numbers(session: Session, signal: Signal) -> Sequence[int]:
    """The number of each photograph of a signal."""
    asked = select(SignalPhoto.number).where(SignalPhoto.signal_id == signal.id)
    return session.exec(asked.order_by(col(SignalPhoto.number))).all()


@step("foto-lezen")
def read_photo(reference: str, number: int, by: str, on: date, at: datetime) -> RenderedFile:
    """One photograph; the reading is written down, also when it is refused."""
    with transaction() as session:
        step = begin_signal_step(session, reference, by, Action.READ_SIGNAL, (on, at))
        row = session.exec(
            select(SignalPhoto).where(
                SignalPhoto.signal_id == step.signal.id, SignalPhoto.number == number
            )
        ).first()
        if row is None:
            raise UnknownPhotoError(f"Signaal {reference} heeft geen foto {number}.")
        allowed = reads_source(session, step.officer, step.signal)
        said = "gelezen" if allowed else "lezen geweigerd"
        step.record(EventKind.READ, f"Foto {number}: {said}.")
        content = row.content
    if not allowed:
        # Only now: the refused reading is committed.
        raise RoleError(f"Medewerker {by} mag dit niet: de foto is voor wie het signaal behandelt.")
    return RenderedFile(f"foto-{reference.lower()}-{number}.jpg", "image/jpeg", content)
