"""The rows of a CSV: one line is one row, and no quote may swallow a line."""

import csv
import re
from collections.abc import Iterator, Sequence

from models.law.common.errors import FaultsError
from tasks.imports.cells import Cell, Row, Sheet

MOST_ROWS = 150_000
"""Twice the addresses of the largest municipality of the district."""
LONGEST_CELL = 10_000
_SEPARATORS = ";,\t|"
_TOLD = re.compile(r'"?sep=(.)"? *', re.IGNORECASE)
_LINE_END = re.compile("\r\n|\r|\n")
_LINE_END_IN_CELL = "_x000D_"
"""What is left of a line end when another program made a CSV out of a workbook."""
_UNCLOSED = (
    "er staat een aanhalingsteken te veel of te weinig, of een regeleinde in een cel; "
    "een cel staat op één regel"
)


class CsvSheet(Sheet):
    """The rows of a text; the separator is the one that finds most of the names of columns.

    A line `sep=;` on top says it, and is no row, as in a spreadsheet. A line whose quotes do not
    match is a row with a fault. Raises FaultsError for more lines than an import takes.
    """

    def __init__(self, text: str, name: str, columns: Sequence[str]) -> None:
        self._lines = _LINE_END.split(text)
        told = _TOLD.fullmatch(self._lines[0]) if self._lines else None
        if told:
            del self._lines[0]
        if len(self._lines) > MOST_ROWS + 2:  # the header and the end of the last line
            raise FaultsError(name, [f"het bestand heeft meer dan {MOST_ROWS} rijen"])
        self._separator = told[1] if told else _separator(self._lines, columns)

    def rows(self) -> Iterator[Row]:
        """The lines with something in them."""
        for number, line in enumerate(self._lines, start=1):
            row = _row(number, line, self._separator)
            if row.cells or row.fault:
                yield row


def _separator(lines: Sequence[str], columns: Sequence[str]) -> str:
    """The separator with which some line near the top holds most names of columns."""
    wanted = set(columns)

    def found(separator: str) -> int:
        return max(
            (
                len(wanted & {part.strip().strip('"').lower() for part in line.split(separator)})
                for line in lines[:50]
            ),
            default=0,
        )

    return max(_SEPARATORS, key=found)


def _row(number: int, line: str, separator: str) -> Row:
    if len(line) > LONGEST_CELL and len(line) > LONGEST_CELL * (line.count(separator) + 1):
        return Row(number, {}, fault=f"een cel heeft meer dan {LONGEST_CELL} tekens")
    if '"' not in line:
        cells = line.split(separator)
    else:
        try:
            (cells,) = csv.reader([line], delimiter=separator, strict=True)
        except (csv.Error, ValueError):
            return Row(number, {}, fault=_UNCLOSED)
        if line.count('"') % 2:
            return Row(number, {}, fault=_UNCLOSED)
    if len(line) > LONGEST_CELL and any(len(cell) > LONGEST_CELL for cell in cells):
        return Row(number, {}, fault=f"een cel heeft meer dan {LONGEST_CELL} tekens")
    filled = {
        column: Cell(cell.replace(_LINE_END_IN_CELL, " "))
        for column, cell in enumerate(cells)
        if cell and not cell.isspace()
    }
    return Row(number, filled, len(cells))
