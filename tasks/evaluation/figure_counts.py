"""From rows to figures with pandas alone: no register, no clock, so for ever the same answer.

Each table is grouped once, by one whole number that holds year, municipality and all kinds; every
figure is then a sum over a small cube.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.law.evaluation.figure_rows import FigureContent, RowTable
from models.law.evaluation.year_figures import (
    TOGETHER,
    FigureDefinition,
    FigureValue,
    YearFigures,
)
from tasks.evaluation.figure_known import KnownYears, Numbers, Tally, Whole


@dataclass(frozen=True)
class Cube:
    """How many rows there are, and the sum of their amounts, along year, municipality and kinds."""

    kinds: Mapping[str, Sequence[str]]
    """The words of each kind, in the order of its axis."""
    rows: Whole
    amounts: Whole

    def counted(self, where: Mapping[str, Sequence[str]]) -> Tally:
        """The rows with one of these words in each kind, along year and municipality."""
        axes = [self._places(kind, where) for kind in self.kinds]
        cells = np.ix_(*(range(size) for size in self.rows.shape[:2]), *axes)
        over = tuple(range(2, self.rows.ndim))
        return Tally(self.rows[cells].sum(axis=over), self.amounts[cells].sum(axis=over))

    def _places(self, kind: str, where: Mapping[str, Sequence[str]]) -> list[int]:
        wanted = where.get(kind, self.kinds[kind])
        return [place for place, word in enumerate(self.kinds[kind]) if word in wanted]


def frame_of(table: RowTable, codes: Sequence[str]) -> pd.DataFrame:
    """The rows as a frame: days, whole amounts, and categories for municipality and kinds."""
    names = ["municipality", "on", *table.kinds, "amount"]
    frame = pd.DataFrame([row[1:] for row in table.rows], columns=names)
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
    """Every figure of every year and municipality, and of all together."""
    codes = [code for code, _ in content.municipalities]
    cubes = {
        table.name: cube_of(frame_of(table, codes), table.kinds, content.years)
        for table in content.tables
    }
    return figures_in(cubes, content, counted_on)


def figures_in(cubes: Mapping[str, Cube], content: FigureContent, counted_on: date) -> YearFigures:
    """The figures that follow from counted tables.

    A year of which nothing at all is known is left out, but never the year that was asked.
    """
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
    nothing = np.zeros((len(content.years), len(codes)), dtype=np.int64)
    rule = definition.rule
    none = Tally(nothing, nothing)
    tally = cubes[rule.rows].counted(rule.where) if rule else none
    unmeasured = cubes[rule.rows].counted(rule.unless) if rule and rule.unless else none
    each, together = known.numbers(definition, tally, unmeasured)
    for year, row, whole in zip(content.years, _optional(each), _optional(together), strict=True):
        for code, value in zip((*codes, TOGETHER), (*row, whole), strict=True):
            yield FigureValue(key=definition.key, municipality_code=code, year=year, value=value)


def _optional(numbers: Numbers) -> list[Any]:
    """The numbers as Python knows them, with None where one is not known."""
    found = numbers.numbers.astype(object)
    found[~numbers.known] = None
    return list(found.tolist())
