"""The penalty that the municipality owes when it decides too late (Awb 4:17, 7:14)."""

from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import Field

from models.law.common.calendar import Calendar
from models.law.common.dutch import dutch_date, plural
from models.law.common.policy import Confirmable, Frozen
from models.law.common.terms import TermResult, statutory_term

ONE_DAY = timedelta(days=1)


class PenaltyStep(Frozen):
    """Some days with one amount a day."""

    days: int = Field(ge=1)
    euros_a_day: int = Field(ge=1)


class LateDecision(Confirmable):
    """One version of the amounts, the same everywhere."""

    weeks_after_notice: int = Field(ge=1)
    """From the receipt of the notice of default; the penalty runs from the day after."""
    weeks_to_fix: int = Field(ge=1)
    """From the last day that is owed, to fix duty and amount by a decision (Awb 4:18)."""
    counts_day_of_decision: bool
    """Whether the day on which the decision is announced is a day too late."""
    steps: tuple[PenaltyStep, ...] = Field(min_length=1)

    @property
    def most_days(self) -> int:
        """The days after which it rises no more."""
        return sum(step.days for step in self.steps)

    def euros_of(self, days: int) -> int:
        """What so many days cost, in whole euros."""
        owed, left = 0, days
        for step in self.steps:
            owed += min(left, step.days) * step.euros_a_day
            left = max(0, left - step.days)
        return owed

    def parts_of(self, days: int) -> list[tuple[int, int]]:
        """So many days, parted by what a day costs: how many, and how much a day."""
        parts, left = [], days
        for step in self.steps:
            if left > 0:
                parts.append((min(left, step.days), step.euros_a_day))
            left -= step.days
        return parts


@dataclass(frozen=True)
class Lateness:
    """The penalty up to a day: its first day, the days that count, and the sum in euros."""

    first_day: date | None
    """None: the notice came while the term still ran, and starts nothing."""
    days: int
    euros: int
    explanation: str
    is_full: bool = False
    """Whether it rises no more, also when there is still no decision."""

    @property
    def last_day(self) -> date | None:
        """The last day that is owed; None while nothing is."""
        return self.first_day + (self.days - 1) * ONE_DAY if self.first_day and self.days else None


def lateness(
    policy: LateDecision, term_until: date, notice_on: date, up_to: date, decided_on: date | None
) -> Lateness:
    """What is owed up to and including a day, when the term to decide ended on `term_until`.

    The Awt does not move these days (Awb 4:17(1)).
    """
    if notice_on <= term_until:
        words = f"de termijn om te beslissen loopt tot en met {dutch_date(term_until)}"
        return Lateness(None, 0, 0, f"{words}; een ingebrekestelling van daarvoor telt niet")
    first = notice_on + timedelta(weeks=policy.weeks_after_notice) + ONE_DAY
    last = up_to
    if decided_on is not None:
        last = min(last, decided_on if policy.counts_day_of_decision else decided_on - ONE_DAY)
    days = min(policy.most_days, max(0, (last - first).days + 1))
    euros = policy.euros_of(days)
    weeks = plural(policy.weeks_after_notice, "week", "weken")
    words = f"ingebrekestelling ontvangen op {dutch_date(notice_on)}; {weeks} later begint de "
    words += f"dwangsom, op {dutch_date(first)}; tot en met {dutch_date(max(last, notice_on))} "
    words += f"{plural(days, 'dag', 'dagen')}: {euros} euro (artikel 4:17 Awb)"
    if days == policy.most_days:
        words += f"; dat is het hoogste bedrag, na {days} dagen"
    return Lateness(first, days, euros, words, is_full=days == policy.most_days)


def nothing_owed(outcome: str) -> Lateness:
    """Of an objection that was plainly inadmissible or unfounded (Awb 4:17(5)(c), 7:14).

    Before 2026 that was the sixth paragraph.
    """
    words = (
        f"het bezwaar was kennelijk {outcome}, dus is geen dwangsom verschuldigd (artikel 4:17 Awb)"
    )
    return Lateness(None, 0, 0, words)


def term_to_fix(policy: LateDecision, last_day: date, calendar: Calendar) -> TermResult:
    """By when the decision on duty and amount must be there (Awb 4:18)."""
    return statutory_term(last_day, calendar, weeks=policy.weeks_to_fix)
