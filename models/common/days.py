"""A day as people write it, in every file and form the same."""

import re
from datetime import date, datetime

from pydantic_core import PydanticCustomError

from models.common.dutch_faults import OWN_RULE

FIRST_YEAR, LAST_YEAR = 1900, 2099
"""A day outside these years is a slip of the pen, or a number that is no day."""
NO_DAY = "dit is geen datum (jjjj-mm-dd of dd-mm-jjjj)"
_MIDNIGHT = r"([T ]0?0:00(:00)?(\.0+)?Z?)?"
"""What programs add to a day without being asked."""
_ISO = re.compile(rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}}){_MIDNIGHT}")
_DUTCH = re.compile(
    rf"(?P<day>[0-9]{{1,2}})-(?P<month>[0-9]{{1,2}})-(?P<year>[0-9]{{4}}){_MIDNIGHT}"
)


def as_day(value: object, first_year: int = FIRST_YEAR) -> date:
    """The day of 2026-01-02, 02-01-2026 or 2-1-2026, or of a day itself.

    A number is never a day: 0, seconds since 1970 and what a spreadsheet counts with say nothing.
    Raises PydanticCustomError (OWN_RULE).
    """
    if isinstance(value, datetime):
        value = value.date()
    day = value if isinstance(value, date) else _read(value)
    if not first_year <= day.year <= LAST_YEAR:
        raise PydanticCustomError(
            OWN_RULE, f"het jaar van deze datum ligt niet tussen {first_year} en {LAST_YEAR}"
        )
    return day


def _read(value: object) -> date:
    text = value.strip() if isinstance(value, str) else ""
    found = _ISO.fullmatch(text) or _DUTCH.fullmatch(text)
    if not found:
        raise PydanticCustomError(OWN_RULE, NO_DAY)
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise PydanticCustomError(OWN_RULE, "dit is geen datum: deze dag bestaat niet") from None
