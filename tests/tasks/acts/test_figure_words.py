"""Whatever a comparison of figures can tell has Dutch words: tables, columns and values."""

import pytest

from models.law.evaluation.figure_changes import FIRST_YEARS, GIVEN
from models.law.evaluation.figure_words import COLUMNS, TABLES, in_words
from tasks.acts.evaluation_sources import SOURCES
from tasks.control.round_policies import every_outcome_kind
from tasks.evaluation.figure_policies import figure_book

BOOK = figure_book(2026)
FOLLOW_UPS = {kind.key: kind.label for kind in every_outcome_kind().follow_ups}
VALUES = sorted(
    {
        (column, value)
        for item in BOOK.definitions
        if item.rule
        for column, values in (*item.rule.where.items(), *item.rule.unless.items())
        for value in values
    }
)


def test_every_table_that_is_counted_has_a_word() -> None:
    """And each of its columns has one."""
    named = {source.name for source in SOURCES.rows}

    assert named | {GIVEN, FIRST_YEARS} <= set(TABLES)
    assert {kind for source in SOURCES.rows for kind in source.kinds} <= set(COLUMNS)


@pytest.mark.parametrize(("column", "value"), VALUES)
def test_every_value_that_a_figure_asks_for_is_said_in_dutch(column: str, value: str) -> None:
    """A kind of follow-up is Dutch as it is; a value of another kind has words of its own."""
    said = in_words(column, value).partition(": ")[2]

    assert "_" not in said
    assert value in FOLLOW_UPS or value == "drugs" or said != value
