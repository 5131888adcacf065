"""Where the law presses: how long a report, an urgent closing or a find may wait without a word.

None of these is a term of the law. They make the morning run speak up, and no letter names them.
"""

from datetime import date
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from models.law.common.calendar import Calendar
from models.law.common.dutch import dutch_date, plural
from models.law.common.policy import Confirmable, PolicyRuleError
from models.law.common.terms import TermNature, TermResult, months_later, own_term

Months = Annotated[int, Field(ge=1, le=60)]


class ClosureAlarms(Confirmable):
    """One version of the numbers at which the morning run speaks up, the same everywhere."""

    assessment_days: int = Field(ge=1)
    """From the police report to the first weighing."""
    urgent_decision_days: int = Field(ge=1)
    """From closing without a decision to the decision (Awb art. 5:31(2): as soon as possible)."""
    months_since_find: tuple[Months, ...] = Field(min_length=1)
    """After so many months a judge asks whether closing is still needed."""

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if any(later <= earlier for earlier, later in pairwise(self.months_since_find)):
            raise PolicyRuleError("months_since_find moet oplopen")
        return self


def assessment_term(alarms: ClosureAlarms, reported_on: date, calendar: Calendar) -> TermResult:
    """Until when a report may wait for its first weighing."""
    return own_term(reported_on, calendar, days=alarms.assessment_days)


def urgent_decision_term(alarms: ClosureAlarms, closed_on: date, calendar: Calendar) -> TermResult:
    """Until when the decision may follow on premises that were closed without one."""
    return own_term(closed_on, calendar, days=alarms.urgent_decision_days)


def time_since_find(alarms: ClosureAlarms, found_on: date, on: date) -> TermResult | None:
    """The first of the months since the find that ends on or after `on`; None after the last."""
    for months in alarms.months_since_find:
        last_day = months_later(found_on, months)
        if last_day >= on:
            words = plural(months, "maand", "maanden")
            return TermResult(
                found_on,
                last_day,
                TermNature.OWN,
                f"{words} na de vondst van {dutch_date(found_on)}: op {dutch_date(last_day)}; hoe "
                "langer geleden, hoe beter de noodzaak moet zijn uitgelegd",
            )
    return None
