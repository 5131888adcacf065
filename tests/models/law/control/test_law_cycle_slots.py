"""A new version of the cycle: numbers go on, no slot is lost or doubled; beside a slow oracle."""

import itertools
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.control.control_cycle import ControlCyclePolicy
from models.law.control.cycle_slots import MadeRound, rounds_of_year, slots_between
from tasks.control.round_policies import control_cycle
from tasks.register.policies import calendar

FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
VALUES = control_cycle("9001", FIRST).model_dump()


def version(**changes: Any) -> ControlCyclePolicy:
    """The cycle of Alverlo, with what matters to a test."""
    return ControlCyclePolicy.model_validate(VALUES | changes)


def two(valid_from: date, anchor_on: date, weeks: int = 6) -> list[ControlCyclePolicy]:
    """The cycle of Alverlo, and a version that follows it."""
    later = version(valid_from=valid_from, anchor_on=anchor_on, interval_weeks=weeks)
    return [version(valid_to=valid_from - timedelta(days=1)), later]


CHANGE = date(2024, 7, 1)
"""Round 4 of Alverlo is on 16 May 2024, round 5 would be on 27 June and round 6 on 8 August."""


@pytest.mark.parametrize(
    ("anchor_on", "weeks", "expected"),
    [
        # The same rhythm written down anew: nothing changes.
        (date(2024, 1, 11), 6, [(5, date(2024, 6, 27)), (6, date(2024, 8, 8))]),
        (date(2024, 8, 8), 6, [(5, date(2024, 6, 27)), (6, date(2024, 8, 8))]),
        # Another rhythm, three weeks on.
        (date(2024, 7, 18), 6, [(5, date(2024, 6, 27)), (6, date(2024, 7, 18))]),
        # An anchor long ago: 4 July is a week after round 5 and thus that round.
        (date(2023, 1, 5), 6, [(5, date(2024, 6, 27)), (6, date(2024, 8, 15))]),
        # An anchor to come: nothing before it.
        (date(2024, 10, 3), 6, [(5, date(2024, 6, 27)), (6, date(2024, 10, 3))]),
        # Twenty days after round 5 both could be held on one day; a day later they could not.
        (date(2024, 7, 17), 6, [(5, date(2024, 6, 27)), (6, date(2024, 8, 28))]),
        (date(2024, 7, 18), 8, [(5, date(2024, 6, 27)), (6, date(2024, 7, 18))]),
        # On the first day in force.
        (date(2024, 7, 1), 6, [(5, date(2024, 6, 27)), (6, date(2024, 8, 12))]),
    ],
)
def test_the_numbers_go_on_over_a_new_version(
    anchor_on: date, weeks: int, expected: list[tuple[int, date]]
) -> None:
    """The last round of the version before and the first of the new one."""
    found = slots_between(two(CHANGE, anchor_on, weeks), FIRST, LAST)

    assert [(slot.number, slot.on) for slot in found][4:6] == expected
    assert found[5].policy.valid_from == CHANGE


@pytest.mark.parametrize(
    ("last_slot", "number", "expected"),
    [
        # Round 6 was made by the old rules, in what is now the time of the new ones.
        (date(2024, 8, 8), 6, [(6, date(2024, 8, 8)), (7, date(2024, 8, 29))]),
        # A slot of the new rules that is too near is that same round.
        (date(2024, 7, 17), 6, [(6, date(2024, 7, 17)), (7, date(2024, 8, 29))]),
        (date(2024, 6, 27), 5, [(5, date(2024, 6, 27)), (6, date(2024, 7, 18))]),
    ],
)
def test_a_round_that_was_made_keeps_its_number_and_slot(
    last_slot: date, number: int, expected: list[tuple[int, date]]
) -> None:
    """When the new version is read in after it was planned."""
    made = [MadeRound(1, date(2024, 1, 11)), MadeRound(number, last_slot)]
    found = slots_between(two(CHANGE, date(2024, 7, 18)), last_slot, LAST, made)

    assert [(slot.number, slot.on) for slot in found[:2]] == expected


@pytest.mark.parametrize("year", [2024, 2025])
def test_the_calendar_of_a_year_takes_the_version_of_each_slot(year: int) -> None:
    """Also when the version changes within the year."""
    versions = two(CHANGE, date(2024, 7, 18))
    found = rounds_of_year(versions, year, calendar())
    slots = slots_between(versions, date(year, 1, 1), date(year, 12, 31))

    assert [(day.number, day.slot_on) for day in found] == [(s.number, s.on) for s in slots]
    assert {slot.policy for slot in slots} == (set(versions) if year == 2024 else {versions[1]})


def test_without_any_version_in_force_there_is_no_slot() -> None:
    """A gap between versions holds no round; the numbers go on after it."""
    versions = [
        version(valid_to=date(2024, 3, 31)),
        version(valid_from=date(2024, 9, 1), anchor_on=date(2024, 9, 5)),
    ]
    found = slots_between(versions, FIRST, date(2024, 10, 31))

    assert [(slot.number, slot.on.month) for slot in found] == [(1, 1), (2, 2), (3, 9), (4, 10)]


@st.composite
def books(draw: st.DrawFn) -> list[ControlCyclePolicy]:
    """Up to four versions, with or without a gap, each with an anchor and interval of its own."""
    found, begin = [], FIRST
    for _ in range(draw(st.integers(1, 4))):
        end = begin + timedelta(days=draw(st.integers(0, 400)))
        weeks = draw(st.integers(1, 9))
        found.append(
            version(
                valid_from=begin,
                valid_to=end,
                anchor_on=begin + timedelta(days=draw(st.integers(-100, 100))),
                interval_weeks=weeks,
                search_days=draw(st.integers(0, (7 * weeks - 1) // 2 if weeks < 6 else 20)),
            )
        )
        begin = end + timedelta(days=draw(st.integers(1, 60)))
    return found


def oracle(versions: list[ControlCyclePolicy], last: date) -> list[date]:
    """Day by day: a slot of the version in force, unless the one before can reach it."""
    found: list[date] = []
    reach = 0
    day = FIRST
    while day <= last:
        for policy in versions:
            if not policy.is_in_force(day) or not is_slot(policy, day):
                continue
            if not found or (day - found[-1]).days > reach + policy.search_days:
                found.append(day)
                reach = policy.search_days
        day += timedelta(days=1)
    return found


def is_slot(policy: ControlCyclePolicy, day: date) -> bool:
    """A whole number of intervals after the anchor."""
    passed = (day - policy.anchor_on).days
    return passed >= 0 and passed % (7 * policy.interval_weeks) == 0


@given(books())
def test_any_book_equals_the_oracle(versions: list[ControlCyclePolicy]) -> None:
    """Every slot once, its own version in force on it, numbered without a gap."""
    found = slots_between(versions, FIRST, LAST)

    assert [slot.on for slot in found] == oracle(versions, LAST)
    assert all(slot.policy.is_in_force(slot.on) for slot in found)
    assert all(b.number == a.number + 1 for a, b in itertools.pairwise(found))


@given(books(), books(), st.integers(0, 40))
def test_no_number_twice_when_the_rules_change_afterwards(
    before: list[ControlCyclePolicy], after: list[ControlCyclePolicy], count: int
) -> None:
    """Rounds are made by the one book, the rest is planned by the other."""
    made = [MadeRound(s.number, s.on) for s in slots_between(before, FIRST, LAST)][:count]
    found = slots_between(after, FIRST, LAST, made)

    assert all(b.number == a.number + 1 for a, b in itertools.pairwise(found))
    assert all(a.on < b.on for a, b in itertools.pairwise(found))
    assert set(made) <= {MadeRound(slot.number, slot.on) for slot in found}


@given(books(), st.integers(0, 40))
def test_what_the_planning_made_changes_nothing_in_the_calendar(
    versions: list[ControlCyclePolicy], count: int
) -> None:
    """They agree: planned rounds are the rounds of the calendar."""
    found = slots_between(versions, FIRST, LAST)
    made = [MadeRound(slot.number, slot.on) for slot in found[:count]]

    assert slots_between(versions, FIRST, LAST, made) == found
