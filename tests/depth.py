"""How deep the tests search: on a desk for every change, in CI to the bottom.

WEERBAAR_TEST_DEPTH says which: `quick` when it is not set, `full` in CI. What is generated (by
Hypothesis, or by a test that makes its own files and values) asks here how much of it there is.
What is marked `deep` is left to CI, and of what says the same of many examples (`many`, and every
register on PostgreSQL, which stands beside the same one on SQLite) a quick run tries one in four.
"""

import os
from enum import StrEnum
from zlib import crc32

import pytest
from hypothesis import settings

VARIABLE = "WEERBAAR_TEST_DEPTH"
QUICK_SHARE = 10
"""On a desk one in ten of what CI tries."""
AT_LEAST = 10
ONE_IN = 4
"""A quick run tries one in so many of the tests that say the same of many examples."""


class Depth(StrEnum):
    """The two depths."""

    QUICK = "quick"
    FULL = "full"


def depth() -> Depth:
    """The depth of this run; a word that is no depth raises ValueError."""
    return Depth(os.environ.get(VARIABLE) or Depth.QUICK)


def at_depth(full: int) -> int:
    """How many of `full` examples this run tries."""
    return full if depth() is Depth.FULL else min(full, max(AT_LEAST, full // QUICK_SHARE))


def reach(full: int, quick: int) -> int:
    """How far a search goes that tries everything up to a number."""
    return full if depth() is Depth.FULL else quick


def searching(full: int) -> settings:
    """The settings of a property that needs another number of examples than the usual 100."""
    return settings(max_examples=at_depth(full))


def is_for_ci(item: pytest.Item) -> bool:
    """Whether a quick run leaves out this test; it leaves out the same ones each time."""
    if item.get_closest_marker("deep"):
        return True
    is_one_of_many = item.get_closest_marker("many") or item.get_closest_marker("postgres")
    return bool(is_one_of_many) and crc32(item.nodeid.encode()) % ONE_IN > 0


def use_profile() -> None:
    """Let every property of this run search as deep as WEERBAAR_TEST_DEPTH says.

    No test is judged by its time. A quick run tries the same examples each time, so that a red one
    is the fault of the change in hand; a full run tries new ones, so that CI keeps finding.
    """
    settings.register_profile(Depth.FULL, deadline=None, max_examples=100, print_blob=True)
    settings.register_profile(
        Depth.QUICK, deadline=None, max_examples=at_depth(100), derandomize=True, database=None
    )
    settings.load_profile(depth())
