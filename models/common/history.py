"""Append-only history: one chain of hashes a case; event rows hold no personal data."""

import hashlib
import json
from datetime import UTC, date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, UniqueConstraint, func
from sqlmodel import Field, Session, SQLModel, col, select

from models.common.base import Moment, choice
from models.common.visitor import Door

GENESIS = "0" * 64


class EventKind(StrEnum):
    """What kind of thing happened."""

    TRANSITION = "transition"
    APPROVAL = "approval"
    REFUSAL = "refusal"
    DOCUMENT = "document"
    MESSAGE = "message"
    TERM = "term"
    TRACK = "track"
    RECORD = "record"
    READ = "read"


class Event(SQLModel, table=True):
    """One thing that happened: who, when, what, under which rule; hashed with the one before."""

    __table_args__ = (
        UniqueConstraint("chain", "number"),
        CheckConstraint("(door IS NULL) = (authenticated IS NULL)", name="authenticated_at_a_door"),
        CheckConstraint(
            "authenticated IS NOT TRUE OR door = 'page'", name="authenticated_on_the_page"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    chain: str = Field(max_length=20, index=True)
    """The reference of the case."""
    number: int
    kind: EventKind = Field(sa_type=choice(EventKind, "event_kind"))
    on: date
    at: datetime = Field(sa_type=Moment)
    officer: str = Field(max_length=20)
    """Code of the officer, or "weerbaar" for the system itself."""
    what: str = Field(max_length=400)
    """One Dutch sentence without personal data."""
    rule: str = Field(default="", max_length=240)
    door: Door | None = Field(default=None, sa_type=choice(Door, "door"))
    """By which door it came in; None for what was recorded before doors were kept."""
    authenticated: bool | None = None
    """Whether the officer had logged in, or somebody typed his code."""
    previous: str = Field(max_length=64)
    digest: str = Field(max_length=64)

    def computed_digest(self) -> str:
        """The SHA-256 that this row must carry."""
        facts: list[str | int | None] = [
            self.chain,
            self.number,
            self.kind.value,
            self.on.isoformat(),
            self.at.astimezone(UTC).isoformat(),
            self.officer,
            self.what,
            self.rule,
            self.previous,
        ]
        if self.door is not None:
            # Only then: the digest of what was recorded before must stay what it was.
            facts += [self.door.value, self.authenticated]
        return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()


def append_event(session: Session, event: Event) -> Event:
    """Add `event` at the end of its chain; two at once wait for each other."""
    if session.get_bind().dialect.name == "postgresql":
        # SQLite has one writer at a time. Here a mail that is delivered and a step of its case
        # share no other lock; what is taken lasts until the transaction ends.
        session.exec(select(func.pg_advisory_xact_lock(func.hashtext(event.chain))))
    last = session.exec(
        select(Event).where(Event.chain == event.chain).order_by(col(Event.number).desc()).limit(1)
    ).first()
    event.number = last.number + 1 if last else 1
    event.previous = last.digest if last else GENESIS
    event.digest = event.computed_digest()
    session.add(event)
    session.flush()
    return event


def broken_links(events: list[Event]) -> list[str]:
    """Dutch sentences, one for each event of one chain that does not fit on the one before."""
    faults, previous = [], GENESIS
    for expected, event in enumerate(events, start=1):
        if event.number != expected:
            faults.append(f"{event.chain}: gebeurtenis {expected} ontbreekt.")
        elif event.previous != previous or event.digest != event.computed_digest():
            faults.append(f"{event.chain}: gebeurtenis {event.number} is later gewijzigd.")
        previous = event.digest
    return faults
