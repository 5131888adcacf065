"""What a round asks of the signals list; an act knows it and hands it over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from models.common.municipality import Officer
from models.law.common.signal_themes import SignalTheme


@dataclass(frozen=True, repr=False)
class SeenSignal:
    """A signal from a visit; its facts may name persons."""

    officer: Officer
    """Who may record signals here."""
    municipality_code: str
    source_number: str
    """The same number is the same signal, however often the visit is read in."""
    received_on: date
    theme: SignalTheme
    kvk_number: str
    bag_id: str
    facts: str
    legal_ground: str
    control: str
    """Reference of the round."""
    visit: str
    """Team and rank: "1-2"."""


@dataclass(frozen=True)
class SignalDesk:
    """One question each, so that a round knows no table of the signals list."""

    open_by_business: Callable[[Session, str], Mapping[int, int]]
    """How many open signals each business of a municipality (CBS code) has."""
    add: Callable[[Session, SeenSignal, date, datetime], None]
    """Put a signal on the list in the transaction of the visit; raises FaultsError."""
    of_visits: Callable[[Session, Sequence[int]], int]
    """How many signals came from these visits."""
