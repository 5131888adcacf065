"""In which order a team visits its places: nearest neighbour, then 2-opt until nothing improves."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot


@dataclass(frozen=True)
class Point:
    """A place in RD metres (EPSG:28992)."""

    id: int
    x: float
    y: float


@dataclass(frozen=True)
class Walk:
    """The ids in walking order, and the length as the crow flies in whole metres."""

    order: tuple[int, ...]
    metres: int


def walking_order(points: Sequence[Point]) -> Walk:
    """A short walk along all points, from the most western one; not always the very shortest.

    The same points give the same walk in whichever order they come. Meant for the places of one
    team; the time grows with the cube of their number.
    """
    if not points:
        return Walk((), 0)
    walk = _nearest_neighbour(sorted(points, key=lambda point: (point.x, point.y, point.id)))
    while _uncross(walk):
        pass
    return Walk(tuple(point.id for point in walk), round(length(walk)))


def length(walk: Sequence[Point]) -> float:
    """Metres from the first to the last point."""
    return sum(_distance(a, b) for a, b in itertools.pairwise(walk))


def _nearest_neighbour(points: Sequence[Point]) -> list[Point]:
    walk, left = [points[0]], list(points[1:])
    while left:
        here = walk[-1]
        nearest = min(left, key=lambda point: (_distance(here, point), point.id))
        left.remove(nearest)
        walk.append(nearest)
    return walk


def _uncross(walk: list[Point]) -> bool:
    """Turn round the first stretch that makes the walk shorter (2-opt); the start stays."""
    for first in range(1, len(walk) - 1):
        for last in range(first + 1, len(walk)):
            if _gain(walk, first, last) > 1e-6:  # noqa: PLR2004 no endless loop over rounding
                walk[first : last + 1] = walk[first : last + 1][::-1]
                return True
    return False


def _gain(walk: Sequence[Point], first: int, last: int) -> float:
    before = _distance(walk[first - 1], walk[first])
    after = _distance(walk[first - 1], walk[last])
    if last + 1 < len(walk):
        before += _distance(walk[last], walk[last + 1])
        after += _distance(walk[first], walk[last + 1])
    return before - after


def _distance(a: Point, b: Point) -> float:
    return hypot(a.x - b.x, a.y - b.y)
