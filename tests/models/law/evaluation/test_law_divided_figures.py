"""A figure that is split a second time: the second way is shown whole, or not at all.

Colours divide it together, or one colour counts some of it and leaves a rest.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any

import pytest
from pydantic import ValidationError

from models.law.evaluation.small_numbers import publish
from models.law.evaluation.sum_network import SumsDoNotAddUpError
from models.law.evaluation.year_figures import TOGETHER, FigureBook, FigureDefinition, Unit
from tests.builders.figure_worlds import definition, figures, words
from tests.depth import reach

PARTS = [definition("left", "whole"), definition("right", "whole")]
COLOURS = [definition("red", divides="whole"), definition("blue", divides="whole")]
ALONE = [definition("whole"), *COLOURS]
BOTH = [definition("whole"), *PARTS, *COLOURS]
SOME = definition("red", some_of="whole")
SHADES = [definition("pink", "red"), definition("purple", "red")]
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


@pytest.mark.parametrize(
    ("whole", "red", "shown"),
    [
        ([10, 9], [5, 0], True),
        ([10, 9], [10, 9], True),
        ([10, 9], [0, 0], True),
        ([10, 9], [4, 0], False),
        ([10, 9], [6, 0], False),
        ([10, 9], [9, 9], False),
        # Lindewaarde's red is at most 6, so that Alverlo's would be the 4 that are left of 10.
        ([9, 6], [4, 6], False),
    ],
)
def test_some_of_a_whole_is_shown_when_neither_it_nor_the_rest_is_small(
    whole: list[int], red: list[int], *, shown: bool
) -> None:
    """Both sides of 5, of what is counted and of what is left."""
    published = publish(figures([definition("whole"), SOME], {"whole": whole, "red": red}))
    assert words(published, "whole") == [str(sum(whole)), *map(str, whole)]
    assert words(published, "red") == (
        [str(sum(red)), *map(str, red)] if shown else ["niet getoond"] * 3
    )


def test_parts_of_some_of_a_whole_hide_each_other_or_are_left_out_with_it() -> None:
    """A small part hides another; where red itself is left out, nothing of it is shown."""
    split = [definition("whole"), SOME, *SHADES]
    shown = publish(figures(split, {"whole": [30], "pink": [3], "purple": [9]}))
    assert words(shown, "red") == ["12", "12"]
    assert words(shown, "pink") == ["minder dan 5", HIDDEN]
    left_out = publish(figures(split, {"whole": [30], "pink": [9], "purple": [18]}))
    assert {text for key in ("red", "pink", "purple") for text in words(left_out, key)} == {HIDDEN}


def test_two_figures_that_count_some_of_a_whole_do_not_hide_each_other() -> None:
    """They may overlap, so that no sum ties them."""
    lists = [definition("whole"), SOME, definition("blue", some_of="whole")]
    published = publish(figures(lists, {"whole": [20], "red": [15], "blue": [2]}))
    assert words(published, "red") == ["15", "15"]
    assert words(published, "blue") == [HIDDEN] * 2


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


@pytest.mark.parametrize("unknown", [("whole", "9001"), ("red", "9002"), ("blue", TOGETHER)])
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


def test_more_than_the_whole_is_refused() -> None:
    """Also when it is less in the other municipality."""
    wrong = figures([definition("whole"), SOME], {"whole": [9, 9], "red": [10, 0]})
    with pytest.raises(SumsDoNotAddUpError, match="“cijfer red” van 2024 klopt niet"):
        publish(wrong)


def test_a_whole_that_this_evaluation_does_not_have_hides_nothing() -> None:
    """There is nothing beside it to work it out from."""
    published = publish(figures([SOME], {"red": [9, 9]}))
    assert words(published, "red") == ["18", "9", "9"]


@pytest.mark.parametrize("split", ["divides", "some_of"])
@pytest.mark.parametrize(
    ("whole", "changes"),
    [
        ("other", {}),
        ("left", {}),
        ("blue", {}),
        ("euros", {}),
        ("whole", {"part_of": "whole"}),
        ("whole", {"is_exempt": True}),
        ("whole", {"unit": Unit.DAYS}),
    ],
)
def test_only_a_count_that_stands_free_is_split(
    split: str, whole: str, changes: dict[str, Any]
) -> None:
    """Not a part, not a second split, not what is shown however small."""
    others = [definition("whole"), *PARTS, COLOURS[1], definition("euros", unit=Unit.EURO)]
    assert _book([*others, definition("red", **{split: "whole"})])
    with pytest.raises(ValidationError, match=f"red kan {whole} niet verdelen"):
        _book([*others, definition("red", **{split: whole, **changes})])


def test_a_figure_splits_another_in_one_way() -> None:
    """Together with others, or alone with a rest."""
    with pytest.raises(ValidationError, match="een cijfer verdeelt een ander, of telt"):
        definition("red", divides="whole", some_of="whole")


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
        for left, right in product(range(reach(12, 9)), repeat=2)
        for red in range(left + right + 1)
    ]
    keys = ("whole", "left", "right")
    without = alike([definition("whole"), *PARTS], tables, *keys)
    assert alike(BOTH, tables, *keys) == without
    assert alike([definition("whole"), *PARTS, SOME], tables, *keys) == without


TWO_MUNICIPALITIES = [
    {"whole": _sums(red, blue), "red": red, "blue": blue}
    for red in product(range(8), repeat=2)
    for blue in product(range(8), repeat=2)
]


both_ways = pytest.mark.parametrize(
    "split",
    [
        pytest.param(COLOURS, id="divides"),
        pytest.param([SOME], id="some_of", marks=pytest.mark.deep),
    ],
)


@both_ways
def test_nothing_about_the_whole_follows_from_a_second_split(
    split: Sequence[FigureDefinition],
) -> None:
    """All tables of two municipalities: the colours tell nothing new of a whole that is hidden."""
    without = alike([definition("whole")], TWO_MUNICIPALITIES, "whole")
    assert alike([definition("whole"), *split], TWO_MUNICIPALITIES, "whole") == without


@both_ways
def test_a_small_count_of_a_second_split_can_be_each_of_the_four(
    split: Sequence[FigureDefinition],
) -> None:
    """Beside a whole that is shown; a reader who runs the rules himself finds 1, 2, 3 and 4."""
    published_alike = alike([definition("whole"), *split], TWO_MUNICIPALITIES, "red")
    for table, tables in zip(TWO_MUNICIPALITIES, published_alike, strict=True):
        # A larger whole has colours beyond what was tried.
        if set(table["whole"]) <= {0, 5, 6, 7}:
            numbers = (sum(table["red"]), *table["red"])
            for number, possible in zip(numbers, zip(*tables, strict=True), strict=True):
                assert number not in range(1, 5) or {1, 2, 3, 4} <= set(possible), table


def test_a_small_part_of_some_of_a_whole_keeps_what_it_could_be() -> None:
    """All tables of one municipality: red shown or not, a hidden pink can be each of the four."""
    tables = [
        {"whole": [whole], "pink": [pink], "purple": [purple]}
        for whole in range(16)
        for pink, purple in product(range(whole + 1), repeat=2)
        if pink + purple <= whole
    ]
    found = alike([definition("whole"), SOME, *SHADES], tables, "pink")
    for table, possible in zip(tables, found, strict=True):
        is_whole_shown = table["whole"][0] not in range(1, 5)
        if is_whole_shown and table["pink"][0] in range(1, 5):
            assert {1, 2, 3, 4} <= {number for row in possible for number in row}, table
