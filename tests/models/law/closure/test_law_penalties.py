"""The amounts of an order under penalty (Awb 5:32b), against counting one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.closure.money.penalties import (
    PenaltyAmounts,
    PenaltyPer,
    faults_in_amounts,
    first_forfeited,
    may_ask_lifting_from,
    units_between,
)

PER_TIME = (PenaltyPer.OFFENCE, PenaltyPer.DAY, PenaltyPer.WEEK, PenaltyPer.MONTH)


@pytest.mark.parametrize("per", PER_TIME)
@pytest.mark.parametrize(
    ("amount", "maximum", "faults"),
    [
        (2500, 10000, []),
        (2500, 2500, []),
        (2500, 2499, ["Dwangsom ten hoogste"]),
        (2500, 0, ["Dwangsom ten hoogste"]),
        (0, 10000, ["Dwangsom"]),
        (0, 0, ["Dwangsom", "Dwangsom ten hoogste"]),
    ],
)
def test_an_amount_per_time_or_offence_has_a_maximum(
    per: PenaltyPer, amount: int, maximum: int, faults: list[str]
) -> None:
    """Awb 5:32b(2): the authority fixes an amount above which nothing more is forfeited."""
    found = faults_in_amounts(amount, per, maximum)
    assert [fault.split(":")[0] for fault in found] == faults


@pytest.mark.parametrize(
    ("maximum", "is_right"), [(0, True), (2500, True), (2499, False), (2501, False)]
)
def test_an_amount_at_once_is_its_own_maximum(maximum: int, *, is_right: bool) -> None:
    """What is forfeited once cannot be forfeited further."""
    said = "Dwangsom ten hoogste: een bedrag ineens heeft geen ander hoogste bedrag"
    assert faults_in_amounts(2500, PenaltyPer.ONCE, maximum) == ([] if is_right else [said])


def test_for_what_the_amount_is_has_no_default() -> None:
    """Nobody but the officer says whether it is for a day or for an offence."""
    assert faults_in_amounts(2500, None, 10000) == [
        "Dwangsom per: kies waarvoor het bedrag geldt",
    ]


def one_by_one(amounts: PenaltyAmounts, times: int, before: int) -> int:
    """The slow way: each time adds euro after euro, as long as the maximum is not reached."""
    total = before
    for _ in range(1 if amounts.per is PenaltyPer.ONCE else times):
        for _ in range(amounts.amount):
            if total < amounts.most:
                total += 1
    return total - before


@given(
    st.sampled_from(list(PenaltyPer)),
    st.integers(1, 60),
    st.integers(0, 200),
    st.integers(1, 12),
    st.integers(0, 200),
)
def test_what_is_forfeited_stops_at_the_maximum(
    per: PenaltyPer, amount: int, more: int, times: int, before: int
) -> None:
    """Never more in all than the order says, and never less than the offences give."""
    maximum = None if per is PenaltyPer.ONCE else amount + more
    amounts = PenaltyAmounts(amount=amount, per=per, maximum=maximum)
    earlier = min(before, amounts.most)
    assert amounts.forfeited(times, earlier) == one_by_one(amounts, times, earlier)


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        (
            PenaltyAmounts(amount=2500, per=PenaltyPer.DAY, maximum=10000),
            "2.500 euro per dag, ten hoogste 10.000 euro",
        ),
        (PenaltyAmounts(amount=5000, per=PenaltyPer.ONCE), "5.000 euro ineens"),
    ],
)
def test_the_amounts_read_aloud(amounts: PenaltyAmounts, words: str) -> None:
    """As the history tells them."""
    assert amounts.describe() == words


@pytest.mark.parametrize(
    ("announced_on", "first_day"),
    [
        (date(2026, 3, 30), date(2027, 3, 30)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28)),
    ],
)
def test_after_a_year_the_offender_may_ask_to_lift_it(announced_on: date, first_day: date) -> None:
    """Awb 5:34(2): in force for one year, counted day by day from the announcement."""
    assert may_ask_lifting_from(announced_on) == first_day
    assert first_day - announced_on in (timedelta(365), timedelta(366))


FREE = date(2026, 4, 13)


@pytest.mark.parametrize(
    ("per", "seen_on", "begun"),
    [
        (PenaltyPer.DAY, date(2026, 4, 14), 1),
        (PenaltyPer.DAY, date(2026, 5, 13), 30),
        (PenaltyPer.WEEK, date(2026, 4, 14), 1),
        (PenaltyPer.WEEK, date(2026, 4, 20), 1),
        (PenaltyPer.WEEK, date(2026, 4, 21), 2),
        (PenaltyPer.MONTH, date(2026, 4, 14), 1),
        (PenaltyPer.MONTH, date(2026, 5, 13), 1),
        (PenaltyPer.MONTH, date(2026, 5, 14), 2),
        (PenaltyPer.OFFENCE, date(2026, 5, 14), None),
        (PenaltyPer.ONCE, date(2026, 5, 14), None),
    ],
)
def test_no_more_time_is_counted_than_began(
    per: PenaltyPer, seen_on: date, begun: int | None
) -> None:
    """Awb 5:32b(1): on both sides of each bound."""
    assert units_between(per, FREE, seen_on) == begun


@pytest.mark.parametrize(
    ("per", "times", "first"),
    [
        (PenaltyPer.DAY, 1, date(2026, 5, 31)),
        (PenaltyPer.DAY, 31, date(2026, 5, 1)),
        (PenaltyPer.WEEK, 3, date(2026, 5, 17)),
        (PenaltyPer.MONTH, 2, date(2026, 4, 30)),
        (PenaltyPer.OFFENCE, 3, date(2026, 5, 31)),
        (PenaltyPer.ONCE, 1, date(2026, 5, 31)),
    ],
)
def test_each_unit_is_forfeited_on_a_day_of_its_own(
    per: PenaltyPer, times: int, first: date
) -> None:
    """Awb 5:35(1): the first of them prescribes first."""
    assert first_forfeited(per, times, date(2026, 5, 31)) == first
