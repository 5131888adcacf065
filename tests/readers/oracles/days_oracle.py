"""Days counted one by one, as the Algemene termijnenwet says it, by another hand than the law's."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta

ONE = timedelta(days=1)
Days = tuple[date, date]
"""First and last day of a term."""
DECREED = frozenset(
    {
        *(date(2023, 4, 28), date(2023, 5, 19), date(2024, 5, 10), date(2024, 12, 27)),
        *(date(2025, 5, 30), date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7)),
        *(date(2028, 4, 28), date(2028, 5, 26)),
    }
)
"""Days that a royal decree put on a level with a holiday."""


def easter(year: int) -> date:
    """Easter Sunday, by the rule of Gauss for the Gregorian calendar of 1900 to 2099."""
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    if (d, e) == (29, 6) or (d == 28 and e == 6 and a > 10):
        e -= 7
    return date(year, 3, 22) + timedelta(days=d + e)


def is_off(day: date) -> bool:
    """Saturday, Sunday, one of the days of article 3, or a decreed one."""
    year, sunday = day.year, easter(day.year)
    king = date(year, 4, 27)
    if king.isoweekday() == 7:
        king -= ONE
    free = {date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26), king}
    # Good Friday, Easter Monday, Ascension Day, Whit Monday.
    free |= {sunday + timedelta(days=each) for each in (-2, 1, 39, 50)}
    return day.isoweekday() > 5 or day in free or day in DECREED


def rolled(day: date) -> date:
    """The first day from this one on that is no day off (article 1)."""
    while is_off(day):
        day += ONE
    return day


def months_on(day: date, months: int) -> date:
    """The same number in a later month, or its last day."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def weeks_by_law(after: date, weeks: int) -> date:
    """The last day of a term of law of at most twelve weeks."""
    return rolled(after + timedelta(weeks=weeks))


def days_by_law(after: date, days: int) -> date:
    """The last day of a term of law in days, of which two are working days when it has three."""
    end = rolled(after + timedelta(days=days))
    if days < 3:
        return end
    working, day = 0, after
    while working < 2:
        day += ONE
        working += not is_off(day)
    return max(end, day)


def last_closed(first: date, amount: int, unit: str) -> date:
    """The last day of closure of so many weeks or months, the first day included."""
    if unit == "weeks":
        return first + timedelta(days=7 * amount - 1)
    end = months_on(first, amount)
    return end if end.day < first.day else end - ONE


def standing_still(start: date, last: date, still: Collection[date]) -> date:
    """The end of a term that does not run on these days, counted day by day."""
    left, day = (last - start).days + 1, start - ONE
    while left:
        day += ONE
        left -= day not in still
    return day


def own(after: date, days: int) -> Days:
    """A term that the municipality set itself."""
    return after + ONE, after + timedelta(days=days)


def six_weeks(after: date) -> Days:
    """To object, to appeal, to pay."""
    return after + ONE, weeks_by_law(after, 6)
