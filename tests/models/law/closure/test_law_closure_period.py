"""The duration of a closure, the terms of an objection, and the room that sentences take."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.common.durations import DurationUnit
from models.law.common.terms import (
    TermInputError,
    TermNature,
    closure_period,
    decision_on_objection_period,
    objection_in_time,
    objection_period,
    own_term,
    statutory_term,
)
from tasks.register import policies

CALENDAR = policies.calendar()
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("starts_on", "amount", "unit", "last_day"),
    [
        (date(2026, 4, 2), 3, DurationUnit.MONTHS, date(2026, 7, 1)),
        (date(2026, 4, 1), 3, DurationUnit.MONTHS, date(2026, 6, 30)),
        (date(2026, 10, 15), 6, DurationUnit.MONTHS, date(2027, 4, 14)),
        (date(2026, 1, 28), 1, DurationUnit.MONTHS, date(2026, 2, 27)),
        (date(2026, 1, 29), 1, DurationUnit.MONTHS, date(2026, 2, 28)),
        (date(2026, 1, 31), 1, DurationUnit.MONTHS, date(2026, 2, 28)),
        (date(2028, 1, 29), 1, DurationUnit.MONTHS, date(2028, 2, 28)),
        (date(2028, 1, 31), 1, DurationUnit.MONTHS, date(2028, 2, 29)),
        (date(2026, 3, 31), 1, DurationUnit.MONTHS, date(2026, 4, 30)),
        (date(2028, 2, 29), 12, DurationUnit.MONTHS, date(2029, 2, 28)),
        (date(2026, 6, 1), 4, DurationUnit.WEEKS, date(2026, 6, 28)),
        (date(2026, 11, 28), 4, DurationUnit.WEEKS, date(2026, 12, 25)),
    ],
)
def test_a_closure_counts_its_first_day_and_never_rolls(
    starts_on: date, amount: int, unit: DurationUnit, last_day: date
) -> None:
    """Also when it ends on Sunday 28 June or on Christmas Day."""
    term = closure_period(starts_on, amount, unit)
    assert (term.starts_on, term.last_day) == (starts_on, last_day)
    assert term.nature is TermNature.CLOSURE
    assert "die dag telt mee" in term.explanation
    assert "schuift niet op" in term.explanation


def test_an_indefinite_closure_has_no_last_day() -> None:
    with pytest.raises(TermInputError, match="ambtshalve heroverweging"):
        closure_period(date(2026, 4, 1), None, DurationUnit.INDEFINITE)


@pytest.mark.parametrize("amount", [0, -1, None])
def test_a_closure_without_a_length_is_refused(amount: int | None) -> None:
    with pytest.raises(TermInputError):
        closure_period(date(2026, 4, 1), amount, DurationUnit.WEEKS)


@pytest.mark.parametrize(
    ("received_on", "posted_on", "in_time"),
    [
        (date(2026, 5, 18), None, True),
        (date(2026, 5, 19), None, False),
        (date(2026, 5, 19), date(2026, 5, 18), True),
        # A week after Monday 18 May is Whit Monday, so that Tuesday is the last day.
        (date(2026, 5, 26), date(2026, 5, 18), True),
        (date(2026, 5, 27), date(2026, 5, 18), False),
        (date(2026, 5, 20), date(2026, 5, 19), False),
    ],
)
def test_an_objection_by_post_has_a_week_more_to_arrive(
    received_on: date, posted_on: date | None, *, in_time: bool
) -> None:
    """Awb art. 6:9, for a term that ends on Monday 18 May 2026."""
    period = objection_period(date(2026, 4, 2), CALENDAR)
    assert objection_in_time(period, CALENDAR, received_on, posted_on) is in_time


@pytest.mark.parametrize(
    ("committee", "postponed", "last_day"),
    [
        (False, False, date(2026, 6, 29)),
        (False, True, date(2026, 8, 10)),
        (True, False, date(2026, 8, 10)),
        (True, True, date(2026, 9, 21)),
    ],
)
def test_the_decision_on_objection_counts_from_the_end_of_the_objection_term(
    *, committee: bool, postponed: bool, last_day: date
) -> None:
    """Awb art. 7:10: from Monday 18 May 2026, whenever the objection came in."""
    objection = objection_period(date(2026, 4, 2), CALENDAR)
    decision = decision_on_objection_period(
        objection, CALENDAR, committee=committee, postponed=postponed
    )
    assert decision.starts_on == date(2026, 5, 19)
    assert decision.last_day == last_day
    assert ("verdaagd" in decision.explanation) is postponed


@given(day=DAYS, months=st.integers(1, 24))
def test_closures_that_follow_each_other_leave_no_day_between_nor_twice(
    day: date, months: int
) -> None:
    """For a start on a day that every month has."""
    day = day.replace(day=min(day.day, 28))
    first = closure_period(day, months, DurationUnit.MONTHS)
    second = closure_period(first.last_day + timedelta(days=1), months, DurationUnit.MONTHS)
    both = closure_period(day, 2 * months, DurationUnit.MONTHS)
    assert second.last_day == both.last_day


@given(day=DAYS, weeks=st.integers(1, 18))
def test_every_sentence_fits_the_register(day: date, weeks: int) -> None:
    """The column holds 600 characters; the longest sentence is a postponed decision."""
    objection = statutory_term(day, CALENDAR, weeks=weeks)
    decision = decision_on_objection_period(objection, CALENDAR, committee=True, postponed=True)
    assert len(decision.explanation) <= 600
    assert len(own_term(day, CALENDAR, weeks=weeks).explanation) <= 600
