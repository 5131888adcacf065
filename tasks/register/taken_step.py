"""A step while it is taken: what every process needs of it, and the one way to write it down."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from models.common.history import EventKind
from models.common.municipality import Officer
from tasks.register.history_entries import Entry, remember


@dataclass(frozen=True)
class TakenStep(ABC):
    """Who takes a step, on which legal day, and when it is recorded; a process adds its own row."""

    session: Session
    officer: Officer
    on: date
    at: datetime

    @property
    @abstractmethod
    def chain(self) -> str:
        """The history in which the step is told."""

    def record(self, kind: EventKind, what: str, rule: str = "") -> None:
        """Append one event to the chain; `what` holds no personal data."""
        entry = Entry(self.chain, self.officer.code, kind, what, rule)
        remember(self.session, entry, self.on, self.at)
