"""The Dutch sentence that says why a term ends on its last day."""

from datetime import date, timedelta

from models.law.common.calendar import (
    Calendar,
    is_working_day,
    next_working_day,
    public_holiday_name,
    years_without_decree,
)
from models.law.common.dutch import WEEKDAYS, dutch_date, dutch_day, join_dutch, short_date

DUTCH_SATURDAY = 5


def rolled_words(bare: date, last_day: date, calendar: Calendar) -> str:
    """From which day a statutory term was moved to which, with each holiday on the way."""
    name = public_holiday_name(bare, calendar)
    written = dutch_day(bare) if bare.year == last_day.year else dutch_date(bare)
    words = f"verlengd van {written}{f' ({name})' if name else ''} naar {dutch_date(last_day)}"
    for passed in range(1, (last_day - bare).days):
        day = bare + timedelta(days=passed)
        name = public_holiday_name(day, calendar)
        if name is not None and day.weekday() < DUTCH_SATURDAY:
            words += f"; {dutch_day(day)} is {name}"
    return words


def no_working_day_advice(last_day: date, calendar: Calendar) -> str:
    """Advice for an own term that ends on a day off; empty when it ends on a working day."""
    if is_working_day(last_day, calendar):
        return ""
    name = public_holiday_name(last_day, calendar) or f"een {WEEKDAYS[last_day.weekday()]}"
    better = dutch_date(next_working_day(last_day, calendar))
    return f"; let op: {short_date(last_day)} is {name} en geen werkdag, kies liever {better}"


def decree_warning(first: date, last: date, calendar: Calendar) -> str:
    """A warning when the equated days of a touched year are not loaded; otherwise empty."""
    years = years_without_decree(first, last, calendar)
    if not years:
        return ""
    written = join_dutch([str(year) for year in years])
    if len(years) > 3:  # noqa: PLR2004 a range reads better than a long list
        written = f"{years[0]} tot en met {years[-1]}"
    return f"; let op: de gelijkgestelde dagen van {written} zijn niet geladen, controleer de dag"
