"""What became of a message, in the history of the case that caused it."""

from datetime import UTC, datetime

from sqlmodel import Session

from models.closure.closure import ClosureCase
from models.common.history import Event, EventKind, append_event
from models.common.message import OutgoingMessage
from tasks.register.resources import AMSTERDAM


def remember_outcome(
    session: Session, row: OutgoingMessage, by: str, what: str, at: datetime
) -> None:
    """Append the outcome to the chain of the case; a message without a case has only its row."""
    if row.case_id is None:
        return
    case = session.get_one(ClosureCase, row.case_id, with_for_update=True)
    event = Event(
        chain=case.reference,
        number=0,
        kind=EventKind.MESSAGE,
        on=at.astimezone(AMSTERDAM).date(),
        at=at.astimezone(UTC),
        officer=by,
        what=f"Bericht {row.id}: {what}.",
        previous="",
        digest="",
    )
    append_event(session, event)
