"""The history: one chain for each case, round or signal, without a place or a person."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from models.common.history import Event, EventKind, append_event
from models.common.visitor import current_visitor, door_of


@dataclass(frozen=True)
class Entry:
    """One thing that happened, as it is told in the history."""

    chain: str
    """The reference of the case, the round or the signal."""
    officer: str
    kind: EventKind
    what: str
    rule: str = ""


def remember(session: Session, entry: Entry, on: date, at: datetime) -> None:
    """Append one event to its chain, with the door by which it came in."""
    door = door_of(entry.officer)
    append_event(
        session,
        Event(
            chain=entry.chain,
            kind=entry.kind,
            on=on,
            at=at,
            officer=entry.officer,
            what=entry.what[:400],
            rule=entry.rule[:240],
            door=door,
            authenticated=None if door is None else current_visitor() is not None,
            number=0,
            previous="",
            digest="",
        ),
    )
