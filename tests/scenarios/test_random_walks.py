"""Random walks through the real acts in a real register: no term, state or letter is wrong.

Somebody tries act after act, plausible or not, as it may go with one to four parties: from the
report to the archive, with every change, remedy, claim and visit. Each attempt is done, or refused
with nothing changed. After each the register is judged by oracles that count and read for
themselves (tests/readers/oracles).
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.builders.wandering.fresh_walks import STEPS, fresh_walk, watched
from tests.depth import reach
from tests.readers.oracles.course_oracle import cells
from tests.readers.oracles.facts import Facts

WALKS = int(os.environ.get("WEERBAAR_TEST_WALKS") or reach(30, 2))
"""How many; `make walks` takes thousands, outside pytest (tests/walks.py)."""
IN_ONE_TEST = max(4, WALKS // 40)


@pytest.mark.parametrize("first", range(0, WALKS, IN_ONE_TEST))
def test_no_walk_leads_where_the_law_does_not(register: Path, first: int) -> None:
    """Every term is what the rows say, every state follows from the history, no letter lies."""
    acts: Counter[str] = Counter()
    reached: set[tuple[str, str]] = set()
    letters: Counter[str] = Counter()
    refused = terms = 0
    numbers = range(first, min(first + IN_ONE_TEST, WALKS))
    for number in numbers:
        watcher = fresh_walk(register, number)
        for taken in watched(watcher):
            acts[taken.attempt.act] += not taken.refusal
            refused += bool(taken.refusal)
        reached |= cells(Facts(watcher.walk.rows))
        letters += watcher.read
        terms += watcher.checked
    # Who only met refusals saw nothing.
    assert len(+acts) > 12, acts
    assert len(letters) > 1, letters
    assert len(reached) > 3 * len(numbers), reached
    assert min(refused, terms) > STEPS // 4 * len(numbers)
