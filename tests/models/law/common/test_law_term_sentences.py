"""Every kind of term whole: first day, last day, nature, and the sentence of the file."""

from datetime import date

import pytest

from models.law.common.calendar import Calendar
from models.law.common.durations import DurationUnit
from models.law.common.term_words import decree_warning
from models.law.common.terms import (
    TermInputError,
    TermNature,
    TermResult,
    closure_period,
    decision_on_objection_period,
    objection_period,
    own_term,
    statutory_term,
    working_days_term,
)
from tasks.register import policies

CALENDAR = policies.calendar()
TUESDAY = date(2026, 5, 12)


@pytest.mark.parametrize(
    ("days", "last_day", "told"),
    [
        # Ascension Day on the 14th, the Friday after it equated by decree, then a weekend.
        (
            1,
            date(2026, 5, 13),
            "1 werkdag na dinsdag 12 mei 2026; de laatste dag is woensdag 13 mei 2026",
        ),
        (
            2,
            date(2026, 5, 18),
            "2 werkdagen na dinsdag 12 mei 2026; de laatste dag is maandag 18 mei 2026",
        ),
    ],
)
def test_a_term_in_working_days(days: int, last_day: date, told: str) -> None:
    """It begins the day after dispatch."""
    assert working_days_term(TUESDAY, CALENDAR, days) == TermResult(
        date(2026, 5, 13), last_day, TermNature.STATUTORY, told
    )


def test_an_own_term() -> None:
    """It begins the day after dispatch, and says that it does not move."""
    assert own_term(TUESDAY, CALENDAR, weeks=1) == TermResult(
        date(2026, 5, 13),
        date(2026, 5, 19),
        TermNature.OWN,
        "1 week na dinsdag 12 mei 2026; de laatste dag is dinsdag 19 mei 2026; een eigen termijn "
        "schuift niet op",
    )


@pytest.mark.parametrize(
    ("lasts", "last_day", "told"),
    [
        (
            {"days": 1},
            date(2026, 4, 7),
            (
                "1 dag na donderdag 2 april 2026; verlengd van vrijdag 3 april (Goede Vrijdag) "
                "naar dinsdag 7 april 2026; maandag 6 april is Tweede Paasdag"
            ),
        ),
        (
            {"days": 3},
            date(2026, 4, 8),
            (
                "3 dagen na donderdag 2 april 2026; verlengd van zondag 5 april naar woensdag 8 "
                "april 2026; maandag 6 april is Tweede Paasdag; zo telt de termijn ten minste twee "
                "werkdagen (artikel 2 Algemene termijnenwet)"
            ),
        ),
        (
            {"months": 1},
            date(2026, 5, 4),
            (
                "1 maand na donderdag 2 april 2026; verlengd van zaterdag 2 mei naar maandag 4 mei "
                "2026"
            ),
        ),
        (
            {"months": 4},
            date(2026, 8, 2),
            (
                "4 maanden na donderdag 2 april 2026; de laatste dag is zondag 2 augustus 2026; "
                "niet verlengd, want de Algemene termijnenwet geldt niet boven 3 maanden "
                "(artikel 4)"
            ),
        ),
    ],
)
def test_a_statutory_term(lasts: dict[str, int], last_day: date, told: str) -> None:
    """Rolled or too long to roll, it begins the day after dispatch."""
    assert statutory_term(date(2026, 4, 2), CALENDAR, **lasts) == TermResult(
        date(2026, 4, 3), last_day, TermNature.STATUTORY, told
    )


@pytest.mark.parametrize("lasts", [{}, {"weeks": 1, "days": 1}])
def test_a_term_without_one_length_is_refused(lasts: dict[str, int]) -> None:
    """None and two are both no length."""
    with pytest.raises(TermInputError) as refused:
        own_term(TUESDAY, CALENDAR, **lasts)
    assert str(refused.value) == (
        "Geef een termijn in weken, in dagen of in maanden: precies een van de drie."
    )


@pytest.mark.parametrize(
    ("years", "told"),
    [(3, "2025, 2026 en 2027"), (4, "2025 tot en met 2028"), (5, "2025 tot en met 2029")],
)
def test_years_without_decree_are_listed_up_to_three(years: int, told: str) -> None:
    """A range reads better than a long list."""
    bare = Calendar(decree_days=frozenset(), decree_years=frozenset())
    said = decree_warning(date(2025, 3, 4), date(2024 + years, 3, 4), bare)
    assert said == (
        f"; let op: de gelijkgestelde dagen van {told} zijn niet geladen, controleer de dag"
    )


def test_a_term_that_rolls_over_the_turn_of_the_year_names_both_years() -> None:
    """The last day of the old year is equated; the next working day is in the new one."""
    equated = frozenset({date(2027, 12, 31)})
    known = Calendar(decree_days=equated, decree_years=frozenset({2027, 2028}))
    assert statutory_term(date(2027, 12, 17), known, weeks=2).explanation == (
        "2 weken na vrijdag 17 december 2027; verlengd van vrijdag 31 december 2027 "
        "(gelijkgesteld) naar maandag 3 januari 2028"
    )


@pytest.mark.parametrize(
    ("amount", "unit", "last_day", "told"),
    [
        (4, DurationUnit.WEEKS, date(2026, 6, 8), "4 weken"),
        (3, DurationUnit.MONTHS, date(2026, 8, 11), "3 maanden"),
    ],
)
def test_a_closure(amount: int, unit: DurationUnit, last_day: date, told: str) -> None:
    """Its first day is a day of closure."""
    ends = {date(2026, 6, 8): "maandag 8 juni 2026", date(2026, 8, 11): "dinsdag 11 augustus 2026"}
    assert closure_period(TUESDAY, amount, unit) == TermResult(
        TUESDAY,
        last_day,
        TermNature.CLOSURE,
        f"{told} vanaf dinsdag 12 mei 2026, die dag telt mee; gesloten tot en met "
        f"{ends[last_day]}; de duur van een sluiting schuift niet op",
    )


def test_an_indefinite_closure_asks_for_a_day_of_review() -> None:
    """It has no last day to compute."""
    with pytest.raises(TermInputError) as refused:
        closure_period(TUESDAY, None, DurationUnit.INDEFINITE)
    assert str(refused.value) == (
        "Een sluiting voor onbepaalde tijd heeft geen laatste dag: leg een dag van ambtshalve "
        "heroverweging vast."
    )


@pytest.mark.parametrize("unit", [DurationUnit.WEEKS, DurationUnit.MONTHS])
@pytest.mark.parametrize("amount", [None, 0])
def test_a_closure_without_a_length_is_refused(amount: int | None, unit: DurationUnit) -> None:
    """Nothing is not one."""
    with pytest.raises(TermInputError):
        closure_period(TUESDAY, amount, unit)


@pytest.mark.parametrize(
    ("committee", "postponed", "last_day"),
    [
        (False, False, date(2026, 8, 4)),
        (True, False, date(2026, 9, 15)),
        (False, True, date(2026, 9, 15)),
        (True, True, date(2026, 10, 27)),
    ],
)
def test_the_decision_on_objection(*, committee: bool, postponed: bool, last_day: date) -> None:
    """Six weeks after the objection term or twelve, and six more (Awb art. 7:10)."""
    objection = objection_period(TUESDAY, CALENDAR)
    period = decision_on_objection_period(
        objection, CALENDAR, committee=committee, postponed=postponed
    )

    assert objection.last_day == date(2026, 6, 23)
    assert (period.starts_on, period.last_day) == (date(2026, 6, 24), last_day)
    assert period.nature is TermNature.STATUTORY
    assert ("; verdaagd met 6 weken na" in period.explanation) is postponed


def test_without_more_said_there_is_no_committee_and_no_postponement() -> None:
    """The shorter term is the one that holds by itself."""
    objection = objection_period(TUESDAY, CALENDAR)

    assert decision_on_objection_period(objection, CALENDAR).last_day == date(2026, 8, 4)
