"""What the control cycle achieves: places that are known, findings, and rounds held or skipped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.control.control_round import ControlRound, RoundStatus, Visit
from models.law.control.coverage_curve import (
    ParkCoverage,
    coverage_after,
    share_known,
)
from tasks.control.businesses.coverage_forecast import Forecast, forecast_of
from tasks.control.businesses.label_history import label_events
from tasks.register.resources import reading
from tasks.register.step import step


@dataclass(frozen=True)
class RoundResult:
    """One round of the past: held or skipped, and what was known after it."""

    reference: str
    status: RoundStatus
    slot_on: date
    held_on: date | None
    why: str
    white_after: int
    parks_after: tuple[ParkCoverage, ...]


@dataclass(frozen=True)
class Coverage:
    """The figures of one municipality on a day."""

    on: date
    places: int
    white: int
    known: float
    parks: tuple[ParkCoverage, ...]
    rounds: tuple[RoundResult, ...]
    rounds_held: int
    rounds_skipped: int
    seen_at_first_visit: int
    found_at_first_visit: int
    seen_at_re_control: int
    found_at_re_control: int
    rounds_to_go: int | None
    """Rounds until the last white place is seen at the present pace; None when it never is."""
    last_white_round: int | None
    """The number of that round."""
    last_white_on: date | None
    """Its slot."""
    forecast: str
    """The same in one Dutch sentence."""


@step("dekking")
def coverage_of(municipality_code: str, on: date) -> Coverage:
    """Coverage of the businesses of a municipality on a day; reads only."""
    with reading() as session:
        events = label_events(session, municipality_code, on)
        past = _past_rounds(session, municipality_code, on)
        visits = _visits(session, municipality_code, on)
        forecast = forecast_of(session, municipality_code, on, events, past)
    days = sorted({_day_of(row) for row in past} | {on})
    curve = dict(zip(days, coverage_after(events, days), strict=True))
    return _coverage(on, curve, past, visits, forecast)


def _coverage(
    on: date,
    curve: Mapping[date, tuple[ParkCoverage, ...]],
    past: Sequence[ControlRound],
    visits: Sequence[Visit],
    forecast: Forecast,
) -> Coverage:
    first = [visit for visit in visits if not visit.is_re_control]
    again = [visit for visit in visits if visit.is_re_control]
    places, white = _total(curve[on])
    return Coverage(
        on=on,
        places=places,
        white=white,
        known=share_known(places, white),
        parks=curve[on],
        rounds=tuple(_result(row, curve[_day_of(row)]) for row in past),
        rounds_held=sum(row.status is RoundStatus.HELD for row in past),
        rounds_skipped=sum(row.status is RoundStatus.SKIPPED for row in past),
        seen_at_first_visit=len(first),
        found_at_first_visit=sum(visit.has_findings for visit in first),
        seen_at_re_control=len(again),
        found_at_re_control=sum(visit.is_repaired is False for visit in again),
        rounds_to_go=forecast.rounds_to_go,
        last_white_round=forecast.number,
        last_white_on=forecast.slot_on,
        forecast=forecast.words,
    )


def _total(parks: Sequence[ParkCoverage]) -> tuple[int, int]:
    return sum(park.places for park in parks), sum(park.white for park in parks)


def _result(row: ControlRound, parks: tuple[ParkCoverage, ...]) -> RoundResult:
    return RoundResult(
        reference=row.reference,
        status=row.status,
        slot_on=row.slot_on,
        held_on=row.planned_on,
        why=row.why,
        white_after=_total(parks)[1],
        parks_after=parks,
    )


def _day_of(row: ControlRound) -> date:
    return row.planned_on or row.slot_on


def _past_rounds(session: Session, code: str, on: date) -> list[ControlRound]:
    """The rounds of which the day is past and that were held or skipped, by number."""
    rows = session.exec(
        select(ControlRound)
        .where(
            ControlRound.municipality_code == code,
            ControlRound.status != RoundStatus.PLANNED,
        )
        .order_by(col(ControlRound.number))
    )
    return [row for row in rows if _day_of(row) <= on]


def _visits(session: Session, code: str, on: date) -> list[Visit]:
    """The visits at which the place was really seen."""
    rows = session.exec(
        select(Visit)
        .join(ControlRound, col(ControlRound.id) == col(Visit.round_id))
        .where(
            ControlRound.municipality_code == code,
            col(Visit.visited_on) <= on,
        )
    )
    return [row for row in rows if row.is_seen]
