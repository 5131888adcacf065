"""The terms of a decision that changes, each counted anew and each explained."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.law.closure.measures import Measure, MeasureKind
from models.law.common.calendar import Calendar
from models.law.common.durations import DurationUnit
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.terms import TermResult, closure_period, own_term

ONE_DAY = timedelta(days=1)


class ChangeRefusedError(WeerbaarError):
    """Raised when a change would not change anything, or not in the way that it is called."""


@dataclass(frozen=True)
class InForce:
    """What is ordered now: the first and the last day are both days of closure."""

    measure: Measure
    first_day: date
    last_day: date | None
    """None for a closure without an end."""
    grace_until: date | None
    """Last day to leave, the day before the first day; None where there was urgency."""


@dataclass(frozen=True)
class Changed:
    """What is ordered from now on, with the terms that were counted anew."""

    in_force: InForce
    grace: TermResult | None = None
    closure: TermResult | None = None
    """The duration, or of a closure without an end the time until its review."""


def with_first_day(old: InForce, first_day: date, sent_on: date, calendar: Calendar) -> Changed:
    """The same closure from a later day; the time to leave grows along.

    Raises ChangeRefusedError for a day that is not later than the old one, or that the letter
    leaves no day before.
    """
    if first_day <= old.first_day:
        raise ChangeRefusedError(
            f"de sluiting begint nu op {dutch_date(old.first_day)}; een latere eerste dag ligt "
            f"daarna, en {dutch_date(first_day)} niet"
        )
    spare = 2 if old.grace_until is not None else 1
    if (first_day - sent_on).days < spare:
        raise ChangeRefusedError(
            f"de brief gaat op {dutch_date(sent_on)} weg; dan kan de sluiting niet op "
            f"{dutch_date(first_day)} beginnen, op zijn vroegst op "
            f"{dutch_date(sent_on + timedelta(days=spare))}"
        )
    grace = None
    if old.grace_until is not None:
        grace = own_term(sent_on, calendar, days=(first_day - sent_on).days - 1)
    closure = None
    if old.last_day is not None:
        closure = closure_period(first_day, old.measure.amount, _unit(old.measure))
    return Changed(
        replace(
            old,
            first_day=first_day,
            last_day=closure.last_day if closure else None,
            grace_until=grace.last_day if grace else None,
        ),
        grace,
        closure,
    )


def with_grace(old: InForce, grace_until: date, sent_on: date, calendar: Calendar) -> Changed:
    """More time to leave; the closure begins on the day after it, for as long as it was ordered.

    Raises ChangeRefusedError where there was no such time, or for a day that gives no more of it.
    """
    if old.grace_until is None:
        raise ChangeRefusedError(
            "het besluit gaf geen begunstigingstermijn, want er was spoed; kies een latere eerste "
            "dag"
        )
    if grace_until <= old.grace_until:
        raise ChangeRefusedError(
            f"de begunstigingstermijn loopt nu tot en met {dutch_date(old.grace_until)}; "
            f"{dutch_date(grace_until)} maakt haar niet langer"
        )
    return with_first_day(old, grace_until + ONE_DAY, sent_on, calendar)


def shorter(old: InForce, measure: Measure, sent_on: date) -> Changed:
    """A shorter duration, counted from the same first day.

    Raises ChangeRefusedError when it would not be shorter, or would be over before the letter.
    """
    closure = closure_period(old.first_day, measure.amount, _unit(measure))
    if old.last_day is not None and closure.last_day >= old.last_day:
        raise ChangeRefusedError(
            f"met {measure.duration} is de laatste dag {dutch_date(closure.last_day)}; dat is niet "
            f"eerder dan {dutch_date(old.last_day)}"
        )
    if closure.last_day < sent_on:
        raise ChangeRefusedError(
            f"met {measure.duration} is de laatste dag {dutch_date(closure.last_day)}; die is al "
            f"voorbij op {dutch_date(sent_on)}, dus hef de sluiting op"
        )
    return Changed(replace(old, measure=measure, last_day=closure.last_day), closure=closure)


def longer(old: InForce, measure: Measure, sent_on: date) -> Changed:
    """A longer duration, counted from the same first day.

    Raises ChangeRefusedError when it would not be longer, or when the closure is over by then.
    """
    if old.last_day is None:
        raise ChangeRefusedError("een sluiting zonder vaste laatste dag kan niet langer")
    closure = closure_period(old.first_day, measure.amount, _unit(measure))
    if closure.last_day <= old.last_day:
        raise ChangeRefusedError(
            f"met {measure.duration} is de laatste dag {dutch_date(closure.last_day)}; dat is niet "
            f"later dan {dutch_date(old.last_day)}"
        )
    if sent_on > old.last_day:
        raise ChangeRefusedError(
            f"de sluiting is voorbij na {dutch_date(old.last_day)}; verlengen op "
            f"{dutch_date(sent_on)} kan niet meer"
        )
    return Changed(replace(old, measure=measure, last_day=closure.last_day), closure=closure)


def extended(old: InForce, amount: int, unit: DurationUnit, sent_on: date) -> Changed:
    """So much is added to the duration; old and new count together from the same first day.

    One count, so that the last day is the same however often it was extended. Raises
    ChangeRefusedError as `longer`, and for another unit than that of the closure.
    """
    if old.measure.unit is not unit:
        raise ChangeRefusedError(
            f"de sluiting duurt {old.measure.duration}; verleng haar in dezelfde eenheid"
        )
    total = Measure(kind=MeasureKind.CLOSURE, amount=(old.measure.amount or 0) + amount, unit=unit)
    return longer(old, total, sent_on)


def reviewed(old: InForce, sent_on: date, months: int, review_on: date | None) -> Changed:
    """A closure without an end goes on until its next review, at the latest after `months`.

    Raises ChangeRefusedError for a closure with an end, or a day that is too early or too late.
    """
    if old.last_day is not None:
        raise ChangeRefusedError(
            f"de sluiting eindigt vanzelf na {dutch_date(old.last_day)}; alleen een sluiting "
            "zonder vaste laatste dag wordt heroverwogen"
        )
    until = closure_period(sent_on, months, DurationUnit.MONTHS)
    if review_on is not None:
        if not sent_on < review_on <= until.last_day:
            raise ChangeRefusedError(
                f"de volgende heroverweging ligt na {dutch_date(sent_on)} en uiterlijk op "
                f"{dutch_date(until.last_day)}; {dutch_date(review_on)} niet"
            )
        words = f"gekozen dag, niet later dan {until.explanation}"
        until = replace(until, last_day=review_on, explanation=words)
    return Changed(old, closure=until)


def _unit(measure: Measure) -> DurationUnit:
    """The unit of a closure; one without an end is refused when it is counted."""
    return measure.unit or DurationUnit.INDEFINITE
