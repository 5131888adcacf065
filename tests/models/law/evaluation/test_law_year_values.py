"""What the values of a year say of themselves: who is unknown, what adds up, what is hidden."""

import pytest

from models.law.evaluation.published_figures import Display
from models.law.evaluation.small_numbers import publish
from models.law.evaluation.year_figures import Unit
from tests.builders.figure_worlds import definition, figures


@pytest.mark.parametrize(
    ("unknown", "told"),
    [
        (frozenset(), ()),
        (frozenset({("red", "9001")}), ()),
        (frozenset({("red", "9001"), ("blue", "9001")}), ("9001",)),
        (frozenset({("red", place) for place in ("9001", "9002")} | {("blue", "9002")}), ("9002",)),
    ],
)
def test_a_municipality_is_unknown_when_nothing_that_happened_is_known(
    unknown: frozenset[tuple[str, str]], told: tuple[str, ...]
) -> None:
    """One known count is enough to be known; what was given, such as a budget, is no sign."""
    rule = {"rows": "visits"}
    counted = [definition("red", rule=rule), definition("blue", rule=rule), definition("budget")]
    numbers = {"red": [7, 8], "blue": [0, 0], "budget": [5000, 5000]}

    assert figures(counted, numbers, unknown).unknown_places() == told


def test_days_do_not_add_up() -> None:
    """The mean of two municipalities is not the sum of their means."""
    units = {unit: definition("whole", unit=unit).adds_up for unit in Unit}

    assert units.pop(Unit.DAYS) is False
    assert set(units.values()) == {True}


def test_what_is_hidden_is_named_by_its_words() -> None:
    """So that a page explains only the words that stand on it."""
    shown = publish(figures([definition("whole")], {"whole": [9, 9]}))
    hidden = publish(figures([definition("whole")], {"whole": [2, 9]}))

    assert shown.hides == frozenset()
    assert hidden.hides == {Display.SMALL, Display.WITHHELD}
