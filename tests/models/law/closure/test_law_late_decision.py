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
    words = "de termijn om te beslissen loopt tot en met maandag 29 juni 2026"
    assert early == Lateness(None, 0, 0, f"{words}; een ingebrekestelling van daarvoor telt niet")
    assert until(date(2026, 12, 1), notice=TERM_UNTIL + DAY).euros == 1442


def test_a_policy_may_count_the_day_of_the_decision() -> None:
    """A day more than where that day is not too late any more."""
    counts = POLICY.model_copy(update={"counts_day_of_decision": True})
    late = date(2026, 9, 1)
    assert lateness(counts, TERM_UNTIL, NOTICE, late, FIRST).days == 1
    assert lateness(counts, TERM_UNTIL, NOTICE, late, FIRST - DAY).days == 0
    assert lateness(counts, TERM_UNTIL, NOTICE, FIRST, FIRST + 3 * DAY).days == 1


@pytest.mark.parametrize(
    ("weeks", "up_to", "words"),
    [
        (
            2,
            FIRST,
            (
                "2 weken later begint de dwangsom, op dinsdag 21 juli 2026; tot en met dinsdag 21 "
                "juli 2026 1 dag: 23 euro (artikel 4:17 Awb)"
            ),
        ),
        (
            1,
            date(2026, 7, 15),
            (
                "1 week later begint de dwangsom, op dinsdag 14 juli 2026; tot en met woensdag 15 "
                "juli 2026 2 dagen: 46 euro (artikel 4:17 Awb)"
            ),
        ),
    ],
)
def test_the_sum_is_told_with_the_days_that_it_counts(weeks: int, up_to: date, words: str) -> None:
    """From the notice to the euros, as it stands in the file."""
    policy = POLICY.model_copy(update={"weeks_after_notice": weeks})
    told = lateness(policy, TERM_UNTIL, NOTICE, up_to, None).explanation
    assert told == f"ingebrekestelling ontvangen op maandag 6 juli 2026; {words}"


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
