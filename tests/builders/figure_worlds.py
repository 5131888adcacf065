"""Small worlds of figures with known true numbers, for the rules of small numbers."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any

from hypothesis import strategies as st

from models.law.common.plan_themes import PlanTheme
from models.law.evaluation.published_figures import PublishedFigures
from models.law.evaluation.year_figures import TOGETHER, FigureDefinition, FigureValue, YearFigures

YEAR = 2024
MUNICIPALITIES = (("9001", "Alverlo"), ("9002", "Lindewaarde"), ("9009", "Zevenaar"))
SHAPES: Sequence[Mapping[str, str]] = (
    {"whole": ""},
    {"whole": "", "left": "whole", "right": "whole"},
    {"whole": "", "left": "whole", "middle": "whole", "right": "whole"},
    {"whole": "", "left": "whole", "right": "whole", "right_one": "right", "right_two": "right"},
)
"""Which figure is part of which."""


def definition(key: str, part_of: str = "", **changes: Any) -> FigureDefinition:
    """An invented figure."""
    values = {
        "key": key,
        "title": f"cijfer {key.replace('_', ' ')}",
        "counts": "Elke verzonnen rij telt.",
        "decided_by": "de verzonnen datum",
        "source": "verzonnen",
        "since": date(2020, 1, 1),
        "theme": PlanTheme.ENFORCEMENT,
        "part_of": part_of,
        **changes,
    }
    return FigureDefinition.model_validate(values)


def figures(
    definitions: Sequence[FigureDefinition],
    leaves: Mapping[str, Sequence[int]],
    unknown: frozenset[tuple[str, str]] = frozenset(),
) -> YearFigures:
    """The figures of one year, from the numbers of the smallest parts per municipality."""
    count = len(next(iter(leaves.values())))
    places = MUNICIPALITIES[:count]

    def numbers(key: str) -> list[int]:
        if key in leaves:
            return list(leaves[key])
        parts = [numbers(each.key) for each in definitions if each.part_of == key]
        return [sum(part) for part in zip(*parts, strict=True)]

    true = {
        (each.key, place): number
        for each in definitions
        for place, number in zip(
            (TOGETHER, *(code for code, _ in places)),
            (sum(numbers(each.key)), *numbers(each.key)),
            strict=True,
        )
    }
    return YearFigures(
        year=YEAR,
        counted_on=date(YEAR, 12, 31),
        municipalities=places,
        definitions=tuple(definitions),
        values=tuple(
            FigureValue(
                key=key,
                municipality_code=place,
                year=YEAR,
                value=None if (key, place) in unknown else number,
            )
            for (key, place), number in true.items()
        ),
    )


def words(published: PublishedFigures, key: str) -> list[str]:
    """A figure as it is published: together, then each municipality."""
    places = (TOGETHER, *(code for code, _ in published.municipalities))
    return [published.words(key, YEAR, place) for place in places]


@st.composite
def worlds(draw: st.DrawFn) -> YearFigures:
    """One to three municipalities, one to three levels, some exempt, some not known."""
    shape = draw(st.sampled_from(SHAPES))
    count = draw(st.integers(1, 2 if len(shape) > 3 else 3))
    leaf_keys = [key for key in shape if key not in shape.values()]
    numbers = st.lists(st.integers(0, 7), min_size=count, max_size=count)
    exempt = draw(st.frozensets(st.sampled_from(list(shape)), max_size=2))
    places = [TOGETHER, *(code for code, _ in MUNICIPALITIES[:count])]
    unknown = draw(st.frozensets(st.sampled_from(list(product(shape, places))), max_size=2))
    return figures(
        [definition(key, whole, is_exempt=key in exempt) for key, whole in shape.items()],
        {key: draw(numbers) for key in leaf_keys},
        draw(st.sampled_from([frozenset[tuple[str, str]](), unknown])),
    )


@st.composite
def divided_worlds(draw: st.DrawFn) -> YearFigures:
    """One or two municipalities; a whole with or without parts, split a second time.

    Either two colours divide it together, or one figure with or without parts counts some of it.
    """
    shape = draw(st.sampled_from(SHAPES[:2]))
    count = draw(st.integers(1, 2))
    keys = [key for key in shape if key not in shape.values()]
    each = st.lists(st.integers(0, 7), min_size=count, max_size=count)
    leaves = {key: draw(each) for key in keys}
    wholes = [sum(numbers) for numbers in zip(*leaves.values(), strict=True)]
    red, blue = _shared(draw, wholes)
    pink, purple = _shared(draw, red)
    some = definition("red", some_of="whole")
    shades = [definition("pink", "red"), definition("purple", "red")]
    splits: list[tuple[list[FigureDefinition], Mapping[str, list[int]]]] = [
        ([definition(key, divides="whole") for key in ("red", "blue")], {"red": red, "blue": blue}),
        ([some], {"red": red}),
        ([some, *shades], {"pink": pink, "purple": purple}),
    ]
    second, numbers = draw(st.sampled_from(splits))
    places = [TOGETHER, *(code for code, _ in MUNICIPALITIES[:count])]
    cells = list(product(("whole", "red"), places))
    none = frozenset[tuple[str, str]]()
    unknown = draw(st.one_of(st.just(none), st.frozensets(st.sampled_from(cells), max_size=2)))
    return figures(
        [*(definition(key, whole) for key, whole in shape.items()), *second],
        {**leaves, **numbers},
        unknown,
    )


def _shared(draw: st.DrawFn, wholes: Sequence[int]) -> tuple[list[int], list[int]]:
    """Each number in two, often with nothing in the first."""
    first = [draw(st.one_of(st.just(0), st.integers(0, whole))) for whole in wholes]
    return first, [whole - part for whole, part in zip(wholes, first, strict=True)]
