"""What was paid too much, part by part, and its interest counted day by day (Awb 4:102)."""

from datetime import date
from decimal import Decimal

import pytest

from models.law.closure.money.interest import InterestRate
from models.law.closure.money.repayments import (
    Paid,
    grown,
    interest_owed,
    repayment_interest,
    too_much,
)
from models.law.common.policy import NoPolicyInForceError, VersionedBook
from tasks.closure import closure_policies

FIRST, LATER, LAST = date(2026, 5, 25), date(2026, 6, 1), date(2026, 6, 8)
PAID = (Paid(FIRST, 10_000, 1), Paid(LATER, 20_000, 2), Paid(LAST, 10_000))


def book(*versions: tuple[date, date | None, int]) -> VersionedBook[InterestRate]:
    """Rates of these days."""
    return VersionedBook(
        "rente",
        [
            InterestRate(valid_from=first, valid_to=last, source="verzonnen", percent=Decimal(rate))
            for first, last, rate in versions
        ],
    )


TEN = book((date(2020, 1, 1), None, 10))


@pytest.mark.parametrize(
    ("owed", "repaid", "parts"),
    [
        (0, 0, PAID),
        (10_000, 0, PAID[1:]),
        (9_999, 0, (Paid(FIRST, 1, 1), *PAID[1:])),
        (10_001, 0, (Paid(LATER, 19_999, 2), PAID[2])),
        (30_000, 0, PAID[2:]),
        (39_999, 0, (Paid(LAST, 1),)),
        (40_000, 0, ()),
        (50_000, 0, ()),
        (0, 10_000, PAID[:2]),
        (0, 10_001, (PAID[0], Paid(LATER, 19_999, 2))),
        (0, 39_999, (Paid(FIRST, 1, 1),)),
        (0, 40_000, ()),
        (30_000, 10_000, ()),
    ],
)
def test_what_is_owed_is_met_by_what_came_in_first(
    owed: int, repaid: int, parts: tuple[Paid, ...]
) -> None:
    """Both sides of each payment; what went back already is of the last."""
    assert too_much(owed, PAID, repaid) == parts
    assert too_much(owed, reversed(PAID), repaid) == parts


def test_what_is_too_much_is_all_that_is_not_owed() -> None:
    """For every sum and every repayment, in steps of ten euro."""
    for owed in range(0, 50_000, 1000):
        for repaid in range(0, max(0, 40_000 - owed) + 1, 1000):
            found = sum(part.cents for part in too_much(owed, PAID, repaid))
            assert found == max(0, 40_000 - owed) - repaid


@pytest.mark.parametrize(
    ("until", "cents"),
    [
        (date(2025, 3, 1), 0),
        (date(2025, 3, 2), 27),
        (date(2025, 3, 31), 821),
        (date(2026, 2, 28), 9972),
        (date(2026, 3, 1), 10_000),
        (date(2026, 3, 2), 10_030),
    ],
)
def test_interest_runs_from_the_day_of_the_payment_to_that_of_paying_back(
    until: date, cents: int
) -> None:
    """Of 1,000 euro at 10 percent; after a year what grew bears interest too."""
    assert repayment_interest([Paid(date(2025, 3, 1), 100_000)], until, TEN) == cents


def test_each_payment_bears_interest_from_its_own_day() -> None:
    """As one that is asked alone; fractions of a cent are kept until the end."""
    until = date(2026, 9, 1)
    together = repayment_interest(PAID, until, TEN)
    apart = [repayment_interest([part], until, TEN) for part in PAID]
    assert sum(apart) <= together <= sum(apart) + len(PAID) - 1
    assert [stretches[0].first for _, stretches in grown(PAID, until, TEN)] == [FIRST, LATER, LAST]


def test_each_day_has_the_rate_of_that_day() -> None:
    """Of 36,500 euro a day is 4 euro at 4 percent and 8 at 8."""
    rates = book((date(2025, 1, 1), date(2025, 6, 30), 4), (date(2025, 7, 1), None, 8))
    found = repayment_interest([Paid(date(2025, 1, 1), 3_650_000)], date(2026, 1, 1), rates)
    assert found == (181 * 4 + 184 * 8) * 100


def test_a_day_without_a_known_rate_is_refused() -> None:
    """No rate is taken for another."""
    rates = book((date(2025, 1, 1), date(2025, 6, 30), 4))
    paid = [Paid(date(2025, 6, 1), 100_000)]
    assert repayment_interest(paid, date(2025, 7, 1), rates) == 328
    with pytest.raises(NoPolicyInForceError, match="Er is geen rente van kracht op 1 juli 2025"):
        repayment_interest(paid, date(2025, 7, 2), rates)
    known = closure_policies.interest_rates()
    with pytest.raises(NoPolicyInForceError):
        repayment_interest([Paid(date(2014, 12, 31), 100)], FIRST, known)


@pytest.mark.parametrize(("cents", "owed"), [(0, 0), (999, 0), (1000, 1000), (1001, 1001)])
def test_less_than_ten_euro_is_not_owed(cents: int, owed: int) -> None:
    """Awb 4:98(2), when the municipality pays."""
    assert interest_owed(cents, 10) == owed


def test_both_versions_of_the_terms_have_the_least_that_is_owed() -> None:
    """Before and since 2026; the term to decide is to be confirmed."""
    for on in (date(2025, 12, 31), date(2026, 1, 1)):
        terms = closure_policies.money_terms(on)
        assert (terms.interest_of_authority_from, terms.repayment_decision_weeks) == (10, 4)
        assert "repayment_decision_weeks" in terms.open_values
