"""From the register to the places that a round can choose from: one scan, no objects in between."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from models.business import Business
from models.control_round import ControlRound, RoundStatus
from models.law.control_cycle import RoundKind, Theme
from models.law.place_score import Label, Place
from models.law.themes import ThemePolicy

_COLUMNS = (
    Business.id,
    Business.label,
    Business.park,
    Business.sbi,
    Business.labelled_on,
    Business.last_visited_on,
    Business.re_control_due_on,
)


def places_of(
    session: Session,
    municipality_code: str,
    about: tuple[RoundKind, Theme | None],
    themes: ThemePolicy,
    open_signals: Mapping[int, int],
) -> Iterator[Place]:
    """Every business of the municipality that is still there, as the score wants to see it."""
    held = held_days(session, municipality_code)
    rows: Iterable[Any] = session.exec(
        select(*_COLUMNS)  # type: ignore[call-overload]
        .where(Business.municipality_code == municipality_code, col(Business.ended_on).is_(None))
        .execution_options(yield_per=5_000)
    )
    fitting: dict[tuple[str, bool], bool] = {}
    # Unpacked and in the order of the fields: this runs for every business of a municipality.
    for key, label, park, sbi, labelled_on, visited_on, due_on in rows:
        kind = (sbi, park != "")
        is_of_theme = fitting.get(kind)
        if is_of_theme is None:
            is_of_theme = themes.is_of(*about, sbi, park)
            fitting[kind] = is_of_theme
        waited = len(held) - bisect_left(held, labelled_on) if label is Label.WHITE else 0
        signals = open_signals.get(key, 0)
        yield Place(key, label, is_of_theme, visited_on, signals, waited, due_on)


def held_days(session: Session, municipality_code: str) -> Sequence[date]:
    """The days of the rounds that were held, oldest first."""
    days = session.exec(
        select(col(ControlRound.planned_on))
        .where(
            ControlRound.municipality_code == municipality_code,
            ControlRound.status == RoundStatus.HELD,
        )
        .order_by(col(ControlRound.planned_on))
    )
    return [day for day in days if day is not None]
