"""What is known of a figure in a year: counted, given by hand, or not known at all.

A year of a municipality is counted or given, never half of each: parts would not add up.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from models.law.evaluation.figure_rows import FigureContent
from models.law.evaluation.year_figures import CountRule, FigureDefinition, Reckoning

Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Tally(NamedTuple):
    """How many rows were counted and the sum of their amounts, along year and municipality."""

    rows: Whole
    amounts: Whole


class Numbers(NamedTuple):
    """Numbers along year and municipality, and which of them are known."""

    numbers: Whole
    known: Flags


def reckoned(rule: CountRule, tally: Tally) -> Numbers:
    """The numbers of a tally; of nothing there is no mean."""
    match rule.reckoning:
        case Reckoning.ROWS:
            return Numbers(tally.rows, np.ones_like(tally.rows, dtype=np.bool_))
        case Reckoning.SUM:
            return Numbers(tally.amounts, np.ones_like(tally.rows, dtype=np.bool_))
        case Reckoning.MEAN:
            return Numbers(_rounded_means(tally), tally.rows > 0)


def _rounded_means(tally: Tally) -> Whole:
    """Whole numbers, half away from zero: 3 rows of 4 days together are 1 day."""
    rows = np.maximum(tally.rows, 1)
    sizes = (2 * np.abs(tally.amounts) + rows) // (2 * rows)
    return np.asarray(np.sign(tally.amounts) * sizes)


def _all_of(known: Flags) -> Flags:
    """For each year whether every municipality is known."""
    return np.asarray(known.all(axis=1), dtype=np.bool_)


class KnownYears:
    """Which years of which municipality are counted, and what was given for the others."""

    def __init__(self, content: FigureContent) -> None:
        """Before the first row of a municipality nothing is known of it.

        A value given for a counted figure makes its whole year a given one.
        """
        counted_keys = {item.key for item in content.definitions if item.rule is not None}
        years = {year: place for place, year in enumerate(content.years)}
        codes = {code: place for place, (code, _) in enumerate(content.municipalities)}
        first = dict(content.first_years)
        never = content.year + 1
        starts = [first.get(code, never) for code in codes]
        if not content.begins_with_rows:
            starts = [min(start, content.year) for start in starts]
        self._years = np.array(content.years)[:, np.newaxis]
        self._counted: Flags = self._years >= np.array(starts, dtype=np.int64)
        self._given: dict[str, list[tuple[int, int, int]]] = {}
        for item in content.given:
            year, code = years[item.year], codes[item.municipality_code]
            self._given.setdefault(item.key, []).append((year, code, item.value))
            if item.key in counted_keys:
                self._counted[year, code] = False

    def numbers(
        self, definition: FigureDefinition, tally: Tally, unmeasured: Tally
    ) -> tuple[Numbers, Numbers]:
        """The figure of each municipality by year, and of all together by year.

        Together is not known when one is not, and a mean that was given cannot be added. Where
        there are only rows without an amount (`unmeasured`), their sum is not known.
        """
        rule = definition.rule or CountRule(rows="none")
        is_counted = self._counted & (self._years >= definition.since.year)
        is_counted &= definition.rule is not None
        is_counted &= (tally.rows > 0) | (unmeasured.rows == 0)
        numbers, known = reckoned(rule, tally)
        known &= is_counted
        numbers = np.where(known, numbers, 0)
        for year, code, value in self._given.get(definition.key, ()):
            numbers[year, code], known[year, code] = value, True
        if definition.adds_up:
            return Numbers(numbers, known), Numbers(numbers.sum(axis=1), _all_of(known))
        total = reckoned(rule, Tally(tally.rows.sum(axis=1), tally.amounts.sum(axis=1)))
        is_known = total.known & _all_of(is_counted)
        return Numbers(numbers, known), Numbers(total.numbers, is_known)
