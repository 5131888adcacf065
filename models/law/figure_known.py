"""What is known of a figure in a year: counted, given by hand, or not known at all.

A year of a municipality is counted or given, never half of each: parts would not add up.
"""

from collections.abc import Sequence
from typing import NamedTuple

from models.law.figure_rows import FigureContent
from models.law.year_figures import FigureDefinition, Reckoning


class Tally(NamedTuple):
    """How many rows were counted, and the sum of their amounts."""

    rows: int
    amount: int


Cell = Tally | int | None
"""A figure of one municipality and year: counted, given, or not known."""


def rounded_mean(tally: Tally) -> int | None:
    """The mean in whole numbers, half away from zero; None when there is nothing."""
    if not tally.rows:
        return None
    size = (2 * abs(tally.amount) + tally.rows) // (2 * tally.rows)
    return size if tally.amount >= 0 else -size


class KnownYears:
    """Which years of which municipality are counted, and what was given for the others."""

    def __init__(self, content: FigureContent) -> None:
        """A value of a counted figure makes its whole year a given one."""
        counted = {item.key for item in content.definitions if item.rule is not None}
        self._year = content.year
        self._first = dict(content.first_years)
        self._given = {
            (item.municipality_code, item.year, item.key): item.value for item in content.given
        }
        self._given_years = {
            (item.municipality_code, item.year) for item in content.given if item.key in counted
        }

    def cell(self, definition: FigureDefinition, code: str, year: int, tally: Tally) -> Cell:
        """The given value, the tally when the year is counted, or None.

        Before the first row of a municipality nothing is known; the year that is asked always is.
        """
        if definition.rule is None or (code, year) in self._given_years:
            return self._given.get((code, year, definition.key))
        first = min(self._first.get(code, self._year), self._year)
        return tally if year >= max(first, definition.since.year) else None


def number_in(cell: Cell, definition: FigureDefinition) -> int | None:
    """The number that stands under the figure."""
    if not isinstance(cell, Tally) or definition.rule is None:
        return cell if isinstance(cell, int) else None
    match definition.rule.reckoning:
        case Reckoning.ROWS:
            return cell.rows
        case Reckoning.SUM:
            return cell.amount
        case Reckoning.MEAN:
            return rounded_mean(cell)


def together(cells: Sequence[Cell], definition: FigureDefinition) -> int | None:
    """All municipalities: not known when one is not; a mean is the mean of all rows."""
    if not cells or None in cells:
        return None
    tallies = [cell for cell in cells if isinstance(cell, Tally)]
    if len(tallies) == len(cells):
        rows, amount = sum(cell.rows for cell in tallies), sum(cell.amount for cell in tallies)
        return number_in(Tally(rows, amount), definition)
    if not definition.adds_up:
        return None
    return sum(number_in(cell, definition) or 0 for cell in cells)
