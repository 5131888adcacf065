"""Statutory interest against a count day by day that was written apart from it."""

from calendar import isleap
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.closure.money.interest import Booked, InterestRate, interest, stretches
from models.law.common.policy import NoPolicyInForceError, VersionedBook
from tasks.closure import closure_policies

RATES = [(2015, 1, 2), (2023, 1, 4), (2023, 7, 6), (2024, 1, 7), (2025, 1, 6), (2026, 1, 4)]
"""Year, month and percent, typed from other sources than the policy file."""
DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31))


def rate_on(day: date) -> int:
    """The last one that had begun."""
    return [percent for year, month, percent in RATES if date(year, month, 1) <= day][-1]


def anniversary(start: date, year: int) -> date:
    """The same day of that year; 28 February for the 29th."""
    try:
        return start.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


class Ledger:
    """What is open on a day, when everything is written in as it comes."""

    def __init__(self, cents: int) -> None:
        self.left, self.costs = cents, 0

    def write(self, entries: Sequence[Booked]) -> None:
        """First what a reminder costs, then what was paid."""
        self.costs += sum(one.cents for one in entries if one.is_cost)
        for one in entries:
            if not one.is_cost:
                to_costs = min(self.costs, one.cents)
                self.costs -= to_costs
                self.left = max(0, self.left - (one.cents - to_costs))


def day_by_day(cents: int, due_on: date, until: date, booked: Sequence[Booked]) -> Fraction:
    """Each day on its own: first what came in, then a part of a year of what was open."""
    start, ledger = due_on + timedelta(days=1), Ledger(cents)
    grown, capital, total = Fraction(0), Fraction(0), Fraction(0)
    day = min([start, *(one.on for one in booked)])
    while day < until:
        ledger.write([one for one in booked if one.on == day])
        if day.year > start.year and day == anniversary(start, day.year):
            grown, capital = Fraction(0), capital + grown
        if day >= start and ledger.left:
            days = 366 if isleap(day.year) else 365
            part = (ledger.left + capital) * Fraction(rate_on(day), 100) / days
            grown, total = grown + part, total + part
        day += timedelta(days=1)
    return total


BOOKED = st.lists(st.builds(Booked, DAYS, st.integers(1, 400_000), st.booleans()), max_size=4)


@given(st.integers(1, 2_000_000), DAYS, st.integers(0, 1500), BOOKED)
def test_it_is_what_a_count_day_by_day_gives(
    cents: int, due_on: date, days: int, booked: list[Booked]
) -> None:
    """To the fraction of a cent, over payments, costs, changed rates, leap years and years."""
    until = due_on + timedelta(days=days)
    rates = closure_policies.interest_rates()
    found = sum(
        (one.interest for one in stretches(cents, due_on, until, booked, rates)), Fraction(0)
    )
    assert found == day_by_day(cents, due_on, until, booked)
    assert interest(cents, due_on, until, booked, rates) == int(found)


@pytest.mark.parametrize(
    ("due_on", "until", "cents"),
    [
        (date(2023, 12, 31), date(2024, 1, 1), 0),
        (date(2024, 12, 31), date(2026, 1, 1), 60_000),
        (date(2023, 12, 31), date(2025, 1, 1), 70_000),
        (date(2023, 12, 31), date(2026, 1, 1), 70_000 + 64_200),
        (date(2023, 6, 30), date(2023, 7, 1), 0),
        (date(2026, 6, 15), date(2026, 6, 16), 0),
        (date(2026, 6, 15), date(2026, 6, 17), 109),
        (date(2026, 6, 15), date(2026, 6, 10), 0),
    ],
)
def test_known_sums(due_on: date, until: date, cents: int) -> None:
    """On 10,000 euro: a whole year is its rate; a second year counts what grew in the first."""
    assert interest(1_000_000, due_on, until, [], closure_policies.interest_rates()) == cents


def test_what_is_paid_on_a_day_bears_no_interest_on_it() -> None:
    """Costs of a reminder are paid first, and bear none themselves."""
    rates, due_on = closure_policies.interest_rates(), date(2024, 12, 31)
    half = [Booked(date(2025, 7, 2), 500_000)]
    assert interest(1_000_000, due_on, date(2025, 7, 3), half, rates) == int(
        Fraction(1_000_000 * 6, 100) * 182 / 365 + Fraction(500_000 * 6, 100) / 365
    )
    paid = [Booked(date(2025, 1, 1), 1_000_000)]
    assert interest(1_000_000, due_on, date(2026, 1, 1), paid, rates) == 0
    short = [Booked(date(2025, 1, 1), 1000, is_cost=True), *paid]
    assert interest(1_000_000, due_on, date(2026, 1, 1), short, rates) == 60


def test_a_day_of_which_no_rate_is_known_is_refused() -> None:
    """Never counted at the rate of another day."""
    known = InterestRate(
        valid_from=date(2026, 1, 1), valid_to=date(2026, 6, 30), source="x", percent=Decimal(4)
    )
    book = VersionedBook("lijst met wettelijke rente", [known])
    with pytest.raises(NoPolicyInForceError, match="wettelijke rente van kracht op 1 juli 2026"):
        interest(1000, date(2026, 6, 1), date(2026, 7, 2), [], book)
