"""From which day a closure counts, and how long one may wait with closing: bounds and an oracle."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.closure.duration_start import (
    Period,
    RunsFrom,
    Wait,
    has_run_out,
    last_day_to_close,
    period_as_closed,
)
from models.law.closure.measures import Measure, MeasureKind
from models.law.common.durations import DurationUnit
from models.law.common.terms import TermInputError

FIRST, LAST = date(2026, 4, 10), date(2026, 5, 7)
"""Four weeks."""
ORDERED = Period(FIRST, LAST, RunsFrom.ORDERED_DAY)
ACTUAL = Period(FIRST, LAST, RunsFrom.ACTUAL_CLOSING)
SIX_MONTHS = Measure(kind=MeasureKind.CLOSURE, amount=6, unit=DurationUnit.MONTHS)
FOUR_WEEKS = Measure(kind=MeasureKind.CLOSURE, amount=4, unit=DurationUnit.WEEKS)
ASKED = Wait(date(2026, 4, 8), date(2026, 5, 6))
"""Asked two days before the closing, refused after four weeks: 26 of the ordered days are lost."""


def test_a_real_case_counts_from_the_actual_closing() -> None:
    """ECLI:NL:RBZWB:2023:6350: ordered from 17-8-2022, closed on 2-9-2022, open on 2-3-2023."""
    first, last = date(2022, 8, 17), date(2023, 2, 16)
    actual = period_as_closed(
        SIX_MONTHS, Period(first, last, RunsFrom.ACTUAL_CLOSING), date(2022, 9, 2)
    )
    ordered = period_as_closed(
        SIX_MONTHS, Period(first, last, RunsFrom.ORDERED_DAY), date(2022, 9, 2)
    )

    assert (actual.starts_on, actual.last_day) == (date(2022, 9, 2), date(2023, 3, 1))
    assert actual.explanation == (
        "de duur telt vanaf de dag van de feitelijke sluiting, zo staat het in het besluit; "
        "6 maanden vanaf vrijdag 2 september 2022, die dag telt mee; gesloten tot en met woensdag "
        "1 maart 2023; de duur van een sluiting schuift niet op; de eerste dag zonder sluiting is "
        "donderdag 2 maart 2023; langer dan 6 maanden duurt de sluiting hierdoor niet"
    )
    assert (ordered.starts_on, ordered.last_day) == (first, last)
    assert "feitelijke" not in ordered.explanation


@pytest.mark.parametrize(
    ("period", "waits", "last"),
    [
        (ORDERED, [], LAST),
        (ORDERED, [ASKED], LAST),
        (ACTUAL, [], LAST),
        (ACTUAL, [ASKED], date(2026, 6, 2)),
        (ACTUAL, [Wait(date(2026, 4, 8), None)], None),
        # Over on the first day, or before it: not one day is lost.
        (ACTUAL, [Wait(date(2026, 4, 8), FIRST)], LAST),
        (ACTUAL, [Wait(date(2026, 4, 8), date(2026, 4, 11))], date(2026, 5, 8)),
        (ACTUAL, [Wait(date(2026, 4, 1), date(2026, 4, 3))], LAST),
        # Begun on the last day, or one day too late.
        (ACTUAL, [Wait(LAST, date(2026, 5, 9))], date(2026, 5, 9)),
        (ACTUAL, [Wait(LAST + timedelta(days=1), None)], LAST),
        # A day on which two waited is lost once; asked and ruled on in one day loses none.
        (ACTUAL, [ASKED, Wait(date(2026, 5, 1), date(2026, 5, 8))], date(2026, 6, 4)),
        (ACTUAL, [ASKED, Wait(date(2026, 4, 20), date(2026, 4, 22))], date(2026, 6, 2)),
        (ACTUAL, [Wait(date(2026, 4, 20), date(2026, 4, 20))], LAST),
        # The second request keeps it waiting, whatever became of the first.
        (ACTUAL, [ASKED, Wait(date(2026, 5, 20), None)], None),
    ],
)
def test_as_many_days_to_close_as_were_ordered(
    period: Period, waits: list[Wait], last: date | None
) -> None:
    """The days on which a judge was asked do not count, when the duration runs from closing."""
    assert last_day_to_close(period, waits) == last
    assert last_day_to_close(period, list(reversed(waits))) == last


def day_by_day(period: Period, waits: list[Wait], most: int = 2000) -> date | None:
    """The same, counted on the fingers: each day on which nothing waits uses one ordered day."""
    left, day = (period.last_day - period.first_day).days + 1, period.first_day
    for _ in range(most):
        waiting = any(
            each.since <= day and (each.until is None or day < each.until) for each in waits
        )
        left -= not waiting
        if left == 0:
            return day
        day += timedelta(days=1)
    return None


OFFSETS = st.integers(-20, 120)
WAITS = st.lists(
    st.tuples(OFFSETS, st.one_of(st.none(), st.integers(0, 60))).map(
        lambda pair: Wait(
            FIRST + timedelta(days=pair[0]),
            None if pair[1] is None else FIRST + timedelta(days=pair[0] + pair[1]),
        )
    ),
    max_size=5,
)


@given(st.integers(0, 80), WAITS)
def test_the_last_day_is_that_of_a_slow_count(length: int, waits: list[Wait]) -> None:
    """Requests may overlap, follow each other, or come long after."""
    period = Period(FIRST, FIRST + timedelta(days=length), RunsFrom.ACTUAL_CLOSING)
    assert last_day_to_close(period, waits) == day_by_day(period, waits)


@pytest.mark.parametrize(
    ("period", "on", "closed", "suspended", "waits", "over"),
    [
        (ORDERED, LAST, True, False, [], False),
        (ORDERED, LAST + timedelta(days=1), True, False, [], True),
        (ORDERED, LAST + timedelta(days=1), False, True, [Wait(FIRST, None)], True),
        (ACTUAL, LAST, False, False, [], False),
        (ACTUAL, LAST + timedelta(days=1), False, False, [], True),
        (ACTUAL, LAST + timedelta(days=1), True, False, [ASKED], True),
        (ACTUAL, LAST + timedelta(days=1), True, True, [], False),
        (ACTUAL, date(2026, 6, 2), False, False, [ASKED], False),
        (ACTUAL, date(2026, 6, 3), False, False, [ASKED], True),
        (ACTUAL, date(2027, 1, 1), False, False, [Wait(FIRST, None)], False),
    ],
)
def test_a_closure_is_over_by_itself_when_its_days_are(
    period: Period,
    on: date,
    waits: list[Wait],
    *,
    closed: bool,
    suspended: bool,
    over: bool,
) -> None:
    """Not while a judge keeps it waiting, when it counts from closing; both sides of each day."""
    assert has_run_out(period, on, closed=closed, suspended=suspended, waits=waits) is over


@given(st.integers(0, 400), st.sampled_from(list(RunsFrom)))
def test_a_later_closing_never_makes_it_longer(later: int, runs_from: RunsFrom) -> None:
    """Four weeks are 28 days, whenever they begin."""
    period = Period(FIRST, LAST, runs_from)
    counted = period_as_closed(FOUR_WEEKS, period, FIRST + timedelta(days=later))
    assert (counted.last_day - counted.starts_on).days + 1 == 28
    assert len(counted.explanation) <= 600


@pytest.mark.parametrize(
    ("measure", "closed_on"),
    [
        (FOUR_WEEKS, FIRST - timedelta(days=1)),
        (Measure(kind=MeasureKind.CLOSURE, unit=DurationUnit.INDEFINITE), FIRST),
    ],
)
def test_what_cannot_be_counted_is_refused(measure: Measure, closed_on: date) -> None:
    """A closing before the first day, or one without an end."""
    with pytest.raises(TermInputError, match="geen duur te tellen"):
        period_as_closed(measure, ACTUAL, closed_on)
