"""The terms of a closure that a municipality or a lawyer sets, and the one of the Wkpb."""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from models.law.common.calendar import Calendar
from models.law.common.policy import Policy
from models.law.common.terms import TermResult, statutory_term, working_days_term


class DayCount(StrEnum):
    """Whether the days of the Wkpb are calendar days, rolled by the Awt, or working days."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"


class ClosureTerms(Policy):
    """One version of the settings; what `to_confirm` names waits for a lawyer."""

    zienswijze_days: int = Field(ge=1)
    """For a zienswijze (Awb art. 4:8), own term."""
    grace_days: int = Field(ge=1)
    """Default begunstigingstermijn (Awb art. 5:24(2)), own term."""
    second_weighing_days: int = Field(ge=1)
    """From the end of the zienswijze term until the second weighing, own term."""
    land_register_days: int = Field(ge=1)
    """For registering and deregistering a closure (Wkpb)."""
    land_register_count: DayCount
    reopening_decision_weeks: int = Field(ge=1)
    """To decide on a request for reopening; eight weeks is too long for it."""
    payment_weeks: int = Field(ge=1)
    """To pay the costs (Awb art. 4:87)."""
    reminder_weeks: int = Field(ge=1)
    """To pay after a reminder (Awb art. 4:112)."""
    prescription_years: int = Field(ge=1)
    """Until the claim lapses (Awb art. 4:104)."""
    review_months: int = Field(ge=1)
    """Review of an indefinite closure of own motion."""
    closing_waits_for_relief: bool
    """True: no closing while a judge has not ruled on interim relief (Awb art. 8:81)."""
    to_confirm: frozenset[str] = frozenset()

    @model_validator(mode="after")
    def _confirms_what_exists(self) -> Self:
        unknown = sorted(self.to_confirm - set(type(self).model_fields))
        if unknown:
            raise ValueError(f"to_confirm noemt wat niet bestaat: {', '.join(unknown)}")
        return self


def land_register_term(terms: ClosureTerms, on: date, calendar: Calendar) -> TermResult:
    """The last day to register a closure (on: its announcement) or its end (on: that day)."""
    if terms.land_register_count is DayCount.CALENDAR_DAYS:
        return statutory_term(on, calendar, days=terms.land_register_days)
    return working_days_term(on, calendar, terms.land_register_days)
