"""How long a signal waits for an answer and for discussion, and how long it is kept."""

from datetime import date, timedelta

from pydantic import Field

from models.law.common.calendar import Calendar, next_working_day
from models.law.common.policy import MunicipalPolicy
from models.law.common.terms import months_later


class SignalPolicy(MunicipalPolicy):
    """Own terms of the signals list; the records adviser confirms how long signals are kept."""

    review_weeks: int = Field(ge=1)
    """A signal is discussed again this long after it came in or was kept."""
    answer_working_days: int = Field(ge=1)
    """A named reporter gets an answer within this many working days; an anonymous one gets none."""
    dropped_months: int = Field(ge=1)
    """How long a signal is kept after the consultation dropped it (selectielijst 2020: 19.2)."""
    retention_months: int = Field(ge=1)
    """How long any other signal is kept after it came in, and anew after each decision."""


def answer_by(policy: SignalPolicy, received_on: date, calendar: Calendar) -> date:
    """The last day for the answer to a named reporter, in working days (Awt art. 3) [own]."""
    day = received_on
    for _ in range(policy.answer_working_days):
        day = next_working_day(day + timedelta(days=1), calendar)
    return day


def retain_until(policy: SignalPolicy, counted_from: date, *, is_dropped: bool) -> date:
    """The last day of keeping, counted from the last decision, or from receipt without one."""
    months = policy.dropped_months if is_dropped else policy.retention_months
    return months_later(counted_from, months)
