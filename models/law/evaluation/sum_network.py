"""What sums give away: how far a hidden number can still move while every sum stays true.

The cells of a table and their totals form a network: each cell stands in at most two sums. Moving
a number is a flow, so that the answer is exact, and each whole number between the lowest and the
highest is possible too.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from models.law.common.errors import WeerbaarError

UNBOUNDED = 10**12
"""More than any count."""
_GROUND = -1
"""The other end of a cell that stands in one sum."""


class SumsDoNotAddUpError(WeerbaarError):
    """Raised when known parts cannot add up to their known total."""


class Cell(NamedTuple):
    """One number of a table: a figure at a place (CBS code, or TOGETHER)."""

    key: str
    place: str


class Bounds(NamedTuple):
    """The lowest and the highest value that a reader must take for possible."""

    low: int
    high: int


@dataclass(frozen=True)
class Sum:
    """A total and the parts that add up to it.

    `crosswise` sets the sums over the municipalities apart from the sums over parts of a figure
    there, so that a cell always stands on opposite sides of its two sums.
    """

    total: Cell
    parts: tuple[Cell, ...]
    crosswise: bool


class _Step(NamedTuple):
    cell: Cell
    towards: int
    sign: int
    """1 when the cell grows on this way, -1 when it shrinks."""


class SumNetwork:
    """The sums of a table, each a node; the cells are the ways between them."""

    def __init__(self, sums: Sequence[Sum]) -> None:
        self._ends: dict[Cell, dict[int, int]] = defaultdict(dict)
        for node, line in enumerate(sums):
            sign = -1 if line.crosswise else 1
            self._ends[line.total][sign] = node
            for part in line.parts:
                self._ends[part][-sign] = node
        self._steps: dict[int, list[_Step]] = defaultdict(list)
        for cell in self._ends:
            head, tail = self._end(cell, 1), self._end(cell, -1)
            self._steps[tail].append(_Step(cell, head, 1))
            self._steps[head].append(_Step(cell, tail, -1))

    def _end(self, cell: Cell, sign: int) -> int:
        return self._ends.get(cell, {}).get(sign, _GROUND)

    def completed(self, known: Mapping[Cell, int], unknown: Sequence[Cell]) -> dict[Cell, int]:
        """The known numbers, with numbers for the unknown that make each sum true.

        Raises SumsDoNotAddUpError when there are none.
        """
        values = {**known, **dict.fromkeys(unknown, 0)}
        bounds = dict.fromkeys(unknown, Bounds(0, UNBOUNDED))
        excess = self._excess(values)
        for node in sorted(excess):
            while excess[node] > 0:
                way = self._way(node, values, bounds, lambda end: excess[end] < 0)
                if not way:
                    raise SumsDoNotAddUpError("De delen tellen niet op tot het geheel.")
                end = way[-1].towards
                moved = min(excess[node], -excess[end], _room(way, values, bounds))
                _move(way, moved, values)
                excess[node] -= moved
                excess[end] += moved
        # What one sum has too much, others lack: when none has too much, each is true.
        return values

    def _excess(self, values: Mapping[Cell, int]) -> dict[int, int]:
        excess: dict[int, int] = defaultdict(int)
        for cell, value in values.items():
            for sign in (1, -1):
                excess[self._end(cell, sign)] += sign * value
        return excess

    def can_be(
        self, cell: Cell, wanted: int, values: Mapping[Cell, int], bounds: Mapping[Cell, Bounds]
    ) -> bool:
        """Whether a hidden cell may hold the wanted number; `bounds` names each hidden cell."""
        sign = 1 if wanted > values[cell] else -1
        start, goal = self._end(cell, sign), self._end(cell, -sign)
        others = {hidden: range_ for hidden, range_ in bounds.items() if hidden != cell}
        moved, left = dict(values), abs(wanted - values[cell])
        while left and start != goal:
            way = self._way(start, moved, others, goal.__eq__)
            if not way:
                return False
            amount = min(left, _room(way, moved, others))
            _move(way, amount, moved)
            left -= amount
        return True

    def _way(
        self,
        start: int,
        values: Mapping[Cell, int],
        bounds: Mapping[Cell, Bounds],
        is_goal: Callable[[int], bool],
    ) -> list[_Step]:
        """The shortest way of hidden cells with room to a goal, or nothing."""
        came: dict[int, _Step | None] = {start: None}
        before: dict[int, int] = {}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            for step in self._open(node, values, bounds):
                if step.towards in came:
                    continue
                came[step.towards], before[step.towards] = step, node
                if is_goal(step.towards):
                    return _traced(step, came, before)
                queue.append(step.towards)
        return []

    def _open(
        self, node: int, values: Mapping[Cell, int], bounds: Mapping[Cell, Bounds]
    ) -> Iterator[_Step]:
        return (
            step
            for step in self._steps[node]
            if step.cell in bounds and _room([step], values, bounds) > 0
        )


def _traced(
    last: _Step, came: Mapping[int, _Step | None], before: Mapping[int, int]
) -> list[_Step]:
    way: list[_Step] = []
    step: _Step | None = last
    while step is not None:
        way.append(step)
        step = came[before[step.towards]]
    return way[::-1]


def _room(way: Sequence[_Step], values: Mapping[Cell, int], bounds: Mapping[Cell, Bounds]) -> int:
    """How much can flow along the way before a cell meets its bound."""
    return min(
        bounds[step.cell].high - values[step.cell]
        if step.sign > 0
        else values[step.cell] - bounds[step.cell].low
        for step in way
    )


def _move(way: Sequence[_Step], amount: int, values: dict[Cell, int]) -> None:
    for step in way:
        values[step.cell] += step.sign * amount
