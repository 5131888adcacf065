"""The dated policies of the country, read once from models/law/policies and asked for by day."""

from datetime import date
from functools import cache
from pathlib import Path

import models.law
from models.law.common.calendar import Calendar
from models.law.common.holidays import HolidayDecree, calendar_of
from models.law.common.policy import VersionedBook
from models.law.common.reporting_lines import ReportingLines
from models.law.common.retention import RetentionPolicy
from tasks.register.policy_files import read_book

POLICY_FOLDER = Path(models.law.__file__).parent / "policies"


@cache
def calendar() -> Calendar:
    """The days equated with a holiday, of all decrees that are loaded."""
    return calendar_of(holiday_decrees().versions)


@cache
def holiday_decrees() -> VersionedBook[HolidayDecree]:
    """The decrees that are loaded."""
    path = POLICY_FOLDER / "holidays.yaml"
    return read_book(path, HolidayDecree, "besluit gelijkstelling")


def retention(on: date) -> RetentionPolicy:
    """The selectielijst on a day, or NoPolicyInForceError."""
    return _retention().in_force(on)


@cache
def _retention() -> VersionedBook[RetentionPolicy]:
    return read_book(POLICY_FOLDER / "retention.yaml", RetentionPolicy, "selectielijst")


def reporting_lines(on: date) -> ReportingLines:
    """Where a resident can report something on a day, or NoPolicyInForceError."""
    return _reporting_lines().in_force(on)


def public_telephones() -> frozenset[str]:
    """Every national number that was ever in force: they stand in texts, and tell of nobody."""
    return frozenset(
        telephone for version in _reporting_lines().versions for telephone in version.telephones
    )


@cache
def _reporting_lines() -> VersionedBook[ReportingLines]:
    path = POLICY_FOLDER / "reporting-lines.yaml"
    return read_book(path, ReportingLines, "lijst met meldnummers")
