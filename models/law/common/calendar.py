"""Which days are no working days in the sense of the Algemene termijnenwet (Awt), art. 3."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

EQUATED = "gelijkgesteld"
SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """The days equated with a holiday by royal decree (Awt art. 3(3)), which no formula knows."""

    decree_days: frozenset[date]
    decree_years: frozenset[int]
    """The years of which the decree is loaded; of any other year the decree days are unknown."""


@cache
def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, turn = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    weekday = (32 + 2 * turn + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def kings_day(year: int) -> date:
    """The day on which the King's birthday is celebrated: 27 April, or 26 April for a Sunday."""
    birthday = date(year, 4, 27)
    return birthday - timedelta(days=1) if birthday.isoweekday() == 7 else birthday  # noqa: PLR2004


@cache
def _holidays(year: int) -> dict[date, str]:
    """Awt art. 3(1), and Good Friday, equated by art. 3(2). 5 May counts every year."""
    sunday = easter(year)
    return {
        date(year, 1, 1): "Nieuwjaarsdag",
        sunday - timedelta(days=2): "Goede Vrijdag",
        sunday + timedelta(days=1): "Tweede Paasdag",
        kings_day(year): "Koningsdag",
        sunday + timedelta(days=50): "Tweede Pinksterdag",
        date(year, 5, 5): "Bevrijdingsdag",
        # After 5 May: in 2016 both fell on one day, and Ascension Day is the one to name.
        sunday + timedelta(days=39): "Hemelvaartsdag",
        date(year, 12, 25): "Eerste Kerstdag",
        date(year, 12, 26): "Tweede Kerstdag",
    }


def public_holiday_name(day: date, calendar: Calendar) -> str | None:
    """The Dutch name of the holiday, "gelijkgesteld" for a decree day, None for any other day."""
    name = _holidays(day.year).get(day)
    if name is None and day in calendar.decree_days:
        return EQUATED
    return name


def is_working_day(day: date, calendar: Calendar) -> bool:
    """True unless the day is a Saturday, a Sunday, a holiday or equated with one."""
    return day.weekday() < SATURDAY and public_holiday_name(day, calendar) is None


def next_working_day(day: date, calendar: Calendar) -> date:
    """The day itself when it is a working day, otherwise the first one after it."""
    while not is_working_day(day, calendar):
        day += timedelta(days=1)
    return day


def years_without_decree(first: date, last: date, calendar: Calendar) -> list[int]:
    """The years touched from `first` to `last` of which the decree days are not loaded."""
    return [year for year in range(first.year, last.year + 1) if year not in calendar.decree_years]
