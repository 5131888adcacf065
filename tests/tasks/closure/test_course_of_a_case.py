"""The course of a case: each occurrence with its day, its party and its event."""

from datetime import date

import pytest
from sqlmodel import Session, select

from models.closure.case_event import CaseEvent
from models.closure.closure import ClosureCase
from models.closure.decision import Decision, DecisionKind
from models.common.history import Event
from models.law.closure.measures import MeasureKind
from models.law.closure.occurrences import Occurrence
from tasks.closure.case_step import occurrences_of
from tasks.register.acting import id_of
from tasks.register.resources import reading
from tests.builders.case_builder import closed, fill_register


@pytest.fixture(autouse=True)
def _filled(register: str) -> None:
    """Organisation and addresses of the example."""
    assert register
    fill_register()


def course(reference: str) -> list[tuple[CaseEvent, Event | None]]:
    """What happened, each with the event of the history that tells it."""
    with reading() as session:
        case = session.exec(select(ClosureCase).where(ClosureCase.reference == reference)).one()
        return [
            (found, _telling(session, reference, found.event_number))
            for found in occurrences_of(session, id_of(case))
        ]


def _telling(session: Session, reference: str, number: int | None) -> Event | None:
    """The event of the history with this number."""
    return session.exec(
        select(Event).where(Event.chain == reference, Event.number == number)
    ).first()


def test_the_course_of_a_case_is_kept_in_order() -> None:
    """From the report to the end, each once; a zienswijze and a party by number."""
    walk = closed().end(date(2026, 7, 10)).reopen(date(2026, 7, 11))
    found = [event for event, _ in course(walk.reference)]

    steps = [event.what for event in found if event.what is not Occurrence.PARTY_ADDED]
    assert steps == [
        Occurrence.REPORT_RECEIVED,
        Occurrence.WEIGHED_BEFORE_INTENT,
        Occurrence.INTENT_ANNOUNCED,
        Occurrence.ZIENSWIJZE_RECEIVED,
        Occurrence.WEIGHED_AFTER_ZIENSWIJZE,
        Occurrence.DECISION_ANNOUNCED,
        Occurrence.PREMISES_CLOSED,
        Occurrence.CLOSURE_ENDED,
        Occurrence.PREMISES_REOPENED,
    ]
    assert [event.number for event in found] == list(range(1, len(found) + 1))
    zienswijze = next(e for e in found if e.what is Occurrence.ZIENSWIJZE_RECEIVED)
    assert zienswijze.party_number == 1


def test_each_occurrence_is_told_by_an_event_of_the_same_day() -> None:
    """The chain of hashes proves it."""
    told = course(closed().reference)
    assert told
    for found, event in told:
        assert event is not None
        assert event.on == found.on


def test_the_order_is_kept_as_it_left() -> None:
    """What was ordered, and when."""
    walk = closed()
    with reading() as session:
        order = session.exec(select(Decision)).one()
        case = session.exec(
            select(ClosureCase).where(ClosureCase.reference == walk.reference)
        ).one()
        assert (order.kind, order.number, order.about) == (DecisionKind.ORDER, 1, None)
        assert order.announced_on == date(2026, 4, 2)
        assert order.measure is MeasureKind.CLOSURE
        assert (order.ordered_from, order.ordered_until) == (
            case.ordered_from,
            case.ordered_until,
        )
