"""Walks by number: the same number takes the same walk, in a register of its own."""

import random
from collections.abc import Iterator
from pathlib import Path

from tests.builders.case_builder import fill_register
from tests.builders.filled_registers import fill_once
from tests.builders.wandering.steps import walked
from tests.builders.wandering.wanderer import Taken, Wanderer
from tests.readers.oracles.invariants import Watcher


def watched(register: Path, seed: int, steps: int) -> Iterator[tuple[Watcher, Taken]]:
    """Walk so many steps from an empty municipality, and judge each; AssertionError tells which."""
    fill_once("an organisation and its addresses", fill_register)
    walk = Wanderer(random.Random(seed), register / "register.db")  # noqa: S311  (no secret)
    watcher = Watcher(walk)
    try:
        for taken, before in walked(walk, steps):
            watcher.check(taken, before)
            yield watcher, taken
    except AssertionError as error:
        raise AssertionError(f"walk {seed}, step {len(walk.taken)}: {error}") from error
