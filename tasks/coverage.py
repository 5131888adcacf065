"""What the control cycle achieves: places that are known, findings, and rounds held or skipped."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from prefect import task
from prefect.cache_policies import NO_CACHE
from sqlmodel import Session, col, select

from models.business import Business, LabelChange
from models.control_round import ControlRound, RoundStatus, Visit
from models.law.place_score import Label
from tasks.resources import reading


@dataclass(frozen=True)
class ParkCoverage:
    """One business park on a day; `known` is the share of places that are not white, 0 to 1."""

    park: str
    places: int
    white: int
    known: float


@dataclass(frozen=True)
class RoundResult:
    """One round of the past: held or skipped, and how many places were still white after it."""

    reference: str
    status: RoundStatus
    slot_on: date
    held_on: date | None
    why: str
    white_after: int


@dataclass(frozen=True)
class Coverage:
    """The figures of one municipality on a day."""

    on: date
    places: int
    white: int
    known: float
    parks: tuple[ParkCoverage, ...]
    rounds: tuple[RoundResult, ...]
    seen_at_first_visit: int
    found_at_first_visit: int
    seen_at_re_control: int
    found_at_re_control: int
    rounds_to_go: int | None
    """Rounds until the last white place is seen at the present pace; None without any pace."""
    forecast: str
    """The same in one Dutch sentence."""


@task(name="dekking", cache_policy=NO_CACHE)
def coverage_of(municipality_code: str, on: date) -> Coverage:
    """Coverage of the businesses of a municipality on a day; reads only."""
    with reading() as session:
        labels = _labels(session, municipality_code, on)
        rounds = _rounds(session, municipality_code, on)
        visits = _visits(session, municipality_code, on)
    first = [visit for visit in visits if not visit.is_re_control]
    again = [visit for visit in visits if visit.is_re_control]
    white = sum(label is Label.WHITE for _, label in labels)
    pace = _white_seen(first)
    to_go = _rounds_to_go(white, pace)
    return Coverage(
        on=on,
        places=len(labels),
        white=white,
        known=_share(len(labels), white),
        parks=_parks(labels),
        rounds=rounds,
        seen_at_first_visit=len(first),
        found_at_first_visit=sum(visit.has_findings for visit in first),
        seen_at_re_control=len(again),
        found_at_re_control=sum(visit.is_repaired is False for visit in again),
        rounds_to_go=to_go,
        forecast=_forecast(white, to_go),
    )


def _labels(session: Session, code: str, on: date) -> list[tuple[str, Label]]:
    """Park and label of each place as they were at the end of the day."""
    rows = session.exec(
        select(LabelChange.business_id, Business.park, LabelChange.label)
        .join(Business, col(Business.id) == col(LabelChange.business_id))
        .where(
            Business.municipality_code == code,
            LabelChange.on <= on,
            (col(Business.ended_on).is_(None)) | (col(Business.ended_on) > on),
        )
        .order_by(col(LabelChange.on), col(LabelChange.number))
    )
    return list({business: (park, Label(label)) for business, park, label in rows}.values())


def _parks(labels: Sequence[tuple[str, Label]]) -> tuple[ParkCoverage, ...]:
    places = Counter(park for park, _ in labels)
    white = Counter(park for park, label in labels if label is Label.WHITE)
    return tuple(
        ParkCoverage(park, places[park], white[park], _share(places[park], white[park]))
        for park in sorted(places)
    )


def _share(places: int, white: int) -> float:
    return (places - white) / places if places else 1.0


def _rounds(session: Session, code: str, on: date) -> tuple[RoundResult, ...]:
    rows = session.exec(
        select(ControlRound)
        .where(
            ControlRound.municipality_code == code,
            ControlRound.slot_on <= on,
            ControlRound.status != RoundStatus.PLANNED,
        )
        .order_by(col(ControlRound.number))
    ).all()
    return tuple(
        RoundResult(
            row.reference,
            row.status,
            row.slot_on,
            row.planned_on,
            row.why,
            sum(
                label is Label.WHITE
                for _, label in _labels(session, code, row.planned_on or row.slot_on)
            ),
        )
        for row in rows
    )


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
    return [row for row in rows if row.access is not None and row.access.is_inside]


def _white_seen(first: Sequence[Visit]) -> float:
    """Places seen for the first time, per round in which any was seen."""
    rounds = {visit.round_id for visit in first}
    return len(first) / len(rounds) if rounds else 0.0


def _rounds_to_go(white: int, pace: float) -> int | None:
    if white == 0:
        return 0
    return math.ceil(white / pace) if pace else None


def _forecast(white: int, to_go: int | None) -> str:
    if white == 0:
        return "Er zijn geen witte vlekken meer."
    if to_go is None:
        return "Er is nog geen tempo: er is nog geen plek gezien."
    rounds = "1 ronde" if to_go == 1 else f"{to_go} rondes"
    return f"In het tempo tot nu toe is de laatste witte vlek over {rounds} gezien."
