"""The dated policies of the country, read once from models/law/policies and asked for by day."""

from datetime import date
from functools import cache
from pathlib import Path

import models.law
from models.law.common.calendar import Calendar
from models.law.common.holidays import HolidayDecree, calendar_of
from models.law.common.policy import VersionedBook
from models.law.common.retention import RetentionPolicy
from tasks.register.policy_files import read_book

POLICY_FOLDER = Path(models.law.__file__).parent / "policies"


@cache
def calendar() -> Calendar:
    """The days equated with a holiday, of all decrees that are loaded."""
    path = POLICY_FOLDER / "holidays.yaml"
    return calendar_of(read_book(path, HolidayDecree, "besluit gelijkstelling").versions)


def retention(on: date) -> RetentionPolicy:
    """The selectielijst on a day, or NoPolicyInForceError."""
    return _retention().in_force(on)


@cache
def _retention() -> VersionedBook[RetentionPolicy]:
    return read_book(POLICY_FOLDER / "retention.yaml", RetentionPolicy, "selectielijst")
