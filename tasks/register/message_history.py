"""What became of a message, in the history of what caused it."""

from datetime import datetime

from sqlmodel import Session

from models.common.history import EventKind
from models.common.message import OutgoingMessage
from tasks.register.history_entries import Entry, remember
from tasks.register.resources import AMSTERDAM


def remember_outcome(
    session: Session, row: OutgoingMessage, by: str, what: str, at: datetime
) -> None:
    """Append the outcome to the chain of the message; without one it has only its row."""
    if row.chain:
        entry = Entry(row.chain, by, EventKind.MESSAGE, f"Bericht {row.id}: {what}.")
        remember(session, entry, at.astimezone(AMSTERDAM).date(), at)
