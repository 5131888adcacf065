"""Small numbers: hidden, and not to be found back from anything that is published."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.evaluation.published_figures import Display
from models.law.evaluation.small_numbers import publish, show_all
from models.law.evaluation.sum_network import SumsDoNotAddUpError
from models.law.evaluation.year_figures import (
    TOGETHER,
    FigureDefinition,
    FigureValue,
    Unit,
    YearFigures,
)
from tests.builders.figure_worlds import YEAR, definition, divided_worlds, figures, words, worlds
from tests.depth import reach, searching
from tests.readers.figure_reader import Reader

SPLIT = [definition("whole"), definition("left", "whole"), definition("right", "whole")]


def hidden_counts(counted: YearFigures) -> list[tuple[str, str]]:
    """The cells that the rule protects: counts of 1 to 4 that are not exempt."""
    exempt = {each.key for each in counted.definitions if each.is_exempt}
    return [
        (value.key, value.municipality_code)
        for value in counted.values
        if value.value in range(1, 5) and value.key not in exempt
    ]


@given(st.one_of(worlds(), divided_worlds()))
def test_a_reader_who_adds_everything_up_learns_nothing(counted: YearFigures) -> None:
    """Each hidden count of 1 to 4 can still be 1, 2, 3 and 4, whatever is published."""
    reader = Reader(publish(counted), YEAR)
    for cell in hidden_counts(counted):
        assert [number for number in range(1, 5) if reader.could_be(*cell, number)] == [1, 2, 3, 4]


@searching(150)
@given(st.one_of(worlds(), divided_worlds()))
def test_what_is_published_is_true_and_complete(counted: YearFigures) -> None:
    """A number is the counted one, words stand for a value that they fit, nothing is lost."""
    published = publish(counted)
    for value in counted.values:
        shown = published.value(value.key, YEAR, value.municipality_code)
        assert (shown.display is Display.UNKNOWN) == (value.value is None)
        if shown.display is Display.SMALL:
            assert value.value in range(1, 5)
        if shown.value is not None:
            assert shown.value == value.value
    assert len(published.values) == len(counted.values)


@searching(150)
@given(worlds())
def test_nothing_is_hidden_where_nothing_is_small(counted: YearFigures) -> None:
    """Without a count of 1 to 4, every number is shown."""
    if not hidden_counts(counted):
        assert publish(counted) == show_all(counted)


@given(st.integers(0, 9), st.integers(0, 9))
def test_the_words_follow_the_number(alverlo: int, lindewaarde: int) -> None:
    """Zero and 5 are shown, 1 to 4 are not, at every place."""
    published = publish(figures([definition("whole")], {"whole": [alverlo, lindewaarde]}))
    for text, number in zip(
        words(published, "whole"), (alverlo + lindewaarde, alverlo, lindewaarde), strict=True
    ):
        assert text in (str(number), "minder dan 5", "niet getoond")
        assert text != str(number) or number not in range(1, 5)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([0, 0], ["0", "0", "0"]),
        ([5, 0], ["5", "5", "0"]),
        ([4, 0], ["minder dan 5", "niet getoond", "niet getoond"]),
        ([1, 3], ["minder dan 5", "niet getoond", "niet getoond"]),
        ([3, 2], ["5", "minder dan 5", "minder dan 5"]),
        ([4, 2], ["niet getoond", "minder dan 5", "minder dan 5"]),
        ([1, 5], ["niet getoond", "minder dan 5", "niet getoond"]),
        ([3, 9], ["12", "minder dan 5", "niet getoond"]),
        ([3, 5], ["niet getoond", "minder dan 5", "niet getoond"]),
        ([9, 9], ["18", "9", "9"]),
        ([3, 9, 9], ["21", "minder dan 5", "9", "niet getoond"]),
        ([2], ["minder dan 5", "niet getoond"]),
    ],
)
def test_municipalities_do_not_give_each_other_back(
    numbers: list[int], expected: list[str]
) -> None:
    """The sum or another municipality is left out as well."""
    published = publish(figures([definition("whole")], {"whole": numbers}))
    assert words(published, "whole") == expected


def test_parts_do_not_give_each_other_back() -> None:
    """One small part takes a second part along, and the total stays."""
    published = publish(figures(SPLIT, {"left": [2], "right": [11]}))
    assert words(published, "whole") == ["13", "13"]
    assert words(published, "left") == ["minder dan 5", "niet getoond"]
    assert words(published, "right") == ["niet getoond", "niet getoond"]


def test_a_small_number_is_not_divided() -> None:
    """Of 3 measures nobody reads which, not even that a kind did not occur."""
    published = publish(figures(SPLIT, {"left": [3, 8], "right": [0, 9]}))
    assert words(published, "whole")[1] == "minder dan 5"
    assert {words(published, key)[1] for key in ("left", "right")} == {"niet getoond"}


def test_an_exempt_figure_is_shown() -> None:
    """A count of rounds points to nobody."""
    published = publish(figures([definition("whole", is_exempt=True)], {"whole": [1, 2]}))
    assert words(published, "whole") == ["3", "1", "2"]


def test_an_exempt_whole_does_not_give_its_part_back() -> None:
    """Even an exempt number is left out where it would say what a part is."""
    split = [definition("whole", is_exempt=True), *SPLIT[1:]]
    published = publish(figures(split, {"left": [3], "right": [0]}))
    assert words(published, "whole") == ["niet getoond", "niet getoond"]
    assert words(published, "right") == ["0", "0"]


def test_only_counts_are_small() -> None:
    """Four euros or three days are no number of people."""
    for unit, text in ((Unit.EURO, "€ 3"), (Unit.DAYS, "3 dagen")):
        published = publish(figures([definition("whole", unit=unit)], {"whole": [3]}))
        assert words(published, "whole")[1] == text


def test_one_day_is_told_as_one() -> None:
    """And none as none."""
    days = definition("whole", unit=Unit.DAYS)
    told = [
        words(publish(figures([days], {"whole": [number]})), "whole")[1] for number in (0, 1, 2)
    ]

    assert told == ["0 dagen", "1 dag", "2 dagen"]


def test_a_mean_of_a_hidden_count_is_left_out() -> None:
    """The days of one closure are the days of that closure."""
    means = [
        definition("whole"),
        definition("days", unit=Unit.DAYS, mean_of=("whole",)),
    ]
    published = publish(figures(means, {"whole": [1, 0, 9], "days": [12, 0, 14]}))
    assert words(published, "whole") == ["10", "minder dan 5", "0", "niet getoond"]
    # Beside none at all as well: the rows of a mean may fall in another year than the count.
    assert words(published, "days") == ["26 dagen", "niet getoond", "niet getoond", "niet getoond"]


@pytest.mark.parametrize(
    ("cases", "euros", "said"),
    [(5, 900, "€ 900"), (4, 900, "niet getoond"), (0, 900, "niet getoond"), (0, 0, "€ 0")],
)
def test_an_amount_of_few_cases_is_left_out(cases: int, euros: int, said: str) -> None:
    """Five is the first that is shown; of no case at all only that nothing came in."""
    costs = definition("costs", unit=Unit.EURO, mean_of=("whole",))
    published = publish(figures([definition("whole"), costs], {"whole": [cases], "costs": [euros]}))
    assert words(published, "costs")[1] == said


def test_a_mean_of_an_unknown_count_is_left_out() -> None:
    """Of a year before the system somebody gave the days, but not of how many closures."""
    means = [definition("whole"), definition("days", unit=Unit.DAYS, mean_of=("whole",))]
    unknown = frozenset({("whole", "9001"), ("whole", TOGETHER)})
    published = publish(figures(means, {"whole": [9, 9], "days": [12, 14]}, unknown))
    assert words(published, "whole") == ["niet bekend", "niet bekend", "9"]
    assert words(published, "days") == ["niet getoond", "niet getoond", "14 dagen"]


def test_an_unknown_number_is_said_to_be_unknown() -> None:
    """A year before the system has a whole without parts."""
    places = (TOGETHER, "9001", "9002")
    unknown = frozenset(product(("left", "right"), places))
    published = publish(figures(SPLIT, {"left": [2, 9], "right": [9, 9]}, unknown))
    assert words(published, "whole") == ["29", "11", "18"]
    assert words(published, "left") == ["niet bekend"] * 3


def test_parts_that_are_not_their_whole_are_refused() -> None:
    """Wrong sums are not published."""
    right = figures(SPLIT, {"left": [2, 9], "right": [9, 9]})
    wrong = right.model_copy(update={"values": tuple(_one_more(v) for v in right.values)})
    with pytest.raises(SumsDoNotAddUpError, match="“cijfer whole” van 2024 klopt niet"):
        publish(wrong)


def _one_more(value: FigureValue) -> FigureValue:
    if (value.key, value.municipality_code) != ("left", "9001"):
        return value
    return value.model_copy(update={"value": (value.value or 0) + 1})


def test_years_stand_for_themselves() -> None:
    """A small number of last year hides nothing of this year."""
    now = figures([definition("whole")], {"whole": [7, 9]})
    before = tuple(
        FigureValue(key="whole", municipality_code=place, year=YEAR - 1, value=number)
        for place, number in ((TOGETHER, 4), ("9001", 0), ("9002", 4))
    )
    published = publish(now.model_copy(update={"values": (*before, *now.values)}))
    assert words(published, "whole") == ["16", "7", "9"]
    assert published.words("whole", YEAR - 1) == "minder dan 5"
    assert published.years == (YEAR - 1, YEAR)


def test_one_large_part_is_enough_to_hide_a_small_one() -> None:
    """Of three large parts, two are shown."""
    parts = [*SPLIT, definition("middle", "whole")]
    published = publish(figures(parts, {"left": [2], "middle": [30], "right": [40]}))
    assert words(published, "whole") == ["72", "72"]
    assert {key: words(published, key)[0] for key in ("left", "middle", "right")} == {
        "left": "minder dan 5",
        "middle": "30",
        "right": "niet getoond",
    }


@pytest.mark.parametrize(
    ("definitions", "municipalities", "most"),
    [
        ([definition("whole")], 2, 18),
        ([definition("whole")], 3, 12),
        (SPLIT, 1, 14),
        (SPLIT, 2, reach(9, 7)),
    ],
)
def test_a_reader_who_runs_the_rules_himself_finds_no_number(
    definitions: list[FigureDefinition], municipalities: int, most: int
) -> None:
    """Of all tables that are published in the same words, two at least differ in a hidden count.

    Tables with a number near the end of what was tried are left out: others are beyond it.
    """
    keys = [each.key for each in definitions if each.part_of or len(definitions) == 1]
    tables: dict[tuple[str, ...], list[list[int | None]]] = {}
    for row in product(range(most + 1), repeat=len(keys) * municipalities):
        numbers = [row[start :: len(keys)] for start in range(len(keys))]
        counted = figures(definitions, dict(zip(keys, numbers, strict=True)))
        form = tuple(value.words for value in publish(counted).values)
        tables.setdefault(form, []).append([value.value for value in counted.values])
    for form, alike in tables.items():
        for text, values in zip(form, zip(*alike, strict=True), strict=True):
            if not text.isdigit() and values[0] in range(1, 5) and _is_inside(alike, most):
                assert len(set(values)) > 1, (form, alike)


def _is_inside(tables: list[list[int | None]], most: int) -> bool:
    return all((table[0] or 0) <= most for table in tables)


def test_the_same_figures_give_the_same_choice() -> None:
    """The order of the values does not matter."""
    counted = figures(SPLIT, {"left": [2, 8], "right": [9, 9]})
    turned = counted.model_copy(update={"values": counted.values[::-1]})
    assert publish(counted) == publish(turned)


def test_inside_the_house_everything_is_shown() -> None:
    """For a report that is not public."""
    assert words(show_all(figures([definition("whole")], {"whole": [1, 2]})), "whole") == [
        "3",
        "1",
        "2",
    ]
