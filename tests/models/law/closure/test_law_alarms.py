"""Where the law presses: until when a report, an urgent closing or a find may wait."""

from datetime import date

import pytest
from pydantic import ValidationError

from models.law.closure.alarms import (
    ClosureAlarms,
    assessment_term,
    time_since_find,
    urgent_decision_term,
)
from models.law.common.terms import TermNature, TermResult
from tasks.closure.closure_policies import closure_alarms
from tasks.register import policies

ALARMS = ClosureAlarms(
    valid_from=date(2017, 1, 1),
    source="verzonnen",
    assessment_days=14,
    urgent_decision_days=3,
    months_since_find=(2, 4, 6),
)
FOUND_ON = date(2026, 2, 10)


@pytest.mark.parametrize(
    ("on", "last_day"),
    [
        (date(2026, 2, 10), date(2026, 4, 10)),
        (date(2026, 4, 10), date(2026, 4, 10)),
        (date(2026, 4, 11), date(2026, 6, 10)),
        (date(2026, 6, 10), date(2026, 6, 10)),
        (date(2026, 6, 11), date(2026, 8, 10)),
        (date(2026, 8, 10), date(2026, 8, 10)),
        (date(2026, 8, 11), None),
    ],
)
def test_the_find_grows_old_in_steps(on: date, last_day: date | None) -> None:
    """Each number of months holds to its own day; after the last there is nothing to tell."""
    result = time_since_find(ALARMS, FOUND_ON, on)
    assert (result.last_day if result else None) == last_day


@pytest.mark.parametrize(
    ("months", "last_day", "words"),
    [
        (1, date(2026, 3, 10), "1 maand na de vondst van dinsdag 10 februari 2026: op dinsdag "),
        (
            2,
            date(2026, 4, 10),
            "2 maanden na de vondst van dinsdag 10 februari 2026: op vrijdag ",
        ),
    ],
)
def test_the_age_of_a_find_is_told_in_months(months: int, last_day: date, words: str) -> None:
    """An own term from the day of the find, and why it matters."""
    alarms = ALARMS.model_copy(update={"months_since_find": (months,)})
    month = {1: "maart", 2: "april"}[months]
    assert time_since_find(alarms, FOUND_ON, FOUND_ON) == TermResult(
        FOUND_ON,
        last_day,
        TermNature.OWN,
        f"{words}10 {month} 2026; hoe langer geleden, hoe beter de noodzaak moet zijn uitgelegd",
    )


def test_a_month_without_the_day_ends_on_its_last() -> None:
    """Found on 31 December: two months later is the end of February."""
    result = time_since_find(ALARMS, date(2025, 12, 31), date(2026, 1, 5))
    assert result is not None
    assert result.last_day == date(2026, 2, 28)


def test_report_and_urgent_closing_wait_so_many_days() -> None:
    """Own terms: they do not roll, also when the last day is a Saturday."""
    calendar = policies.calendar()
    assert assessment_term(ALARMS, date(2026, 2, 24), calendar).last_day == date(2026, 3, 10)
    assert urgent_decision_term(ALARMS, date(2026, 2, 25), calendar).last_day == date(2026, 2, 28)


def test_months_that_do_not_rise_are_refused() -> None:
    """Nobody may write 6, 4, 2."""
    values = ALARMS.model_dump() | {"months_since_find": (6, 4, 2)}
    with pytest.raises(ValidationError, match="oplopen"):
        ClosureAlarms.model_validate(values)


def test_no_number_of_the_alarms_is_confirmed_yet() -> None:
    """The file says itself that no law holds these numbers."""
    shipped = closure_alarms(date(2026, 2, 24))
    assert shipped.to_confirm == {"assessment_days", "urgent_decision_days", "months_since_find"}
