"""Statutory interest on a debt that is paid too late (Awb 4:97, 4:98; BW 6:119(1), (2), 6:120(1)).

It runs from the day after the term to pay, also while payment is deferred (4:101), and up to the
day on which money comes in, that day excluded. A day counts for one part in 365, or in 366 in a
leap year, so that a whole year is never more than its rate. After each year of default what grew
in that year bears interest too (BW 6:119(2)), until the sum itself is paid. Fractions of a cent
are kept until the end and then dropped. The count of days, the rounding, and that a payment goes
to the costs and then to the sum itself (4:92(1): interest is not yet due while no decision fixes
it) are choices that favour the debtor and that a lawyer must confirm.
"""

from calendar import isleap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from pydantic import Field

from models.law.common.policy import Confirmable, VersionedBook
from models.law.common.terms import months_later

A_YEAR = 12
"""Months."""


class InterestRate(Confirmable):
    """One version of the rate, the same everywhere."""

    percent: Decimal = Field(gt=0, le=20)
    """Of the sum, in a year."""


@dataclass(frozen=True)
class Booked:
    """What came in on a day, or what a reminder cost; in cents."""

    on: date
    cents: int
    is_cost: bool = False
    """Costs bear no interest, and are paid first (Awb 4:92(1))."""


@dataclass(frozen=True)
class Stretch:
    """Days on which nothing changed."""

    first: date
    until: date
    """The first day that is not in it."""
    base: Fraction
    """Cents that bear interest."""
    percent: Decimal

    @property
    def interest(self) -> Fraction:
        """What grew, in cents; the stretch lies in one calendar year."""
        days = 366 if isleap(self.first.year) else 365
        return self.base * Fraction(self.percent) / 100 * (self.until - self.first).days / days


def interest(
    cents: int,
    due_on: date,
    until: date,
    booked: Sequence[Booked],
    rates: VersionedBook[InterestRate],
) -> int:
    """Whole cents that grew on `cents`, due on `due_on`, up to `until`, that day excluded.

    Raises NoPolicyInForceError for a day of which no rate is known.
    """
    found = stretches(cents, due_on, until, booked, rates)
    return int(sum((one.interest for one in found), start=Fraction(0)))


def stretches(
    cents: int,
    due_on: date,
    until: date,
    booked: Sequence[Booked],
    rates: VersionedBook[InterestRate],
) -> Iterator[Stretch]:
    """Every stretch in order; cut where sum, rate, calendar year or year of default changes."""
    start = due_on + timedelta(days=1)
    years = set(_years_of_default(start, until))
    grown, capital = Fraction(0), Fraction(0)
    for first, end in pairwise(_cuts(start, until, years, booked, rates)):
        if first in years:
            grown, capital = Fraction(0), capital + grown
        left = _left(cents, (one for one in booked if one.on <= first))
        base = left + capital if left else Fraction(0)
        stretch = Stretch(first, end, base, rates.in_force(first).percent)
        grown += stretch.interest
        yield stretch


def _left(cents: int, booked: Iterable[Booked]) -> int:
    """What is left of the sum itself; on one day costs come before payments."""
    costs = 0
    for one in sorted(booked, key=lambda each: (each.on, not each.is_cost)):
        if one.is_cost:
            costs += one.cents
            continue
        to_costs = min(costs, one.cents)
        costs -= to_costs
        cents -= one.cents - to_costs
    return max(0, cents)


def _cuts(
    start: date,
    until: date,
    years: Iterable[date],
    booked: Sequence[Booked],
    rates: VersionedBook[InterestRate],
) -> list[date]:
    days = {start, until, *years, *(one.on for one in booked)}
    days |= {version.valid_from for version in rates.versions}
    days |= {version.valid_to + timedelta(days=1) for version in rates.versions if version.valid_to}
    days |= {date(year, 1, 1) for year in range(start.year, until.year + 1)}
    return sorted(day for day in days if start <= day <= until)


def _years_of_default(start: date, until: date) -> Iterator[date]:
    number = 1
    while (day := months_later(start, number * A_YEAR)) <= until:
        yield day
        number += 1
