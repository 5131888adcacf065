"""The penalty for deciding late: both sides of each bound, and a sum day by day."""

from datetime import date, timedelta

import pytest

from models.law.closure.remedies.late_decision import (
    Lateness,
    NoneOwed,
    fault_in_ground,
    lateness,
    needs_reason,
    nothing_owed,
    term_to_say_none,
)
from models.law.common.terms import TermNature
from tasks.closure import closure_policies
from tasks.register import policies

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
    words += "; een ingebrekestelling van daarvoor telt niet"
    assert early == Lateness(None, 0, 0, words, none=NoneOwed.TOO_EARLY)
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


@pytest.mark.parametrize(
    ("decided", "notice", "none"),
    [
        (NOTICE, NOTICE, NoneOwed.IN_TIME),
        (FIRST - DAY, NOTICE, NoneOwed.IN_TIME),
        (FIRST, NOTICE, NoneOwed.IN_TIME),  # the day of the decision is not counted
        (FIRST + DAY, NOTICE, None),
        (None, NOTICE, None),
        (None, TERM_UNTIL + DAY, None),
        (None, TERM_UNTIL, NoneOwed.TOO_EARLY),
        (FIRST + DAY, TERM_UNTIL, NoneOwed.TOO_EARLY),
    ],
)
def test_it_is_known_why_nothing_is_owed_and_will_be(
    decided: date | None, notice: date, none: NoneOwed | None
) -> None:
    """Both sides of the first day that is owed, and of the last day to decide (Awb 4:17(3))."""
    assert until(date(2026, 12, 1), decided, notice).none is none


def test_where_the_day_of_the_decision_counts_a_decision_on_the_first_day_is_late() -> None:
    """A day is owed then, so that it did not come in time."""
    counts = POLICY.model_copy(update={"counts_day_of_decision": True})
    late = date(2026, 9, 1)
    assert lateness(counts, TERM_UNTIL, NOTICE, late, FIRST).none is None
    assert lateness(counts, TERM_UNTIL, NOTICE, late, FIRST - DAY).none is NoneOwed.IN_TIME


EARLY, IN_TIME = until(FIRST, notice=TERM_UNTIL), until(FIRST, decided=FIRST)
RUNNING, LATE = until(FIRST), until(date(2026, 9, 1), decided=date(2026, 8, 10))
PLAIN = nothing_owed(NoneOwed.PLAINLY_UNFOUNDED)
_N = NoneOwed


@pytest.mark.parametrize(
    ("owed", "possible"),
    [
        (EARLY, {_N.TOO_EARLY, _N.NO_INTEREST}),
        (IN_TIME, {_N.IN_TIME, _N.UNREASONABLY_LATE, _N.NO_INTEREST}),
        (RUNNING, {_N.UNREASONABLY_LATE, _N.NO_INTEREST}),
        (LATE, {_N.UNREASONABLY_LATE, _N.NO_INTEREST}),
        (PLAIN, {_N.PLAINLY_UNFOUNDED, _N.UNREASONABLY_LATE, _N.NO_INTEREST}),
    ],
    ids=["early", "in time", "running", "late", "plain"],
)
def test_a_ground_stands_only_when_the_days_leave_it_possible(
    owed: Lateness, possible: set[NoneOwed]
) -> None:
    """What no register counts, the mayor says; of a refused request also that it is plain."""
    plain = {_N.PLAINLY_INADMISSIBLE, _N.PLAINLY_UNFOUNDED}
    stands = {each for each in _N if not fault_in_ground(each, owed, is_refused_request=False)}
    assert stands == possible
    stands = {each for each in _N if not fault_in_ground(each, owed, is_refused_request=True)}
    assert stands == possible | plain
    assert {each for each in stands if not needs_reason(each, owed)} == {owed.none} & stands


def test_a_ground_that_does_not_stand_is_told_with_the_days() -> None:
    """So that an officer sees what the file holds."""
    fault = fault_in_ground(NoneOwed.TOO_EARLY, LATE, is_refused_request=False)
    assert "volgt niet uit wat in de zaak staat: ingebrekestelling ontvangen op" in fault


@pytest.mark.parametrize(
    ("since", "last_day"),
    [(date(2026, 7, 6), date(2026, 7, 20)), (date(2026, 4, 20), date(2026, 5, 4))],
)
def test_the_term_to_say_that_nothing_is_owed_is_our_own(since: date, last_day: date) -> None:
    """Two weeks, and it does not roll: the law names none (Awb 4:18)."""
    term = term_to_say_none(POLICY, since, policies.calendar())
    assert (term.starts_on, term.last_day, term.nature) == (
        since + DAY,
        last_day,
        TermNature.OWN,
    )


@pytest.mark.parametrize(
    ("on", "paragraph"), [(date(2025, 12, 31), "zesde lid"), (date(2026, 1, 1), "vijfde lid")]
)
def test_the_grounds_stand_in_another_paragraph_since_2026(on: date, paragraph: str) -> None:
    """As the letter names it on its own day."""
    assert closure_policies.late_decision(on).paragraph_of_none == paragraph
