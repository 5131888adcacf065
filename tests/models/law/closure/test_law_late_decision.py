"""The penalty for deciding late: both sides of each bound, and a sum day by day."""

from datetime import date, timedelta

import pytest

from models.law.closure.late_decision import Lateness, lateness
from tasks.closure import closure_policies

POLICY = closure_policies.late_decision(date(2026, 7, 6))
TERM_UNTIL, NOTICE = date(2026, 6, 29), date(2026, 7, 6)
FIRST = date(2026, 7, 21)
DAY = timedelta(days=1)


def until(up_to: date, decided: date | None = None, notice: date = NOTICE) -> Lateness:
    return lateness(POLICY, TERM_UNTIL, notice, up_to, decided)


@pytest.mark.parametrize(
    ("up_to", "days", "euros"),
    [
        (NOTICE, 0, 0),
        (FIRST - DAY, 0, 0),
        (FIRST, 1, 23),
        (FIRST + 13 * DAY, 14, 322),
        (FIRST + 14 * DAY, 15, 357),
        (FIRST + 27 * DAY, 28, 812),
        (FIRST + 28 * DAY, 29, 857),
        (FIRST + 41 * DAY, 42, 1442),
        (FIRST + 42 * DAY, 42, 1442),
        (date(2030, 1, 1), 42, 1442),
    ],
)
def test_each_day_has_its_amount_until_the_most(up_to: date, days: int, euros: int) -> None:
    """Awb 4:17(2): 14 days of 23, 14 of 35, 14 of 45 euro."""
    found = until(up_to)
    assert (found.first_day, found.days, found.euros) == (FIRST, days, euros)
    assert f"{euros} euro" in found.explanation
    assert ("hoogste bedrag" in found.explanation) == (days == POLICY.most_days)


def test_the_decision_stops_it() -> None:
    """The day of the decision itself is not counted; what was owed stays owed."""
    assert until(date(2026, 9, 1), decided=FIRST + 3 * DAY).euros == 3 * 23
    assert until(date(2026, 9, 1), decided=FIRST).euros == 0
    assert until(date(2026, 9, 1), decided=NOTICE).euros == 0


def test_a_notice_before_the_term_is_over_starts_nothing() -> None:
    """On the last day of the term it is too early, a day later it counts."""
    early = until(date(2026, 12, 1), notice=TERM_UNTIL)
    assert (early.first_day, early.euros) == (None, 0)
    assert "van daarvoor telt niet" in early.explanation
    assert until(date(2026, 12, 1), notice=TERM_UNTIL + DAY).euros == 1442


def test_the_sum_is_that_of_the_days_walked_one_by_one() -> None:
    """For every decision and every day of two months."""
    walked = 0
    for decided in range(70):
        for shown in range(70):
            owed = 0
            for late in range(42):
                day = FIRST + late * DAY
                if day <= NOTICE + shown * DAY and day < NOTICE + decided * DAY:
                    owed += 23 if late < 14 else 35 if late < 28 else 45
            assert until(NOTICE + shown * DAY, NOTICE + decided * DAY).euros == owed
            walked += 1
    assert walked == 4900
