"""Every kind of term whole: first day, last day, nature, and the sentence of the file."""

from datetime import date

import pytest

from models.law.common.durations import DurationUnit
from models.law.common.terms import (
    TermInputError,
    TermNature,
    TermResult,
    closure_period,
    decision_on_objection_period,
    objection_period,
    own_term,
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
