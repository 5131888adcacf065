"""From which day the duration of a closure counts, and how long one may wait with closing.

The choice stands in the decision. ECLI:NL:RBZWB:2023:6350 counted from the actual closing: ordered
from 17 August 2022, closed on 2 September 2022, six months, ended on 2 March 2023. As everywhere
here the first day counts, so that 1 March 2023 is the last day and 2 March the first open one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.law.closure.measures import Measure
from models.law.common.durations import DurationUnit
from models.law.common.dutch import dutch_date
from models.law.common.labelled import Labelled
from models.law.common.terms import TermInputError, TermResult, closure_period

ONE_DAY = timedelta(days=1)


class RunsFrom(Labelled):
    """The day from which the duration counts, as the decision says."""

    ORDERED_DAY = "ordered_day", "de eerste dag die in het besluit staat"
    ACTUAL_CLOSING = "actual_closing", "de dag waarop de gemeente het pand feitelijk sluit"


@dataclass(frozen=True, order=True)
class Wait:
    """Days on which the premises could not be closed because of a judge.

    `until` is the day on which that was over, and closing could be done again; None: not yet.
    """

    since: date
    until: date | None


@dataclass(frozen=True)
class Period:
    """What a decision ordered: from and until, both days of closure."""

    first_day: date
    last_day: date
    runs_from: RunsFrom


def last_day_to_close(period: Period, waits: Iterable[Wait]) -> date | None:
    """The last day on which a closing can begin; None while a judge makes it wait.

    It is the last day as ordered. When the duration counts from the actual closing, the days on
    which it had to wait do not count: there are as many days to close as were ordered.
    """
    last = period.last_day
    if period.runs_from is RunsFrom.ORDERED_DAY:
        return last
    counted_until = period.first_day
    for wait in sorted(waits, key=lambda each: each.since):
        since = max(wait.since, counted_until)
        if since > last:
            break
        if wait.until is None:
            return None
        if wait.until > since:
            last += wait.until - since
            counted_until = wait.until
    return last


def has_run_out(
    period: Period, on: date, *, closed: bool, suspended: bool, waits: Sequence[Wait]
) -> bool:
    """Whether the closure is over by itself on this day.

    From the ordered day it runs whatever happens. From the actual closing it runs once the
    premises are closed, and does not end unsaid while a judge has suspended it.
    """
    if period.runs_from is RunsFrom.ORDERED_DAY:
        return period.last_day < on
    if suspended:
        return False
    last = period.last_day if closed else last_day_to_close(period, waits)
    return last is not None and last < on


def period_as_closed(measure: Measure, period: Period, closed_on: date) -> TermResult:
    """The closure, counted as the decision says, now that the premises are closed on this day.

    It shifts with a later closing and never becomes longer. Raises TermInputError for a closure
    without an end, or a day before the first one.
    """
    if closed_on < period.first_day or measure.unit in (None, DurationUnit.INDEFINITE):
        raise TermInputError(
            f"Vanaf {dutch_date(closed_on)} is geen duur te tellen: de sluiting begint op "
            f"{dutch_date(period.first_day)}."
        )
    if period.runs_from is RunsFrom.ORDERED_DAY:
        return closure_period(period.first_day, measure.amount, measure.unit)
    counted = closure_period(closed_on, measure.amount, measure.unit)
    first_open = dutch_date(counted.last_day + ONE_DAY)
    return replace(
        counted,
        explanation="de duur telt vanaf de dag van de feitelijke sluiting, zo staat het in het "
        f"besluit; {counted.explanation}; de eerste dag zonder sluiting is {first_open}; langer "
        f"dan {measure.duration} duurt de sluiting hierdoor niet",
    )
