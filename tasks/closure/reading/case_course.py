"""The main course of a case as a line: what is done, where it stands, and what is to come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.closure.closure import ClosureCase
from models.common.history import Event, EventKind
from models.law.closure.procedure import CaseStatus, Urgency
from models.law.common.labelled import Labelled
from tasks.closure.case_step import NOW_IS

_C = CaseStatus
ORDINARY = (
    _C.REPORTED,
    _C.ASSESSED,
    _C.INTENT_PREPARED,
    _C.INTENT_ANNOUNCED,
    _C.ZIENSWIJZE_RECEIVED,
    _C.REASSESSED,
    _C.DECISION_PREPARED,
    _C.DECISION_ANNOUNCED,
    _C.CLOSED,
    _C.ENDED,
    _C.REOPENED,
    _C.ARCHIVED,
)
COURSES = {
    Urgency.NONE: ORDINARY,
    Urgency.URGENT_5_31_1: (
        _C.REPORTED,
        _C.ASSESSED,
        _C.DECISION_PREPARED,
        _C.DECISION_ANNOUNCED,
        _C.CLOSED,
        _C.ENDED,
        _C.REOPENED,
        _C.ARCHIVED,
    ),
    Urgency.URGENT_5_31_2: (
        _C.REPORTED,
        _C.CLOSED,
        _C.DECISION_PREPARED,
        _C.ENDED,
        _C.REOPENED,
        _C.ARCHIVED,
    ),
}
"""The states of a closure that goes its whole way."""
STANDS_AT = {
    _C.ZIENSWIJZE_LAPSED: _C.ZIENSWIJZE_RECEIVED,
    _C.SUSPENDED: _C.CLOSED,
    _C.LIFTED: _C.ENDED,
    _C.DECISION_WITHDRAWN: _C.REOPENED,
}
"""In which place of the course a state stands that is none of it."""


class Place(Labelled):
    """Where a step is on the line."""

    DONE = "done", "gedaan"
    NOW = "now", "nu"
    TO_COME = "to_come", "komt nog"


@dataclass(frozen=True)
class CourseStep:
    """One state on the line, with the day and the ground of who reached it."""

    place: Place
    label: str
    on: date | None = None
    rule: str = ""


def course_line(case: ClosureCase, history: Sequence[Event]) -> tuple[CourseStep, ...]:
    """What the case went through, in order, and what still comes if it goes its whole way."""
    done = [CourseStep(Place.DONE, _C.REPORTED.label, case.reported_on), *_reached(history)]
    last = done.pop()
    return (
        *done,
        CourseStep(Place.NOW, case.status.label, last.on, last.rule),
        *(CourseStep(Place.TO_COME, status.label) for status in _to_come(case)),
    )


def _reached(history: Sequence[Event]) -> Iterator[CourseStep]:
    begin, end = NOW_IS.split("{}")
    for event in history:
        if event.kind is EventKind.TRANSITION and event.what.startswith(begin):
            label = event.what.removeprefix(begin).removesuffix(end)
            yield CourseStep(Place.DONE, label, event.on, event.rule)


def _to_come(case: ClosureCase) -> Sequence[CaseStatus]:
    course = COURSES[case.urgency]
    at = STANDS_AT.get(case.status, case.status)
    if at in course:
        return course[course.index(at) + 1 :]
    return () if case.status is _C.ARCHIVED else (_C.ARCHIVED,)
