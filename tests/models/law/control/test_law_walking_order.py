"""The walk of a team: short, always the same, and as long as it says."""

from itertools import permutations
from math import hypot
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.control.walking_order import Point, Walk, length, walking_order

metres = st.integers(0, 2000).map(float)
placed = st.lists(st.tuples(metres, metres), min_size=1, max_size=9).map(
    lambda found: [Point(number, x, y) for number, (x, y) in enumerate(found, start=1)]
)


@pytest.mark.parametrize(
    ("points", "walk"),
    [
        ([], Walk((), 0)),
        ([Point(4, 100, 100)], Walk((4,), 0)),
        ([Point(4, 100, 100), Point(2, 103, 104)], Walk((4, 2), 5)),
        ([Point(2, 0, 0), Point(1, 0, 0)], Walk((1, 2), 0)),
        # It starts in the west, whichever comes first.
        (
            [Point(1, 30, 0), Point(2, 0, 0), Point(3, 10, 0), Point(4, 20, 0)],
            Walk((2, 3, 4, 1), 30),
        ),
    ],
)
def test_small_walks_are_known(points: list[Point], walk: Walk) -> None:
    assert walking_order(points) == walk


@given(placed, st.randoms(use_true_random=False))
def test_a_walk_visits_all_once_and_does_not_depend_on_their_order(
    points: list[Point], random: Random
) -> None:
    walk = walking_order(points)
    random.shuffle(points)

    assert sorted(walk.order) == sorted(point.id for point in points)
    assert walking_order(points) == walk


@given(placed)
def test_the_length_is_the_sum_of_the_distances(points: list[Point]) -> None:
    by_id = {point.id: point for point in points}
    walk = [by_id[number] for number in walking_order(points).order]
    total = 0.0
    for index in range(1, len(walk)):
        a, b = walk[index - 1], walk[index]
        total += hypot(a.x - b.x, a.y - b.y)

    assert walking_order(points).metres == round(total)


@given(placed)
def test_no_stretch_can_be_turned_round_to_make_it_shorter(points: list[Point]) -> None:
    """That is what 2-opt promises; tried here by hand for every stretch."""
    by_id = {point.id: point for point in points}
    walk = [by_id[number] for number in walking_order(points).order]
    for first in range(1, len(walk)):
        for last in range(first + 1, len(walk) + 1):
            turned = walk[:first] + walk[first:last][::-1] + walk[last:]
            assert length(turned) >= length(walk) - 1e-5


@given(st.lists(st.tuples(metres, metres), min_size=2, max_size=6, unique=True))
def test_a_walk_is_near_the_shortest_of_all(found: list[tuple[float, float]]) -> None:
    """At most half as long again as the best of every order with the same start."""
    points = [Point(number, x, y) for number, (x, y) in enumerate(found)]
    start, *rest = sorted(points, key=lambda point: (point.x, point.y))
    best = min(length([start, *order]) for order in permutations(rest))

    assert walking_order(points).metres <= 1.5 * best + 1
