"""What stands in one cell, one row and one sheet, whichever kind of file it came from."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum


class CellKind(Enum):
    """What a cell is by itself, before a column says what it should be."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    TIME = "time"
    TRUTH = "truth"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with something in it."""

    text: str
    """As a person reads it; of a faulty cell what is wrong with it, in Dutch."""
    kind: CellKind = CellKind.TEXT


@dataclass(frozen=True, slots=True)
class Row:
    """A row with something in it, or one that could not be read."""

    number: int
    """As a spreadsheet counts it; the first is 1."""
    cells: Mapping[int, Cell]
    """The cells with something in them, by their column; the first column is 0."""
    width: int = 0
    """How many cells a CSV gives it, empty ones included; 0 in a workbook, which does not say."""
    fault: str = ""
    """Dutch: why the row cannot be read."""

    def text(self, column: int) -> str:
        """What stands in a column, or nothing."""
        cell = self.cells.get(column)
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of cells that were merged into one; both ends are part of it."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int

    @property
    def name(self) -> str:
        """As a spreadsheet writes it, such as F2:F4."""
        first, last = letters(self.first_column), letters(self.last_column)
        return f"{first}{self.first_row}:{last}{self.last_row}"


class Sheet(ABC):
    """One table of a file: a whole CSV, or a sheet of a workbook; read anew each time."""

    name: str = ""
    """Empty for a CSV."""
    merged: Sequence[Block] = ()
    """Known once all rows were read."""

    @abstractmethod
    def rows(self) -> Iterator[Row]:
        """The rows with something in them, from the top."""


_LETTERS = 26


def letters(column: int) -> str:
    """The name of a column in a workbook: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def column_of(name: str) -> int:
    """The place of the column of a cell such as BC12, the first is 0."""
    number = 0
    for sign in name:
        if not "A" <= sign <= "Z":
            break
        number = number * _LETTERS + ord(sign) - ord("A") + 1
    return number - 1
