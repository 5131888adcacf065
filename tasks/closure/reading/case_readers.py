"""Who reads a case: reading is an act too, and the history tells it once a day for each officer."""

from datetime import datetime

from sqlmodel import Session, select

from models.closure.closure import ClosureCase
from models.common.history import Event, EventKind
from models.law.common.roles import Action, RoleError
from tasks.register.acting import acting_officer
from tasks.register.history_entries import Entry, remember
from tasks.register.resources import reading, transaction

HAS_READ = "Zaak ingezien."


def sees_all(session: Session, case: ClosureCase, by: str) -> bool:
    """True for who may read the case; False for communications, which sees its outline.

    Raises RoleError for everybody else.
    """
    try:
        acting_officer(session, by, Action.READ_CASE, case.municipality_code)
    except RoleError as refused:
        try:
            acting_officer(session, by, Action.PREPARE_COMMUNICATION, case.municipality_code)
        except RoleError:
            raise refused from None
        return False
    return True


def remember_reading(reference: str, by: str, at: datetime) -> None:
    """Write down that this officer read the case today, unless that stands there already."""
    on = at.date()
    told = select(Event.id).where(
        Event.chain == reference,
        Event.officer == by,
        Event.on == on,
        Event.what == HAS_READ,
    )
    with reading() as session:
        if session.exec(told.limit(1)).first() is not None:
            return
    with transaction() as session:
        entry = Entry(reference, by, EventKind.READ, HAS_READ, "AVG art. 5")
        remember(session, entry, on, at)
