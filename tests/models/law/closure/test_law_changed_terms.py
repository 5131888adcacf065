"""The terms of a decision that changes: both sides of every bound, and a slow count."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.closure.changed_terms import (
    Changed,
    ChangeRefusedError,
    InForce,
    extended,
    longer,
    reviewed,
    shorter,
    with_first_day,
    with_grace,
)
from models.law.closure.measures import Measure, MeasureKind
from models.law.common.durations import DurationUnit
from tasks.register import policies

CALENDAR = policies.calendar()
WEEKS, MONTHS = DurationUnit.WEEKS, DurationUnit.MONTHS


def closure(amount: int | None, unit: DurationUnit = MONTHS) -> Measure:
    return Measure(kind=MeasureKind.CLOSURE, amount=amount, unit=unit)


ANNOUNCED = date(2026, 4, 2)
OLD = InForce(closure(3), date(2026, 4, 10), date(2026, 7, 9), date(2026, 4, 9))
"""Announced on 2 April 2026 with a week to leave; three months from 10 April."""
URGENT = InForce(closure(3), date(2026, 4, 10), date(2026, 7, 9), None)
ENDLESS = InForce(closure(None, DurationUnit.INDEFINITE), date(2026, 4, 10), None, date(2026, 4, 9))
IN_WEEKS = InForce(closure(12, WEEKS), date(2026, 4, 10), date(2026, 7, 2), date(2026, 4, 9))
SENT = date(2026, 4, 8)


def days(changed: Changed) -> tuple[date | None, date, date | None]:
    found = changed.in_force
    return found.grace_until, found.first_day, found.last_day


@pytest.mark.parametrize(
    ("old", "first_day", "sent_on", "expected"),
    [
        (OLD, date(2026, 4, 11), SENT, (date(2026, 4, 10), date(2026, 4, 11), date(2026, 7, 10))),
        (OLD, date(2026, 5, 31), SENT, (date(2026, 5, 30), date(2026, 5, 31), date(2026, 8, 30))),
        (
            OLD,
            date(2026, 5, 1),
            date(2026, 4, 29),
            (date(2026, 4, 30), date(2026, 5, 1), date(2026, 7, 31)),
        ),
        (URGENT, date(2026, 5, 1), date(2026, 4, 30), (None, date(2026, 5, 1), date(2026, 7, 31))),
        (ENDLESS, date(2026, 5, 1), SENT, (date(2026, 4, 30), date(2026, 5, 1), None)),
        (
            IN_WEEKS,
            date(2026, 5, 1),
            SENT,
            (date(2026, 4, 30), date(2026, 5, 1), date(2026, 7, 23)),
        ),
    ],
)
def test_a_later_first_day_shifts_the_whole_closure(
    old: InForce, first_day: date, sent_on: date, expected: tuple[date | None, date, date | None]
) -> None:
    """As long as it was; whoever had time to leave gets until the day before."""
    changed = with_first_day(old, first_day, sent_on, CALENDAR)
    assert days(changed) == expected
    assert (changed.grace is None, changed.closure is None) == (
        old.grace_until is None,
        old.last_day is None,
    )


@pytest.mark.parametrize(
    ("old", "first_day", "sent_on", "words"),
    [
        (OLD, date(2026, 4, 10), SENT, "nu op vrijdag 10 april 2026"),
        (OLD, date(2026, 4, 9), date(2026, 4, 1), "nu op vrijdag 10 april 2026"),
        (OLD, date(2026, 5, 1), date(2026, 4, 30), "op zijn vroegst op zaterdag 2 mei 2026"),
        (URGENT, date(2026, 5, 1), date(2026, 5, 1), "op zijn vroegst op zaterdag 2 mei 2026"),
    ],
)
def test_a_first_day_that_is_not_later_or_comes_too_soon_is_refused(
    old: InForce, first_day: date, sent_on: date, words: str
) -> None:
    """The letter must leave a day between, and a day to leave where there was one."""
    with pytest.raises(ChangeRefusedError, match=words):
        with_first_day(old, first_day, sent_on, CALENDAR)


def test_longer_grace_moves_the_first_day_behind_it() -> None:
    """And says why each day is what it is."""
    changed = with_grace(OLD, date(2026, 4, 10), SENT, CALENDAR)

    assert days(changed) == (date(2026, 4, 10), date(2026, 4, 11), date(2026, 7, 10))
    assert changed.grace is not None
    assert changed.closure is not None
    assert changed.grace.explanation.startswith("2 dagen na woensdag 8 april 2026")
    assert "3 maanden vanaf zaterdag 11 april 2026" in changed.closure.explanation


@pytest.mark.parametrize(
    ("old", "until", "words"),
    [
        (OLD, date(2026, 4, 9), "maakt haar niet langer"),
        (OLD, date(2026, 4, 8), "maakt haar niet langer"),
        (
            URGENT,
            date(2026, 4, 20),
            (
                "^het besluit gaf geen begunstigingstermijn, want er was spoed; kies een latere "
                "eerste dag$"
            ),
        ),
    ],
)
def test_grace_that_does_not_grow_is_refused(old: InForce, until: date, words: str) -> None:
    """An urgent decision gave none."""
    with pytest.raises(ChangeRefusedError, match=words):
        with_grace(old, until, date(2026, 4, 1), CALENDAR)


@pytest.mark.parametrize(
    ("old", "measure", "sent_on", "last_day"),
    [
        (OLD, closure(12, WEEKS), SENT, date(2026, 7, 2)),
        (OLD, closure(1), date(2026, 5, 9), date(2026, 5, 9)),
        (ENDLESS, closure(6), SENT, date(2026, 10, 9)),
    ],
)
def test_a_shorter_duration_counts_from_the_same_day(
    old: InForce, measure: Measure, sent_on: date, last_day: date
) -> None:
    """Also on the very day on which the letter leaves; one without an end gets one."""
    changed = shorter(old, measure, sent_on)
    assert days(changed) == (old.grace_until, old.first_day, last_day)
    assert changed.in_force.measure == measure
    assert changed.closure is not None
    assert changed.closure.last_day == last_day


@pytest.mark.parametrize(
    ("measure", "sent_on", "words"),
    [
        (closure(3), SENT, "niet eerder dan donderdag 9 juli 2026"),
        (closure(13, WEEKS), SENT, "niet eerder dan"),
        (closure(1), date(2026, 5, 10), "dus hef de sluiting op"),
    ],
)
def test_what_is_not_shorter_or_over_already_is_refused(
    measure: Measure, sent_on: date, words: str
) -> None:
    """Thirteen weeks from 10 April end on 9 July too."""
    with pytest.raises(ChangeRefusedError, match=words):
        shorter(OLD, measure, sent_on)


def test_a_longer_duration_and_an_extension_count_from_the_same_day() -> None:
    """Six months in all, or three months more: the same day, on the last day too."""
    for changed in (
        longer(OLD, closure(6), date(2026, 7, 9)),
        extended(OLD, 3, MONTHS, date(2026, 7, 9)),
    ):
        assert days(changed) == (OLD.grace_until, OLD.first_day, date(2026, 10, 9))
        assert changed.in_force.measure == closure(6)


@pytest.mark.parametrize(
    ("old", "measure", "sent_on", "words"),
    [
        (OLD, closure(3), SENT, "niet later dan donderdag 9 juli 2026"),
        (OLD, closure(13, WEEKS), SENT, "niet later dan"),
        (OLD, closure(6), date(2026, 7, 10), "de sluiting is voorbij na donderdag 9 juli 2026"),
        (ENDLESS, closure(6), SENT, "^een sluiting zonder vaste laatste dag kan niet langer$"),
    ],
)
def test_what_is_not_longer_or_too_late_is_refused(
    old: InForce, measure: Measure, sent_on: date, words: str
) -> None:
    """A closure that is over is not made longer."""
    with pytest.raises(ChangeRefusedError, match=words):
        longer(old, measure, sent_on)


def test_an_extension_has_the_unit_of_the_closure() -> None:
    """Weeks and months together have no number."""
    with pytest.raises(ChangeRefusedError, match="3 maanden; verleng haar in dezelfde eenheid"):
        extended(OLD, 4, WEEKS, SENT)


@pytest.mark.parametrize(
    ("review_on", "last_day"),
    [
        (None, date(2026, 12, 1)),
        (date(2026, 12, 1), date(2026, 12, 1)),
        (date(2026, 6, 3), date(2026, 6, 3)),
    ],
)
def test_a_review_sets_the_next_one(review_on: date | None, last_day: date) -> None:
    """At the latest when the municipality's own term is over."""
    changed = reviewed(ENDLESS, date(2026, 6, 2), 6, review_on)
    assert changed.in_force == ENDLESS
    assert changed.closure is not None
    assert changed.closure.last_day == last_day
    at_the_latest = "6 maanden vanaf dinsdag 2 juni 2026"
    chosen = "" if review_on is None else "gekozen dag, niet later dan "
    assert changed.closure.explanation.startswith(chosen + at_the_latest)


@pytest.mark.parametrize(
    ("old", "review_on", "words"),
    [
        (ENDLESS, date(2026, 6, 2), "ligt na dinsdag 2 juni 2026"),
        (ENDLESS, date(2026, 12, 2), "uiterlijk op dinsdag 1 december 2026"),
        (
            OLD,
            None,
            (
                "^de sluiting eindigt vanzelf na donderdag 9 juli 2026; alleen een sluiting zonder "
                "vaste laatste dag wordt heroverwogen$"
            ),
        ),
    ],
)
def test_a_review_too_early_too_late_or_of_what_ends_is_refused(
    old: InForce, review_on: date | None, words: str
) -> None:
    """Both sides of both bounds."""
    with pytest.raises(ChangeRefusedError, match=words):
        reviewed(old, date(2026, 6, 2), 6, review_on)


def slow_last_day(first_day: date, amount: int, unit: DurationUnit) -> date:
    """The last day, found by walking: the day before the same day comes round again."""
    if unit is WEEKS:
        return first_day + timedelta(days=7 * amount - 1)
    day, months = first_day, 0
    while months < amount:
        before = day
        day += timedelta(days=1)
        if day.month != before.month:
            months += 1
    # Now the first of the last month: on to the day before the number, if the month has it.
    while day.day < first_day.day and (day + timedelta(days=1)).day != 1:
        day += timedelta(days=1)
    return day if day.day < first_day.day else day - timedelta(days=1)


@given(
    st.dates(date(2024, 1, 1), date(2032, 12, 31)),
    st.integers(1, 12),
    st.integers(1, 12),
    st.sampled_from([WEEKS, MONTHS]),
)
def test_a_duration_is_never_counted_in_two_ways(
    first_day: date, before: int, more: int, unit: DurationUnit
) -> None:
    """Extended, made longer, or ordered so at once: one last day, that of a slow count."""
    old = InForce(closure(before, unit), first_day, slow_last_day(first_day, before, unit), None)
    total = slow_last_day(first_day, before + more, unit)

    assert extended(old, more, unit, first_day).in_force.last_day == total
    changed = longer(old, closure(before + more, unit), first_day)
    assert changed.in_force.last_day == total
    assert changed.closure is not None
    assert len(changed.closure.explanation) <= 600
    back = shorter(changed.in_force, closure(before, unit), first_day)
    assert back.in_force == old
