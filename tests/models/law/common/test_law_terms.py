"""The three kinds of term: worked examples, both sides of each article, and the sentences."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.common.calendar import is_working_day
from models.law.common.terms import (
    TermInputError,
    TermNature,
    objection_period,
    own_term,
    statutory_term,
    working_days_term,
)
from tasks.register import policies

CALENDAR = policies.calendar()
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("dispatched_on", "last_day", "explanation"),
    [
        (
            date(2026, 3, 16),
            date(2026, 4, 28),
            (
                "6 weken na maandag 16 maart 2026; verlengd van maandag 27 april (Koningsdag) "
                "naar dinsdag 28 april 2026"
            ),
        ),
        (
            date(2026, 4, 2),
            date(2026, 5, 18),
            (
                "6 weken na donderdag 2 april 2026; verlengd van donderdag 14 mei (Hemelvaartsdag) "
                "naar maandag 18 mei 2026; vrijdag 15 mei is gelijkgesteld"
            ),
        ),
        (
            date(2026, 4, 3),
            date(2026, 5, 18),
            (
                "6 weken na vrijdag 3 april 2026; verlengd van vrijdag 15 mei (gelijkgesteld) "
                "naar maandag 18 mei 2026"
            ),
        ),
        (
            date(2026, 11, 13),
            date(2026, 12, 28),
            (
                "6 weken na vrijdag 13 november 2026; verlengd van vrijdag 25 december "
                "(Eerste Kerstdag) naar maandag 28 december 2026"
            ),
        ),
        (
            date(2027, 3, 26),
            date(2027, 5, 10),
            (
                "6 weken na vrijdag 26 maart 2027; verlengd van vrijdag 7 mei (gelijkgesteld) "
                "naar maandag 10 mei 2027"
            ),
        ),
        (
            date(2024, 3, 14),
            date(2024, 4, 25),
            "6 weken na donderdag 14 maart 2024; de laatste dag is donderdag 25 april 2024",
        ),
    ],
)
def test_the_worked_examples_of_six_weeks(
    dispatched_on: date, last_day: date, explanation: str
) -> None:
    term = objection_period(dispatched_on, CALENDAR)
    assert (term.starts_on, term.last_day) == (dispatched_on + timedelta(days=1), last_day)
    assert term.nature is TermNature.STATUTORY
    assert term.explanation == explanation


@pytest.mark.parametrize(
    ("announced_on", "last_day"),
    [
        (date(2026, 5, 12), date(2026, 5, 18)),
        (date(2026, 5, 13), date(2026, 5, 19)),
        (date(2026, 12, 23), date(2026, 12, 28)),
    ],
)
def test_the_worked_examples_of_four_days(announced_on: date, last_day: date) -> None:
    assert statutory_term(announced_on, CALENDAR, days=4).last_day == last_day


def test_art_2_says_so_in_the_sentence_and_only_when_it_moves_the_day() -> None:
    moved = statutory_term(date(2026, 5, 13), CALENDAR, days=4)
    assert "ten minste twee werkdagen (artikel 2 Algemene termijnenwet)" in moved.explanation
    assert "artikel 2" not in statutory_term(date(2026, 5, 12), CALENDAR, days=4).explanation


@pytest.mark.parametrize(
    ("days", "last_day"),
    [
        # From Wednesday 13 May 2026: Ascension Day, an equated day, Saturday, Sunday.
        (1, date(2026, 5, 18)),
        (2, date(2026, 5, 18)),
        (3, date(2026, 5, 19)),
    ],
)
def test_art_2_begins_at_three_days(days: int, last_day: date) -> None:
    assert statutory_term(date(2026, 5, 13), CALENDAR, days=days).last_day == last_day


@pytest.mark.parametrize(
    ("dispatched_on", "length", "last_day"),
    [
        # Each would end on Monday 25 May 2026, Whit Monday.
        (date(2026, 2, 24), {"days": 90}, date(2026, 5, 26)),
        (date(2026, 2, 23), {"days": 91}, date(2026, 5, 25)),
        (date(2026, 3, 2), {"weeks": 12}, date(2026, 5, 26)),
        (date(2026, 2, 23), {"weeks": 13}, date(2026, 5, 25)),
        (date(2026, 2, 25), {"months": 3}, date(2026, 5, 26)),
        (date(2026, 1, 25), {"months": 4}, date(2026, 5, 25)),
        (date(2025, 5, 25), {"months": 12}, date(2026, 5, 25)),
    ],
)
def test_art_4_takes_the_longer_terms_out(
    dispatched_on: date, length: dict[str, int], last_day: date
) -> None:
    term = statutory_term(dispatched_on, CALENDAR, **length)
    assert term.last_day == last_day
    assert ("artikel 4" in term.explanation) is (last_day == date(2026, 5, 25))


@pytest.mark.parametrize(
    ("dispatched_on", "warned"),
    [
        (date(2016, 11, 10), "2016"),
        (date(2016, 12, 30), "2016"),
        (date(2016, 12, 31), None),
        (date(2028, 11, 17), None),
        (date(2028, 11, 18), "2029"),
        (date(2029, 3, 1), "2029"),
    ],
)
def test_a_year_without_decree_days_gives_a_warning_in_the_sentence(
    dispatched_on: date, warned: str | None
) -> None:
    """On 31 December 2016 the term starts in 2017; from 18 November 2028 it rolls into 2029."""
    explanation = objection_period(dispatched_on, CALENDAR).explanation
    words = f"de gelijkgestelde dagen van {warned} zijn niet geladen"
    assert (words in explanation) is (warned is not None)
    assert ("niet geladen" in explanation) is (warned is not None)


def test_a_long_stretch_of_unknown_years_is_written_as_a_range() -> None:
    explanation = own_term(date(2030, 1, 1), CALENDAR, weeks=300).explanation
    assert "van 2030 tot en met 2035 zijn niet geladen" in explanation


def test_an_own_term_never_rolls_and_advises_a_working_day() -> None:
    term = own_term(date(2026, 5, 1), CALENDAR, days=14)
    assert (term.last_day, term.nature) == (date(2026, 5, 15), TermNature.OWN)
    assert "een eigen termijn schuift niet op" in term.explanation
    assert "15 mei 2026 is gelijkgesteld en geen werkdag" in term.explanation
    assert "kies liever maandag 18 mei 2026" in term.explanation


def test_an_own_term_names_the_weekday_of_a_weekend() -> None:
    assert "is een zaterdag" in own_term(date(2026, 5, 2), CALENDAR, weeks=1).explanation


def test_an_own_term_that_ends_on_a_working_day_gives_no_advice() -> None:
    assert "let op" not in own_term(date(2026, 5, 4), CALENDAR, weeks=1).explanation


@pytest.mark.parametrize(
    ("length", "fault"),
    [
        ({}, "precies een van de drie"),
        ({"weeks": 0}, "precies een van de drie"),
        ({"weeks": 6, "days": 1}, "precies een van de drie"),
        ({"weeks": -6}, "negatief"),
        ({"days": -1}, "negatief"),
        ({"days": 10**9}, "te lang"),
        ({"weeks": 10**12}, "te lang"),
        ({"months": 10**6}, "te lang"),
    ],
)
def test_a_term_without_a_length_is_refused_in_one_sentence(
    length: dict[str, int], fault: str
) -> None:
    for term in (statutory_term, own_term):
        with pytest.raises(TermInputError, match=fault) as refused:
            term(date(2026, 4, 1), CALENDAR, **length)
        assert str(refused.value).endswith(".")
        assert ". " not in str(refused.value)


def test_a_term_in_working_days_skips_every_day_off() -> None:
    term = working_days_term(date(2026, 5, 12), CALENDAR, 4)
    assert term.last_day == date(2026, 5, 20)
    assert term.explanation.startswith("4 werkdagen na dinsdag 12 mei 2026")


@given(day=DAYS, days=st.integers(1, 200))
def test_a_statutory_term_is_never_shortened(day: date, days: int) -> None:
    term = statutory_term(day, CALENDAR, days=days)
    assert term.last_day >= day + timedelta(days=days)
    assert days > 90 or is_working_day(term.last_day, CALENDAR)


@given(day=DAYS, later=st.integers(0, 30), weeks=st.integers(1, 12))
def test_a_later_dispatch_never_ends_earlier(day: date, later: int, weeks: int) -> None:
    first = statutory_term(day, CALENDAR, weeks=weeks)
    second = statutory_term(day + timedelta(days=later), CALENDAR, weeks=weeks)
    assert first.last_day <= second.last_day
