"""A figure that is split a second time: the second way is shown whole, or not at all."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any

import pytest
from pydantic import ValidationError

from models.law.small_numbers import publish
from models.law.sum_network import SumsDoNotAddUpError
from models.law.year_figures import TOGETHER, FigureBook, FigureDefinition, Unit
from tests.figure_worlds import definition, figures, words

PARTS = [definition("left", "whole"), definition("right", "whole")]
COLOURS = [definition("red", divides="whole"), definition("blue", divides="whole")]
ALONE = [definition("whole"), *COLOURS]
BOTH = [definition("whole"), *PARTS, *COLOURS]
HIDDEN = "niet getoond"


@pytest.mark.parametrize(
    ("red", "blue", "shown"),
    [
        ([5, 0], [5, 7], True),
        ([0, 0], [5, 7], True),
        ([0, 0], [0, 0], True),
        ([4, 0], [5, 7], False),
        ([5, 0], [5, 1], False),
        ([2, 2], [9, 9], False),
        ([5, 6], [9, 4], False),
    ],
)
def test_a_second_split_is_shown_when_nothing_in_it_is_small(
    red: list[int], blue: list[int], *, shown: bool
) -> None:
    """Zero and 5 do not hide it; one count of 1 to 4 in one municipality hides all of it."""
    published = publish(figures(ALONE, {"whole": _sums(red, blue), "red": red, "blue": blue}))
    for key, numbers in (("red", red), ("blue", blue)):
        expected = [str(sum(numbers)), *map(str, numbers)] if shown else [HIDDEN] * 3
        assert words(published, key) == expected


def test_a_second_split_of_a_whole_that_is_not_shown_is_left_out() -> None:
    """Of 2 measures nobody reads which, and not by adding up the others either."""
    leaves = {"whole": [2, 9], "red": [0, 9], "blue": [2, 0]}
    published = publish(figures(ALONE, leaves))
    assert words(published, "whole") == ["11", "minder dan 5", HIDDEN]
    assert words(published, "red") == words(published, "blue") == [HIDDEN] * 3


def test_a_second_split_does_not_hide_the_parts_nor_the_other_way_round() -> None:
    """A small part hides a part; the colours stay, and small colours leave the parts."""
    small_part = publish(figures(BOTH, {"left": [2], "right": [8], "red": [5], "blue": [5]}))
    assert words(small_part, "left") == ["minder dan 5", HIDDEN]
    assert words(small_part, "red") == ["5", "5"]
    small_colour = publish(figures(BOTH, {"left": [5], "right": [5], "red": [2], "blue": [8]}))
    assert words(small_colour, "left") == ["5", "5"]
    assert words(small_colour, "blue") == [HIDDEN] * 2


@pytest.mark.parametrize("unknown", [("whole", "0226"), ("red", "0293"), ("blue", TOGETHER)])
def test_a_second_split_that_is_half_known_is_left_out(unknown: tuple[str, str]) -> None:
    """What nobody gave could be small, and the sum would say so."""
    leaves = {"whole": [10, 9], "red": [5, 9], "blue": [5, 0]}
    published = publish(figures(ALONE, leaves, frozenset({unknown})))
    hidden = {text for key in ("red", "blue") for text in words(published, key)}
    assert hidden <= {HIDDEN, "niet bekend"}


def test_a_part_of_a_second_split_goes_along() -> None:
    """Nothing below a figure that is left out is shown."""
    split = [*ALONE, definition("pink", "red"), definition("purple", "red")]
    leaves = {"whole": [13], "pink": [0], "purple": [9], "blue": [4]}
    published = publish(figures(split, leaves))
    assert words(published, "whole") == ["13", "13"]
    assert words(published, "pink") == words(published, "purple") == [HIDDEN] * 2


def test_a_second_split_that_is_not_its_whole_is_refused() -> None:
    """In one municipality too many, in the other too few."""
    for red in ([6, 9], [5, 8]):
        wrong = figures(ALONE, {"whole": [10, 14], "red": red, "blue": [5, 5]})
        with pytest.raises(SumsDoNotAddUpError, match="“cijfer whole” van 2024 klopt niet"):
            publish(wrong)


@pytest.mark.parametrize(
    "changes",
    [
        {"divides": "other"},
        {"divides": "left"},
        {"divides": "blue"},
        {"divides": "euros"},
        {"part_of": "whole"},
        {"is_exempt": True},
        {"unit": Unit.DAYS},
    ],
)
def test_only_a_count_that_stands_free_is_divided(changes: dict[str, Any]) -> None:
    """Not a part, not a second split, not what is shown however small."""
    euros = definition("euros", unit=Unit.EURO)
    values = COLOURS[0].model_dump() | changes
    red = FigureDefinition.model_validate(values)
    with pytest.raises(ValidationError, match=r"red kan .* niet verdelen"):
        _book([definition("whole"), *PARTS, COLOURS[1], euros, red])
    assert _book([definition("whole"), *PARTS, euros, *COLOURS])


def _book(definitions: Sequence[FigureDefinition]) -> FigureBook:
    return FigureBook(valid_from=date(2030, 1, 1), source="proef", definitions=tuple(definitions))


def _sums(*numbers: Sequence[int]) -> list[int]:
    return [sum(row) for row in zip(*numbers, strict=True)]


Table = Mapping[str, Sequence[int]]
Numbers = tuple[int | None, ...]


def alike(
    definitions: Sequence[FigureDefinition], tables: Sequence[Table], *keys: str
) -> list[set[Numbers]]:
    """For each table the numbers of these figures in all tables that are published alike."""
    forms: list[tuple[str, ...]] = []
    found: dict[tuple[str, ...], set[Numbers]] = defaultdict(set)
    for table in tables:
        counted = figures(definitions, table)
        forms.append(tuple(value.words for value in publish(counted).values))
        found[forms[-1]].add(tuple(value.value for value in counted.values if value.key in keys))
    return [found[form] for form in forms]


def test_nothing_about_the_parts_follows_from_a_second_split() -> None:
    """All tables of one municipality: with the colours a reader knows of the parts what he knew."""
    tables = [
        {"left": [left], "right": [right], "red": [red], "blue": [left + right - red]}
        for left, right in product(range(12), repeat=2)
        for red in range(left + right + 1)
    ]
    keys = ("whole", "left", "right")
    assert alike(BOTH, tables, *keys) == alike([definition("whole"), *PARTS], tables, *keys)


TWO_MUNICIPALITIES = [
    {"whole": _sums(red, blue), "red": red, "blue": blue}
    for red in product(range(8), repeat=2)
    for blue in product(range(8), repeat=2)
]


def test_nothing_about_the_whole_follows_from_a_second_split() -> None:
    """All tables of two municipalities: the colours tell nothing new of a whole that is hidden."""
    without = alike([definition("whole")], TWO_MUNICIPALITIES, "whole")
    assert alike(ALONE, TWO_MUNICIPALITIES, "whole") == without


def test_a_small_count_of_a_second_split_can_be_each_of_the_four() -> None:
    """Beside a whole that is shown; a reader who runs the rules himself finds 1, 2, 3 and 4."""
    for table, tables in zip(
        TWO_MUNICIPALITIES, alike(ALONE, TWO_MUNICIPALITIES, "red"), strict=True
    ):
        # A larger whole has colours beyond what was tried.
        if set(table["whole"]) <= {0, 5, 6, 7}:
            numbers = (sum(table["red"]), *table["red"])
            for number, possible in zip(numbers, zip(*tables, strict=True), strict=True):
                assert number not in range(1, 5) or {1, 2, 3, 4} <= set(possible), table
