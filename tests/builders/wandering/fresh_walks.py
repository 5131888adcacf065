"""Walks by number: the same number takes the same walk, in a register of its own."""

import random
from collections.abc import Iterator
from pathlib import Path

from tests.builders.case_builder import fill_register
from tests.builders.filled_registers import fill_once
from tests.builders.wandering.steps import walked
from tests.builders.wandering.wanderer import Taken, Wanderer
from tests.readers.oracles.invariants import Watcher

STEPS = 60
"""What is tried in one walk."""


def fresh_walk(register: Path, number: int) -> Watcher:
    """A walk that begins in an empty municipality, and who watches it."""
    fill_once("an organisation and its addresses", fill_register)
    dice = random.Random(number)  # noqa: S311  (no secret)
    return Watcher(Wanderer(dice, register / "register.db"), number)


def watched(watcher: Watcher) -> Iterator[Taken]:
    """Take the walk and judge each step; the AssertionError tells which walk to take again."""
    walk = watcher.walk
    try:
        for taken, before in walked(walk, STEPS):
            watcher.check(taken, before)
            yield taken
    except AssertionError as error:
        where = f"walk {watcher.number}, step {len(walk.taken)}"
        raise AssertionError(f"{where}: {error}") from error
    finally:
        walk.reading.close()
