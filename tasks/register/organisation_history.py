"""The history of the organisation: who may do what since when, and who gave him that."""

from datetime import datetime

from sqlmodel import Session

from models.common.history import EventKind
from tasks.register.history_entries import Entry, remember

CHAIN = "ORGANISATIE"


def remember_organisation(session: Session, officer_code: str, what: str, at: datetime) -> None:
    """Append one sentence; it names officers by their code alone."""
    remember(session, Entry(CHAIN, officer_code, EventKind.RECORD, what), at.date(), at)
