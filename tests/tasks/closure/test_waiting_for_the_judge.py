"""A closure that waited for the judge can still be carried out, when it counts from closing."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.case_event import CaseEvent
from models.closure.decision import Decision
from models.closure.document import DocumentKind
from models.closure.term import Term, TermKind
from models.law.closure.duration_start import RunsFrom
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from models.law.closure.weighing import WeighingMoment
from tasks.closure import deadlines
from tasks.closure.changes.counting import TooLateError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at, fill_register, intent_announced
from tests.readers.case_reading import (
    REASON,
    case_row,
    decide_and_announce,
    status,
    terms,
    words_of,
)
from tests.readers.register_counts import counts

ANNOUNCED = date(2026, 4, 2)
FIRST, LAST = date(2026, 4, 10), date(2026, 5, 7)
ASKED, REFUSED = date(2026, 4, 8), date(2026, 5, 6)
HEMP = [{"kind": "substance", "description": "hennep", "amount": "40", "unit": "gram"}]


def four_weeks(runs_from: RunsFrom | None) -> Walk:
    """40 grams of hemp, closed for four weeks from 10 April 2026; relief is asked on 8 April."""
    fill_register()
    walk = intent_announced(findings=HEMP).zienswijze()
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20), extra=(REASON,))
    decide_and_announce(walk, ANNOUNCED, amount=4, unit="weeks", runs_from=runs_from)
    assert (case_row().ordered_from, case_row().ordered_until) == (FIRST, LAST)
    return walk.track(TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, ASKED)


def mornings(first: date, last: date) -> set[str]:
    """Every morning run from the first day to the last; which cases moved."""
    moved: set[str] = set()
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        moved |= set(deadlines.run_morning(day, at(day)).advanced)
    return moved


def happened(what: Occurrence) -> list[date]:
    """On which days this happened in the one case."""
    with reading() as session:
        rows = session.exec(
            select(CaseEvent).where(CaseEvent.what == what).order_by(col(CaseEvent.number))
        )
        return [row.on for row in rows]


def test_a_closure_that_waited_for_the_judge_is_still_carried_out(register: Path) -> None:
    """Asked two days before, refused after four weeks: closed on 12 May, for four whole weeks."""
    assert register
    walk = four_weeks(None)

    assert case_row().duration_runs_from is RunsFrom.ACTUAL_CLOSING
    assert mornings(date(2026, 5, 1), REFUSED) == set()
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.REFUSED, REFUSED)
    assert mornings(REFUSED, date(2026, 5, 12)) == set()
    assert status() is CaseStatus.DECISION_ANNOUNCED
    assert happened(Occurrence.PERIOD_HELD) == [date(2026, 5, 8)]

    walk.close(date(2026, 5, 12))

    assert (case_row().ordered_from, case_row().ordered_until) == (
        date(2026, 5, 12),
        date(2026, 6, 8),
    )
    assert terms()[TermKind.CLOSURE] == (date(2026, 5, 12), date(2026, 6, 8))
    with reading() as session:
        order = session.exec(select(Decision)).one()
        assert (order.ordered_from, order.ordered_until) == (FIRST, LAST)
        assert order.duration_runs_from is RunsFrom.ACTUAL_CLOSING
        told = session.exec(
            select(Term).where(Term.kind == TermKind.LAND_REGISTRATION, Term.decision_number == 1)
        ).one()
        assert told.starts_on == date(2026, 5, 13)
    assert mornings(date(2026, 6, 1), date(2026, 6, 8)) == set()
    assert mornings(date(2026, 6, 9), date(2026, 6, 9)) == {walk.reference}
    assert status() is CaseStatus.ENDED


def test_who_waits_no_more_has_as_many_days_as_were_ordered(register: Path) -> None:
    """26 days were lost to the judge: closing can begin until 2 June, and then it is over."""
    assert register
    walk = four_weeks(None).track(TrackKind.INTERIM_RELIEF, TrackState.REFUSED, REFUSED)

    assert mornings(date(2026, 5, 7), date(2026, 6, 2)) == set()
    before = counts()
    with pytest.raises(TooLateError, match="dicht tot en met dinsdag 2 juni 2026"):
        walk.close(date(2026, 6, 3))
    assert counts() == before
    assert mornings(date(2026, 6, 3), date(2026, 6, 3)) == {walk.reference}
    assert status() is CaseStatus.ENDED


def test_from_the_ordered_day_the_days_run_whatever_the_judge_does(register: Path) -> None:
    """The choice of this decision: over after the last day that stands in it."""
    assert register
    walk = four_weeks(RunsFrom.ORDERED_DAY)

    assert mornings(date(2026, 5, 1), LAST) == set()
    assert mornings(date(2026, 5, 8), date(2026, 5, 8)) == {walk.reference}
    assert happened(Occurrence.PERIOD_HELD) == []


def test_from_the_ordered_day_a_later_closing_keeps_its_last_day(register: Path) -> None:
    """Closed ten days late: ten days less."""
    assert register
    walk = four_weeks(RunsFrom.ORDERED_DAY)
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.REFUSED, date(2026, 4, 15))
    walk.close(date(2026, 4, 20))

    assert (case_row().ordered_from, case_row().ordered_until) == (FIRST, LAST)
    assert terms()[TermKind.CLOSURE] == (FIRST, LAST)


def test_a_suspended_closure_is_not_over_before_the_judge_says_so(register: Path) -> None:
    """Closed, suspended, its days passed: it ends when the suspension is over, not in silence."""
    assert register
    walk = four_weeks(None).track(TrackKind.INTERIM_RELIEF, TrackState.REFUSED, date(2026, 4, 10))
    walk.close(FIRST)
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, date(2026, 4, 20))
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.GRANTED, date(2026, 4, 24))

    assert mornings(LAST, date(2026, 5, 20)) == set()
    assert happened(Occurrence.PERIOD_HELD) == [date(2026, 5, 8)]
    walk.resume(date(2026, 5, 21))
    assert case_row().ordered_until == LAST
    assert mornings(date(2026, 5, 22), date(2026, 5, 22)) == {walk.reference}


@pytest.mark.parametrize(
    ("runs_from", "words"),
    [
        (
            RunsFrom.ACTUAL_CLOSING,
            "De duur telt vanaf de dag waarop de gemeente de woning echt sluit.",
        ),
        (
            RunsFrom.ORDERED_DAY,
            "De duur telt vanaf de eerste dag die in de tabel staat.",
        ),
    ],
)
def test_the_decision_says_from_when_the_duration_counts(
    register: Path, runs_from: RunsFrom, words: str
) -> None:
    """Each party reads it, and reads the other choice nowhere."""
    assert register
    four_weeks(runs_from)
    letters = words_of(DocumentKind.DECISION)

    assert letters
    assert all(words in letter for letter in letters)
    assert all(letter.count("De duur telt vanaf") == 1 for letter in letters)
