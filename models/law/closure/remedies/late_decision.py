"""The penalty that the municipality owes when it decides too late (Awb 4:17, 7:14)."""

from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import Field

from models.law.common.calendar import Calendar
from models.law.common.dutch import dutch_date, plural
from models.law.common.labelled import Labelled
from models.law.common.policy import Confirmable, Frozen
from models.law.common.terms import TermResult, own_term, statutory_term

ONE_DAY = timedelta(days=1)


class NoneOwed(Labelled):
    """Why nothing is owed: it never began, or one of the grounds of Awb 4:17(5)."""

    IN_TIME = "in_time", "er is beslist voordat de dwangsom begon"
    TOO_EARLY = "too_early", "de ingebrekestelling kwam voor het einde van de beslistermijn"
    UNREASONABLY_LATE = "unreasonably_late", "de ingebrekestelling kwam onredelijk laat"
    NO_INTEREST = "no_interest", "wie om de beslissing vroeg, is geen belanghebbende"
    PLAINLY_INADMISSIBLE = "plainly_inadmissible", "kennelijk niet-ontvankelijk"
    PLAINLY_UNFOUNDED = "plainly_unfounded", "kennelijk ongegrond"


JUDGED = frozenset({NoneOwed.UNREASONABLY_LATE, NoneOwed.NO_INTEREST})
"""What no register can count: the mayor says it, with the reason."""
PLAIN = frozenset({NoneOwed.PLAINLY_INADMISSIBLE, NoneOwed.PLAINLY_UNFOUNDED})


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
    weeks_to_say_none: int = Field(ge=1)
    """From the day on which it is certain that nothing is owed; the law names no term for it."""
    paragraph_of_none: str = Field(min_length=1)
    """Which paragraph of Awb 4:17 holds the grounds on which nothing is owed, in Dutch."""
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
    none: NoneOwed | None = None
    """Why nothing is owed and nothing will be, as far as the days tell; None: it may still."""

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
        words += "; een ingebrekestelling van daarvoor telt niet"
        return Lateness(None, 0, 0, words, none=NoneOwed.TOO_EARLY)
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
    none = NoneOwed.IN_TIME if _came_in_time(policy, first, decided_on) else None
    return Lateness(first, days, euros, words, is_full=days == policy.most_days, none=none)


def _came_in_time(policy: LateDecision, first: date, decided_on: date | None) -> bool:
    """Whether the decision came before a day was owed."""
    if decided_on is None:
        return False
    return decided_on < first or (decided_on == first and not policy.counts_day_of_decision)


def nothing_owed(ground: NoneOwed) -> Lateness:
    """Of an objection that was plainly inadmissible or unfounded (Awb 4:17(5)(c), 7:14)."""
    words = f"het bezwaar was {ground.label}, dus is geen dwangsom verschuldigd (artikel 4:17 Awb)"
    return Lateness(None, 0, 0, words, none=ground)


def fault_in_ground(asked: NoneOwed, owed: Lateness, *, is_refused_request: bool) -> str:
    """What speaks against this ground, in Dutch; empty when nothing does.

    Of a request to reopen that was refused nobody recorded whether it was plainly nothing.
    """
    if asked in PLAIN and is_refused_request:
        return ""
    if asked is NoneOwed.NO_INTEREST or (
        asked is NoneOwed.UNREASONABLY_LATE and owed.none is not NoneOwed.TOO_EARLY
    ):
        return ""
    if asked is owed.none:
        return ""
    return f"'{asked.label}' volgt niet uit wat in de zaak staat: {owed.explanation}"


def needs_reason(asked: NoneOwed, owed: Lateness) -> bool:
    """Whether the days do not say it themselves, so that the letter must say why (Awb 3:46)."""
    return asked in JUDGED or asked is not owed.none


def term_to_fix(policy: LateDecision, last_day: date, calendar: Calendar) -> TermResult:
    """By when the decision on duty and amount must be there (Awb 4:18)."""
    return statutory_term(last_day, calendar, weeks=policy.weeks_to_fix)


def term_to_say_none(policy: LateDecision, since: date, calendar: Calendar) -> TermResult:
    """By when the decision that nothing is owed must be there.

    Awb 4:18 counts from the last day that is owed, and there is none: a term of our own.
    """
    return own_term(since, calendar, weeks=policy.weeks_to_say_none)
