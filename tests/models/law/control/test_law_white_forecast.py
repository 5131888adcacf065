"""The forecast of the last white spot, beside an oracle that follows each place by itself."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.control.white_forecast import Pace, last_white_seen

ON = date(2026, 1, 15)


@dataclass(frozen=True)
class Coming:
    """A round that is still to come."""

    on: date


ROUNDS = [Coming(ON + timedelta(weeks=6 * place)) for place in range(40)]


def oracle(
    white: int, labelled_on: Sequence[date], pace: Pace, months: int, rounds: Sequence[Coming]
) -> Coming | None:
    """Each place has its own label day, or none while it is white; the fractions add up exactly."""
    places: list[date | None] = [None] * white + list(labelled_on)
    for number, found in enumerate(rounds, start=1):
        places = [None if day and is_old(day, found.on, months) else day for day in places]
        each = Fraction(pace.seen, pace.rounds)
        for _ in range(floor(number * each) - floor((number - 1) * each)):
            if None in places:
                places[places.index(None)] = found.on
        if None not in places:
            return found
    return None


def is_old(day: date, on: date, months: int) -> bool:
    """Month by month back from the day of the round, to the end of a month that is too short."""
    year, month = on.year, on.month
    for _ in range(months):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return day <= date(year, month, min(on.day, monthrange(year, month)[1]))


@given(
    st.integers(0, 60),
    st.lists(st.integers(0, 900).map(lambda ago: ON - timedelta(days=ago)), max_size=60),
    st.integers(1, 90),
    st.integers(1, 9),
    st.integers(1, 30),
)
def test_any_state_equals_the_oracle(
    white: int, labelled_on: list[date], seen: int, rounds: int, months: int
) -> None:
    """The same round, or never in both."""
    pace = Pace(seen, rounds)

    assert last_white_seen(white, labelled_on, pace, months, ROUNDS) == oracle(
        white, labelled_on, pace, months, ROUNDS
    )


@pytest.mark.parametrize(
    ("white", "labelled_on", "seen", "place"),
    [
        (16, [], 16, 0),
        (17, [], 16, 1),
        (32, [], 16, 1),
        # A label of two years ago is white on the day of the round, one of a day later is not.
        (16, [date(2024, 1, 15)], 16, 1),
        (16, [date(2024, 1, 16)], 16, 0),
        # The label of 16 January is white at the second round and asks a place of it.
        (32, [date(2024, 1, 16)], 16, 2),
    ],
)
def test_both_sides_of_each_bound(
    white: int, labelled_on: list[date], seen: int, place: int
) -> None:
    """Sixteen places a round, and labels that last two years."""
    assert last_white_seen(white, labelled_on, Pace(seen, 1), 24, ROUNDS) == ROUNDS[place]


@pytest.mark.parametrize(("white", "is_ever"), [(17 * 16, True), (18 * 16, True), (300, False)])
def test_labels_that_age_faster_than_places_are_seen(
    white: int,
    is_ever: bool,  # noqa: FBT001
) -> None:
    """In two years there are seventeen or eighteen rounds of six weeks: 288 places at most."""
    found = last_white_seen(white, [], Pace(16, 1), 24, ROUNDS)

    assert (found is not None) is is_ever


def test_half_a_place_a_round_is_a_place_in_two() -> None:
    """A fraction is kept for the next round."""
    assert last_white_seen(3, [], Pace(1, 2), 24, ROUNDS) == ROUNDS[5]


def test_without_rounds_to_come_it_is_never() -> None:
    assert last_white_seen(1, [], Pace(9, 1), 24, []) is None
