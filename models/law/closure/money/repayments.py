"""What was paid too much, and the interest that the municipality owes on it (Awb 4:102, 4:98).

What is still owed is met by what came in first, so that the last payments are too much. The
interest counts from the day on which each of them came in, up to the day on which it is paid back,
that day excluded; that the first day counts is a choice in favour of who paid, to be confirmed by a
lawyer. It grows as any statutory interest does: after each year what grew bears interest too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from models.law.closure.money.interest import InterestRate, Stretch, stretches
from models.law.common.policy import VersionedBook

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Paid:
    """What came in on a day, from whom where that is known; in cents."""

    on: date
    cents: int
    party: int | None = None


def too_much(owed: int, paid: Iterable[Paid], repaid: int = 0) -> tuple[Paid, ...]:
    """The parts of the payments that are more than is owed, in the order of their days.

    `repaid` cents went back already: of the last of them.
    """
    parts, left = [], owed
    for one in sorted(paid, key=lambda each: each.on):
        kept = min(left, one.cents)
        left -= kept
        if one.cents > kept:
            parts.append(replace(one, cents=one.cents - kept))
    return tuple(reversed(list(_without(reversed(parts), repaid))))


def _without(parts: Iterable[Paid], cents: int) -> Iterator[Paid]:
    for part in parts:
        gone = min(cents, part.cents)
        cents -= gone
        if part.cents > gone:
            yield replace(part, cents=part.cents - gone)


def grown(
    parts: Sequence[Paid], until: date, rates: VersionedBook[InterestRate]
) -> list[tuple[Paid, list[Stretch]]]:
    """Of each part how its interest grew, up to `until`, that day excluded.

    Raises NoPolicyInForceError for a day of which no rate is known.
    """
    return [
        (part, list(stretches(part.cents, part.on - ONE_DAY, until, (), rates))) for part in parts
    ]


def repayment_interest(
    parts: Sequence[Paid], until: date, rates: VersionedBook[InterestRate]
) -> int:
    """Whole cents of interest on all parts together."""
    found = grown(parts, until, rates)
    return int(sum((one.interest for _, many in found for one in many), start=Fraction(0)))


def interest_owed(cents: int, least_euros: int) -> int:
    """Less than so many euros is not owed at all (Awb 4:98(2))."""
    return cents if cents >= least_euros * 100 else 0
