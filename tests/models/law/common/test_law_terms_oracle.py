"""Terms against a second, slow count: holidays typed in from a list, days walked one by one."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.law.common.calendar import (
    Calendar,
    easter,
    is_working_day,
    kings_day,
    next_working_day,
    public_holiday_name,
)
from models.law.common.terms import objection_period, statutory_term

with (Path(__file__).parent / "feestdagen-2024-2029.csv").open(encoding="utf-8") as lines:
    LISTED = {
        date.fromisoformat(row["datum"]): row["naam"]
        for row in csv.DictReader(lines, delimiter=";")
    }
CALENDAR = Calendar(
    decree_days=frozenset(day for day, name in LISTED.items() if name == "gelijkgesteld"),
    decree_years=frozenset(range(2024, 2029)),
)


def days_of(first_year: int, last_year: int) -> Iterator[date]:
    day = date(first_year, 1, 1)
    while day.year <= last_year:
        yield day
        day += timedelta(days=1)


def is_normal(day: date) -> bool:
    return day.isoweekday() not in (6, 7) and day not in LISTED


def slow_last_day(dispatched_on: date, length: int) -> date:
    """Awt art. 1 and 2, one day at a time: go on until both hold."""
    term: list[date] = []
    day = dispatched_on
    while len(term) < length or not is_normal(day) or sum(map(is_normal, term)) < 2:
        day += timedelta(days=1)
        term.append(day)
    return day


def test_every_day_of_six_years_has_the_name_that_the_list_gives() -> None:
    for day in days_of(2024, 2029):
        assert public_holiday_name(day, CALENDAR) == LISTED.get(day), day
        assert is_working_day(day, CALENDAR) is is_normal(day), day


def test_a_six_week_term_from_every_day_of_2024_to_2028_agrees_with_the_slow_count() -> None:
    for day in days_of(2024, 2028):
        assert objection_period(day, CALENDAR).last_day == slow_last_day(day, 42), day


@pytest.mark.parametrize("length", [3, 4, 5, 7])
def test_a_short_term_from_every_day_of_2024_to_2028_agrees_with_the_slow_count(
    length: int,
) -> None:
    for day in days_of(2024, 2028):
        assert statutory_term(day, CALENDAR, days=length).last_day == slow_last_day(day, length)


def test_the_numbers_of_moved_terms_are_those_that_others_counted() -> None:
    """Of 1,259 working days 41 make six weeks and 550 make four days end on a day off.

    Article 2 moves eleven more of the four-day terms, which end on a working day too early.
    """
    working = [day for day in days_of(2024, 2028) if is_normal(day)]
    assert len(working) == 1259
    for length, days_off, moved in ((42, 41, 41), (4, 550, 561)):
        bare = {day: day + timedelta(days=length) for day in working}
        assert sum(not is_normal(end) for end in bare.values()) == days_off
        terms = {day: statutory_term(day, CALENDAR, days=length) for day in working}
        assert sum(terms[day].last_day != end for day, end in bare.items()) == moved


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (1961, date(1961, 4, 2)),
        (2000, date(2000, 4, 23)),
        (2008, date(2008, 3, 23)),
        (2011, date(2011, 4, 24)),
        (2016, date(2016, 3, 27)),
        (2019, date(2019, 4, 21)),
        (2038, date(2038, 4, 25)),
        (2049, date(2049, 4, 18)),
        (2076, date(2076, 4, 19)),
    ],
)
def test_easter_is_the_sunday_of_the_almanac(year: int, sunday: date) -> None:
    """Among them the years for which simpler formulas go wrong (1961, 2049, 2076)."""
    assert easter(year) == sunday


@pytest.mark.parametrize("year", [2014, 2025, 2031, 2036])
def test_kings_day_on_a_sunday_is_kept_on_saturday(year: int) -> None:
    assert date(year, 4, 27).isoweekday() == 7
    assert kings_day(year) == date(year, 4, 26)
    assert public_holiday_name(date(year, 4, 27), CALENDAR) is None


def test_5_may_counts_every_year_and_not_only_every_five_years() -> None:
    for year in range(2021, 2041):
        assert public_holiday_name(date(year, 5, 5), CALENDAR) is not None, year


def test_a_day_before_and_a_day_after_a_run_of_holidays_is_a_working_day() -> None:
    assert next_working_day(date(2026, 5, 13), CALENDAR) == date(2026, 5, 13)
    assert next_working_day(date(2026, 5, 14), CALENDAR) == date(2026, 5, 18)
    assert next_working_day(date(2026, 1, 1), CALENDAR) == date(2026, 1, 5)
