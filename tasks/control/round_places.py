"""From the register to the places that a round can choose from: one scan, no objects in between."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from models.common.business import Business
from models.control.control_round import ControlRound, RoundStatus, Visit
from models.law.common.business_labels import Label
from models.law.control.place_score import Place
from models.law.control.themes import ThemePolicy

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
    found: ControlRound,
    on: date,
    themes: ThemePolicy,
    open_signals: Mapping[int, int],
    *,
    without: Collection[int] = (),
) -> Iterator[Place]:
    """Every business that the round can choose on a day, as the score wants to see it.

    Those that are still there, and not on the list of another round that is still to come; nor in
    `without`, which holds what an officer took off.
    """
    held = _days_before(session, found)
    # On the connection: a session would wrap every row once more.
    rows: Iterable[Any] = session.connection().execute(
        select(*_COLUMNS)  # type: ignore[call-overload]
        .where(
            Business.municipality_code == found.municipality_code,
            col(Business.ended_on).is_(None),
            col(Business.id).not_in([*_taken(session, found, on), *without]),
        )
        .execution_options(yield_per=5_000)
    )
    fitting: dict[tuple[str, bool], bool] = {}
    # Unpacked and in the order of the fields: this runs for every business of a municipality.
    for key, label, park, sbi, labelled_on, visited_on, due_on in rows:
        kind = (sbi, park != "")
        is_of_theme = fitting.get(kind)
        if is_of_theme is None:
            is_of_theme = themes.is_of(found.kind, found.theme, sbi, park)
            fitting[kind] = is_of_theme
        waited = len(held) - bisect_left(held, labelled_on) if label is Label.WHITE else 0
        signals = open_signals.get(key, 0)
        yield Place(key, label, is_of_theme, visited_on, signals, waited, due_on)


def _days_before(session: Session, found: ControlRound) -> Sequence[date]:
    """The days of the other rounds before this one, held or still to be held, oldest first."""
    days = session.exec(
        select(col(ControlRound.planned_on))
        .where(
            ControlRound.municipality_code == found.municipality_code,
            ControlRound.reference != found.reference,
            col(ControlRound.planned_on) < found.planned_on,
        )
        .order_by(col(ControlRound.planned_on))
    )
    return [day for day in days if day is not None]


def _taken(session: Session, found: ControlRound, on: date) -> Sequence[int]:
    """The businesses that another round is still to visit: none is on two open lists."""
    return session.exec(
        select(Visit.business_id)
        .join(ControlRound, col(ControlRound.id) == col(Visit.round_id))
        .where(
            ControlRound.municipality_code == found.municipality_code,
            ControlRound.reference != found.reference,
            ControlRound.status == RoundStatus.PLANNED,
            col(ControlRound.planned_on) >= on,
            col(Visit.access).is_(None),
        )
    ).all()
