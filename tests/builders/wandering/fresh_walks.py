"""Walks by number: the same number takes the same walk, in a register of its own."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tasks.register.resources import engine
from tests.builders.blank_registers import keep_as_it_is, put_back
from tests.builders.case_builder import fill_register
from tests.builders.filled_registers import fill_once
from tests.builders.wandering.steps import walked
from tests.builders.wandering.wanderer import Taken, Wanderer
from tests.readers.oracles.invariants import Watcher

STEPS = 60
"""What is tried in one walk."""
BRANCHES = 15
"""How many other walks leave one walk, each from a step of its own."""
OWN_STEPS = 12
"""What is tried in a walk after it left another."""


def fresh_walk(register: Path, number: int) -> Watcher:
    """A walk that begins in an empty municipality, and who watches it."""
    fill_once("an organisation and its addresses", fill_register)
    dice = random.Random(number)  # noqa: S311  (no secret)
    return Watcher(Wanderer(dice, register / "register.db"), number)


def watched(watcher: Watcher, steps: int = STEPS) -> Iterator[Taken]:
    """Take the walk and judge each step; the AssertionError tells which walk to take again."""
    walk = watcher.walk
    try:
        for taken, before in walked(walk, steps):
            watcher.check(taken, before)
            yield taken
    except AssertionError as error:
        where = f"walk {watcher.number}, step {len(walk.taken)}"
        raise AssertionError(f"{where}: {error}") from error
    finally:
        walk.reading.close()


def tree(register: Path, number: int) -> Iterator[tuple[Watcher, Iterator[Taken]]]:
    """A walk, and then each walk that leaves it halfway and goes on by dice of its own.

    What they have in common is walked once, so that thousands see what comes late in a case.
    Walks are numbered through: that of tree 2 is number 32, what leaves it are 33 to 47.
    """
    first = number * (BRANCHES + 1)
    trunk, points = fresh_walk(register, first), list[_Point]()
    yield trunk, _left(trunk, points)
    for place, point in enumerate(points, 1):
        watcher = point.gone_on(first + place)
        yield watcher, watched(watcher, OWN_STEPS)


@dataclass(frozen=True)
class _Point:
    """Where a walk stood, and all that the register held."""

    watcher: Watcher
    kept: bytes | str

    def gone_on(self, number: int) -> Watcher:
        """Somebody else goes on from here; nobody may have the register open."""
        url = engine().url.render_as_string(hide_password=False)
        engine().dispose()
        put_back(url, self.kept)
        walk = replace(
            self.watcher.walk,
            dice=random.Random(number),  # noqa: S311  (no secret)
            _seen=-1,
        )
        return replace(self.watcher, walk=walk, number=number, checked=0, read=Counter())


def _left(trunk: Watcher, points: list[_Point]) -> Iterator[Taken]:
    """Take the walk and keep how it stood at some of its steps, where there was a case."""
    chosen = set(random.Random(-trunk.number).sample(range(STEPS), BRANCHES))  # noqa: S311
    for step, taken in enumerate(watched(trunk)):
        if step in chosen and trunk.walk.reference:
            points.append(_Point(_as_it_is(trunk), _register_as_it_is()))
        yield taken


def _as_it_is(watcher: Watcher) -> Watcher:
    """The walk as far as it went; what it does later changes nothing here."""
    walk = replace(
        watcher.walk,
        taken=[*watcher.walk.taken],
        sent={*watcher.walk.sent},
        wanted=[],
    )
    return replace(watcher, walk=walk, known={**watcher.known}, made={**watcher.made})


def _register_as_it_is() -> bytes | str:
    return keep_as_it_is(engine().url.render_as_string(hide_password=False))
