"""Every refusal: who tries what in which state, the Dutch sentence, and no row changed."""

from pathlib import Path

import pytest

from models.law.common.errors import WeerbaarError
from tasks.closure import (
    approvals,
    archiving,
    case_step,
    communication,
    decision,
    dispatch,
    execution,
    intent,
    letter_facts,
    weighing,
)
from tasks.closure.remedies import recording, reliefs, track_rows
from tasks.closure.remedies.objecting import objections
from tasks.closure.site import repeat_answers, repeats
from tests.builders.case_states import walk_at
from tests.builders.refusals_of_content import CONTENT_ROWS
from tests.builders.refusals_of_order import ORDER_ROWS
from tests.readers.register_counts import every_row

ROWS = ORDER_ROWS | CONTENT_ROWS


@pytest.mark.parametrize("name", ROWS)
def test_a_refusal_says_why_and_changes_nothing(register: Path, name: str) -> None:
    """The right kind of refusal, a sentence with what is needed, and every row as it was."""
    row = ROWS[name]
    walk = walk_at(register, row.state)
    row.first(walk)
    before = every_row()
    with pytest.raises(row.error) as refused:
        row.attempt(walk)

    assert [words for words in row.words if words not in str(refused.value)] == []
    assert every_row() == before


STEP_MODULES = (
    archiving,
    case_step,
    communication,
    decision,
    dispatch,
    execution,
    intent,
    letter_facts,
    approvals,
    weighing,
    objections,
    recording,
    reliefs,
    track_rows,
    repeats,
    repeat_answers,
)


def test_every_refusal_of_a_step_has_a_row() -> None:
    """A new kind of refusal without a row here fails this test."""
    kinds = {
        kind
        for module in STEP_MODULES
        for kind in vars(module).values()
        if isinstance(kind, type)
        and issubclass(kind, WeerbaarError)
        and kind.__module__ == module.__name__
    }

    assert kinds - {row.error for row in ROWS.values()} == set()
