"""The three kinds of term: statutory terms roll (Awt), own terms and closures never do."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from models.law.common.calendar import Calendar, next_working_day
from models.law.common.durations import DurationUnit
from models.law.common.dutch import dutch_date, plural
from models.law.common.errors import WeerbaarError
from models.law.common.labelled import Labelled
from models.law.common.term_words import decree_warning, no_working_day_advice, rolled_words


class TermInputError(WeerbaarError):
    """Raised when a term has no length, two lengths, or a length that cannot be counted."""


class TermNature(Labelled):
    """Who set the term, which decides whether it rolls."""

    STATUTORY = "wettelijk", "wettelijke termijn"
    OWN = "eigen", "eigen termijn"
    CLOSURE = "sluiting", "duur van de sluiting"


@dataclass(frozen=True)
class TermResult:
    """A counted term: first day, last day (inclusive), and in Dutch why that is the last day."""

    starts_on: date
    last_day: date
    nature: TermNature
    explanation: str


@dataclass(frozen=True)
class _Length:
    amount: int
    one: str
    many: str

    @property
    def words(self) -> str:
        return plural(self.amount, self.one, self.many)

    @property
    def limit(self) -> int:
        """The longest term in this unit to which the Awt applies (art. 4)."""
        return {"dagen": 90, "weken": 12, "maanden": 3}[self.many]

    def after(self, day: date) -> date:
        try:
            if self.many == "maanden":
                return months_later(day, self.amount)
            return day + timedelta(days=self.amount * (7 if self.many == "weken" else 1))
        except (OverflowError, ValueError):
            raise TermInputError(
                f"Een termijn van {self.words} is te lang om te berekenen."
            ) from None


def _length(*, weeks: int = 0, days: int = 0, months: int = 0) -> _Length:
    given = [
        _Length(amount, one, many)
        for amount, one, many in (
            (weeks, "week", "weken"),
            (days, "dag", "dagen"),
            (months, "maand", "maanden"),
        )
        if amount != 0
    ]
    if len(given) != 1:
        raise TermInputError(
            "Geef een termijn in weken, in dagen of in maanden: precies een van de drie."
        )
    if given[0].amount < 0:
        raise TermInputError(f"Een termijn van {given[0].words} bestaat niet: hij is negatief.")
    return given[0]


def months_later(day: date, months: int) -> date:
    """The same day number `months` later, or the end of that month when it lacks the number."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def statutory_term(
    dispatched_on: date, calendar: Calendar, *, weeks: int = 0, days: int = 0, months: int = 0
) -> TermResult:
    """A term set by statute, from the day after dispatch (Awb art. 6:8), rolled by the Awt.

    Art. 1: it does not end on a Saturday, Sunday or holiday. Art. 2: a term of three days or more
    holds two working days. Art. 4: neither applies to more than 90 days, 12 weeks or 3 months,
    nor to hours or years; write a year as 12 months. A term in months ends on the day number of
    dispatch, or on the last day of a shorter month [own]. Terms counted backwards (art. 1(2)) do
    not roll and have no place here. Raises TermInputError.
    """
    length = _length(weeks=weeks, days=days, months=months)
    starts_on, bare = dispatched_on + timedelta(days=1), length.after(dispatched_on)
    counted = f"{length.words} na {dutch_date(dispatched_on)}"
    if length.amount > length.limit:
        return TermResult(
            starts_on,
            bare,
            TermNature.STATUTORY,
            f"{counted}; de laatste dag is {dutch_date(bare)}; niet verlengd, want de Algemene "
            f"termijnenwet geldt niet boven {length.limit} {length.many} (artikel 4)",
        )
    rolled = next_working_day(bare, calendar)
    last_day = _with_two_working_days(starts_on, bare, rolled, calendar)
    moved = f"de laatste dag is {dutch_date(bare)}"
    if last_day != bare:
        moved = rolled_words(bare, last_day, calendar)
    if last_day != rolled:
        moved += "; zo telt de termijn ten minste twee werkdagen (artikel 2 Algemene termijnenwet)"
    warning = decree_warning(starts_on, last_day, calendar)
    return TermResult(starts_on, last_day, TermNature.STATUTORY, f"{counted}; {moved}{warning}")


def _with_two_working_days(starts_on: date, bare: date, rolled: date, calendar: Calendar) -> date:
    """Awt art. 2, for a term whose own length is at least three days."""
    if (bare - starts_on).days + 1 < 3:  # noqa: PLR2004 art. 2 says three
        return rolled
    first = next_working_day(starts_on, calendar)
    return max(rolled, next_working_day(first + timedelta(days=1), calendar))


def working_days_term(dispatched_on: date, calendar: Calendar, days: int) -> TermResult:
    """A statutory term in working days, should a statute set one; raises TermInputError."""
    length = _length(days=days)
    last_day = dispatched_on
    for _ in range(length.amount):
        last_day = next_working_day(last_day + timedelta(days=1), calendar)
    starts_on = dispatched_on + timedelta(days=1)
    return TermResult(
        starts_on,
        last_day,
        TermNature.STATUTORY,
        f"{plural(days, 'werkdag', 'werkdagen')} na {dutch_date(dispatched_on)}; "
        f"de laatste dag is {dutch_date(last_day)}" + decree_warning(starts_on, last_day, calendar),
    )


def own_term(
    dispatched_on: date, calendar: Calendar, *, weeks: int = 0, days: int = 0, months: int = 0
) -> TermResult:
    """A term that the municipality sets itself (zienswijze, grace), from the day after dispatch.

    It never rolls: the Awt is for terms set by statute. When it ends on a day off, the
    explanation advises the next working day. Raises TermInputError.
    """
    length = _length(weeks=weeks, days=days, months=months)
    starts_on, last_day = dispatched_on + timedelta(days=1), length.after(dispatched_on)
    return TermResult(
        starts_on,
        last_day,
        TermNature.OWN,
        f"{length.words} na {dutch_date(dispatched_on)}; de laatste dag is {dutch_date(last_day)}; "
        "een eigen termijn schuift niet op"
        + no_working_day_advice(last_day, calendar)
        + decree_warning(starts_on, last_day, calendar),
    )


def closure_period(starts_on: date, amount: int | None, unit: DurationUnit) -> TermResult:
    """How long premises are closed. First and last day are both days of closure.

    Three months from 2 April last until and including 1 July, four weeks from a Monday until and
    including a Sunday: no day is counted twice when closures follow each other. A month that
    lacks the day ends the closure on its own last day. It never rolls: a later end would prolong
    a sanction. Raises TermInputError, also for an indefinite closure, which has no last day.
    """
    if unit is DurationUnit.INDEFINITE:
        raise TermInputError(
            "Een sluiting voor onbepaalde tijd heeft geen laatste dag: "
            "leg een dag van ambtshalve heroverweging vast."
        )
    in_weeks = unit is DurationUnit.WEEKS
    length = _length(weeks=amount or 0) if in_weeks else _length(months=amount or 0)
    last_day = _day_before(length, starts_on)
    return TermResult(
        starts_on,
        last_day,
        TermNature.CLOSURE,
        f"{length.words} vanaf {dutch_date(starts_on)}, die dag telt mee; "
        f"gesloten tot en met {dutch_date(last_day)}; de duur van een sluiting schuift niet op",
    )


def _day_before(length: _Length, starts_on: date) -> date:
    """The last day of a period that counts its first day."""
    end = length.after(starts_on)
    # Only a month can lack the day: the 31st has none in February, whose end is then the last day.
    lacks_the_day = length.many == "maanden" and end.day < starts_on.day
    return end if lacks_the_day else end - timedelta(days=1)


def objection_period(announced_on: date, calendar: Calendar) -> TermResult:
    """Six weeks (Awb art. 6:7) from the day after proper announcement (art. 6:8)."""
    return statutory_term(announced_on, calendar, weeks=6)


def objection_in_time(
    period: TermResult, calendar: Calendar, received_on: date, posted_on: date | None = None
) -> bool:
    """Awb art. 6:9: received within the term, or posted within it and received within a week after.

    The week after is itself a statutory term, so that it rolls too.
    """
    if received_on <= period.last_day:
        return True
    if posted_on is None or posted_on > period.last_day:
        return False
    return received_on <= statutory_term(period.last_day, calendar, weeks=1).last_day


def decision_on_objection_period(
    objection: TermResult, calendar: Calendar, *, committee: bool = False, postponed: bool = False
) -> TermResult:
    """Awb art. 7:10: six weeks after the *objection term*, or twelve with an advisory committee.

    A postponement (art. 7:10(3)) adds six weeks to the last day as it then stands [own].
    """
    period = statutory_term(objection.last_day, calendar, weeks=12 if committee else 6)
    if not postponed:
        return period
    later = statutory_term(period.last_day, calendar, weeks=6)
    words = f"{period.explanation}; verdaagd met {later.explanation}"
    return TermResult(period.starts_on, later.last_day, TermNature.STATUTORY, words)
