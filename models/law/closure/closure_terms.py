"""The terms of a closure: those of the law, and those that a municipality sets itself."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from models.law.closure.duration_start import RunsFrom
from models.law.common.calendar import Calendar
from models.law.common.policy import Confirmable, MunicipalPolicy
from models.law.common.terms import TermResult, statutory_term, working_days_term


class DayCount(StrEnum):
    """Whether the days of the Wkpb are calendar days, rolled by the Awt, or working days."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"


class ClosureTerms(Confirmable):
    """One version of the terms of the law, the same everywhere."""

    land_register_days: int = Field(ge=1)
    """For registering and deregistering a closure (Wkpb)."""
    land_register_count: DayCount


class OwnClosureTerms(MunicipalPolicy, Confirmable):
    """One version of the terms and choices of one municipality."""

    zienswijze_days: int = Field(ge=1)
    """For a zienswijze (Awb art. 4:8)."""
    grace_days: int = Field(ge=1)
    """Default begunstigingstermijn (Awb art. 5:24(2))."""
    second_weighing_days: int = Field(ge=1)
    """From the end of the zienswijze term until the second weighing."""
    reopening_decision_weeks: int = Field(ge=1)
    """To decide on a request for reopening; eight weeks is too long for it."""
    review_months: int = Field(ge=1)
    """Review of an indefinite closure of own motion."""
    closing_waits_for_relief: bool
    """True: no closing while a judge has not ruled on interim relief (Awb art. 8:81)."""
    duration_runs_from: RunsFrom
    """What a decision says unless the lawyer chooses otherwise (ECLI:NL:RBZWB:2023:6350)."""


LAND_REGISTER_RULE = "artikel 15 Wkpb"


def land_register_term(terms: ClosureTerms, on: date, calendar: Calendar) -> TermResult:
    """The last day to register a closure (on: its announcement) or its end (on: that day)."""
    if terms.land_register_count is DayCount.CALENDAR_DAYS:
        return statutory_term(on, calendar, days=terms.land_register_days)
    return working_days_term(on, calendar, terms.land_register_days)
