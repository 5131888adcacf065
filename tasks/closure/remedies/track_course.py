"""The course of what runs beside a case, in words for who opens the case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from models.closure.track import TrackStep
from models.law.closure.remedies.relief import relief_words
from models.law.closure.remedies.remedy_rules import RULED
from models.law.common.dutch import dutch_date
from tasks.closure.remedies.track_rows import name_of, relief_of, steps_of, tracks_of


@dataclass(frozen=True)
class TrackLine:
    """One step of an objection, a request or another track."""

    track: str
    """Which one and of whom: "bezwaar 2 (partij 3)"."""
    on: date
    state: str
    details: str
    """What the step says beyond its state and its day; it names nobody."""


def course_of(session: Session, case_id: int) -> Iterator[TrackLine]:
    """Every step, track by track, in the order in which it was recorded."""
    for track in tracks_of(session, case_id):
        for step in steps_of(session, track):
            yield TrackLine(name_of(track), step.on, step.state.label, "; ".join(_details(step)))


def _details(step: TrackStep) -> Iterator[str]:
    if step.posted_on is not None:
        yield f"gepost op {dutch_date(step.posted_on)}"
    if step.excused:
        yield "verschoonbaar te laat"
    if step.committee:
        yield "met adviescommissie"
    if step.state in RULED:
        yield relief_words(relief_of(step), step.until_event, step.weeks_after)
    elif step.until is not None:
        yield f"tot en met {dutch_date(step.until)}"
    if step.note:
        yield step.note
