"""Until when the mayor must decide on an objection, with all that moves that day (Awb 7:10)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.law.common.calendar import Calendar, next_working_day
from models.law.common.dutch import dutch_date, plural
from models.law.common.term_words import decree_warning, rolled_words
from models.law.common.terms import TermResult, decision_on_objection_period

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Pause:
    """The time to mend a default: from the day after it was asked (Awb 7:10(2))."""

    asked_on: date
    until: date
    """Last day of the term that was set (Awb 6:6)."""
    repaired_on: date | None = None

    @property
    def last_day(self) -> date:
        """The last day on which the term to decide stands still."""
        return self.until if self.repaired_on is None else min(self.until, self.repaired_on)

    def days_in(self, first: date, last: date) -> int:
        """How many of its days fall within these."""
        begin, end = max(first, self.asked_on + ONE_DAY), min(last, self.last_day)
        return max(0, (end - begin).days + 1)


@dataclass(frozen=True)
class Handling:
    """What happened to an objection so far, as far as it moves the term to decide."""

    committee: bool = False
    """An advisory committee hears the objection (Awb 7:13)."""
    pauses: tuple[Pause, ...] = ()
    postponed: bool = False
    """By six weeks, the most that the law allows (Awb 7:10(3))."""
    agreed_until: date | None = None
    """Later still, with consent (Awb 7:10(4))."""


def term_to_decide(objection: TermResult, calendar: Calendar, handling: Handling) -> TermResult:
    """The term, counted from the day after the term to object, with each reason that it moved.

    Six weeks, or twelve with a committee, rolled; six more when postponed; then the days on which
    it stood still are added, and the end rolls once more [own]. A day that was agreed never rolls.
    """
    term = decision_on_objection_period(
        objection, calendar, committee=handling.committee, postponed=handling.postponed
    )
    reason = "met adviescommissie" if handling.committee else "zonder adviescommissie"
    term = replace(term, explanation=f"{reason}: {term.explanation}")
    return _agreed(_stood_still(term, calendar, handling.pauses), handling.agreed_until)


def _stood_still(term: TermResult, calendar: Calendar, pauses: Iterable[Pause]) -> TermResult:
    bare, counted_until = term.last_day, term.starts_on - ONE_DAY
    for pause in sorted(pauses, key=lambda each: (each.asked_on, each.last_day)):
        # No day counts twice when two defaults are mended at once.
        bare += timedelta(days=pause.days_in(counted_until + ONE_DAY, _last_asked(pause, bare)))
        counted_until = max(counted_until, pause.last_day)
    if bare == term.last_day:
        return term
    last_day = next_working_day(bare, calendar)
    days = plural((bare - term.last_day).days, "dag", "dagen")
    moved = f"de laatste dag is daardoor {dutch_date(last_day)}"
    if last_day != bare:
        moved = f"daardoor {rolled_words(bare, last_day, calendar)}"
    warning = decree_warning(term.last_day, last_day, calendar)
    words = f"{term.explanation}; {days} stilgestaan voor herstel van een verzuim (artikel 7:10, "
    return replace(
        term, last_day=last_day, explanation=f"{words}tweede lid, Awb); {moved}{warning}"
    )


def _last_asked(pause: Pause, end: date) -> date:
    """A pause that begins while the term runs counts whole; a later one finds no term."""
    return pause.last_day if pause.asked_on < end else end


def _agreed(term: TermResult, until: date | None) -> TermResult:
    if until is None or until <= term.last_day:
        return term
    words = (
        f"{term.explanation}; met instemming uitgesteld tot en met {dutch_date(until)} (artikel "
    )
    return replace(term, last_day=until, explanation=f"{words}7:10, vierde lid, Awb)")
