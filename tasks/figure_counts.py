"""From rows to figures with pandas alone: no register, no clock, so for ever the same answer.

Each table is grouped once, by one whole number that holds year, municipality and all kinds; every
figure is then a sum over a small cube.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.law.figure_known import KnownYears, Tally, number_in, together
from models.law.figure_rows import FigureContent, RowTable
from models.law.year_figures import (
    TOGETHER,
    CountRule,
    FigureDefinition,
    FigureValue,
    YearFigures,
)

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Cube:
    """How many rows there are, and the sum of their amounts, along year, municipality and kinds."""

    kinds: Mapping[str, Sequence[str]]
    """The words of each kind, in the order of its axis."""
    rows: Whole
    amounts: Whole

    def counted(self, rule: CountRule) -> tuple[Whole, Whole]:
        """Rows and amounts that fall under a rule, along year and municipality."""
        axes = [self._places(kind, rule) for kind in self.kinds]
        chosen = (slice(None), slice(None))
        cells = np.ix_(*(range(size) for size in self.rows.shape[:2]), *axes)
        over = tuple(range(len(chosen), self.rows.ndim))
        return self.rows[cells].sum(axis=over), self.amounts[cells].sum(axis=over)

    def _places(self, kind: str, rule: CountRule) -> list[int]:
        wanted, refused = rule.where.get(kind), rule.other_than.get(kind, ())
        return [
            place
            for place, word in enumerate(self.kinds[kind])
            if (wanted is None or word in wanted) and word not in refused
        ]


def frame_of(table: RowTable, codes: Sequence[str]) -> pd.DataFrame:
    """The rows as a frame: days, whole amounts, and categories for municipality and kinds."""
    names = ["key", "municipality", "on", *table.kinds, "amount"]
    frame = pd.DataFrame(list(table.rows), columns=names)
    days = np.array(frame["on"].tolist(), dtype="datetime64[D]")
    frame["on"] = days.astype("datetime64[s]")
    frame["amount"] = frame["amount"].astype(np.int64)
    frame["municipality"] = pd.Categorical(frame["municipality"], categories=list(codes))
    for kind in table.kinds:
        frame[kind] = frame[kind].astype("category")
    return frame


def cube_of(frame: pd.DataFrame, kinds: Sequence[str], years: Sequence[int]) -> Cube:
    """One group-by over the frame; rows outside the years do not count."""
    axes = ["municipality", *kinds]
    words: dict[str, list[str]] = {axis: list(frame[axis].cat.categories) for axis in axes}
    shape = (len(years) + 2, *(len(words[axis]) for axis in axes))
    cell = _year_places(frame["on"], years)
    for axis in axes:
        cell *= len(words[axis])
        cell += frame[axis].cat.codes.to_numpy()
    grouped = frame["amount"].groupby(cell, sort=False).agg(["size", "sum"])
    rows, amounts = np.zeros((2, int(np.prod(shape))), dtype=np.int64)
    rows[grouped.index.to_numpy()] = grouped["size"]
    amounts[grouped.index.to_numpy()] = grouped["sum"]
    del words["municipality"]
    # The first and the last place of the first axis hold what lies before and after the years.
    return Cube(words, rows.reshape(shape)[1:-1], amounts.reshape(shape)[1:-1])


def _year_places(on: "pd.Series[pd.Timestamp]", years: Sequence[int]) -> npt.NDArray[np.int32]:
    """For each day the place of its year from 1; 0 for any day before, one more for any after."""
    days = on.to_numpy()
    places = np.zeros(len(days), dtype=np.int32)
    for year in range(years[0], years[-1] + 2):
        places += days >= np.datetime64(date(year, 1, 1))
    return places


def figures_of(content: FigureContent, counted_on: date) -> YearFigures:
    """Every figure of every year and municipality, and of all together.

    A year of which nothing at all is known is left out, but never the year that was asked.
    """
    codes = [code for code, _ in content.municipalities]
    cubes = {
        table.name: cube_of(frame_of(table, codes), table.kinds, content.years)
        for table in content.tables
    }
    known = KnownYears(content)
    values = [
        value
        for definition in content.definitions
        for value in _values_of(definition, content, cubes, known)
    ]
    years = {value.year for value in values if value.value is not None} | {content.year}
    return YearFigures(
        year=content.year,
        counted_on=counted_on,
        municipalities=content.municipalities,
        definitions=content.definitions,
        values=tuple(value for value in values if value.year in years),
    )


def _values_of(
    definition: FigureDefinition,
    content: FigureContent,
    cubes: Mapping[str, Cube],
    known: KnownYears,
) -> Iterator[FigureValue]:
    codes = [code for code, _ in content.municipalities]
    shape = (len(content.years), len(codes))
    rows, amounts = np.zeros((2, *shape), dtype=np.int64)
    if definition.rule is not None:
        rows, amounts = cubes[definition.rule.rows].counted(definition.rule)
    for year, year_rows, year_amounts in zip(
        content.years, rows.tolist(), amounts.tolist(), strict=True
    ):
        cells = [
            known.cell(definition, code, year, Tally(*pair))
            for code, *pair in zip(codes, year_rows, year_amounts, strict=True)
        ]
        numbers = [number_in(cell, definition) for cell in cells]
        for code, number in zip(codes, numbers, strict=True):
            yield FigureValue(key=definition.key, municipality_code=code, year=year, value=number)
        yield FigureValue(
            key=definition.key,
            municipality_code=TOGETHER,
            year=year,
            value=together(cells, definition),
        )
