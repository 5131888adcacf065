"""The cells of one sheet of a workbook: only what stands in them is believed.

The size that a sheet claims is not read. A formula that nobody reckoned, an error such as #N/A
and a cell that was merged away are faults of their cell, never an empty cell.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from tasks.imports.cells import Block, Cell, CellKind, Row, Sheet, column_of
from tasks.imports.xlsx_book import Book, SheetPart
from tasks.imports.xlsx_parts import TooLargeError, decoded

MOST_ROWS = 100_000
MOST_CELLS = 1_500_000
LONGEST_CELL = 32_767
"""What Excel can hold."""
_NO_VALUE = (
    "hier staat een formule die niet is uitgerekend; "
    "open het bestand in uw rekenprogramma en sla het opnieuw op"
)
_DIGITS = 15
"""As many digits of a number does a spreadsheet keep."""


class XlsxSheet(Sheet):
    """One sheet of a workbook."""

    def __init__(self, book: Book, part: SheetPart) -> None:
        self._book, self._part = book, part
        self.name, self.is_hidden = part.name, part.is_hidden
        self.merged: Sequence[Block] = ()

    def rows(self) -> Iterator[Row]:
        """The rows with something in them; FaultsError when the sheet is damaged or too large."""
        found = _Cells(self._book)
        with self._book.told():
            for _ in self._book.parsed(self._part.path, found):
                yield from found.take()
        self.merged = tuple(found.merged)


class _Cells:
    """Listens to the XML of a sheet and keeps its rows until they are taken."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.merged: list[Block] = []
        self._done: list[Row] = []
        self._row, self._column = 0, -1
        self._cells: dict[int, Cell] = {}
        self._type, self._style = "", ""
        self._has_formula = self._has_value = False
        self._parts: list[str] = []
        self._reading = False
        self._aside = 0
        self._rows_left, self._cells_left = MOST_ROWS, MOST_CELLS

    def take(self) -> list[Row]:
        """The rows that are complete since the last time."""
        done, self._done = self._done, []
        return done

    def start(self, name: str, values: Mapping[str, str]) -> None:
        if name == "c":
            self._start_cell(values)
        elif name in ("v", "t"):
            self._reading = not self._aside
            self._has_value = True
        elif name == "f":
            self._has_formula = True
        elif name == "row":
            self._start_row(values)
        elif name == "rPh":
            self._aside += 1
        elif name == "mergeCell":
            self._merge(values["ref"])

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._reading = False
        elif name == "c":
            self._end_cell()
        elif name == "row" and self._cells:
            self._rows_left -= 1
            if self._rows_left < 0:
                raise TooLargeError
            self._done.append(Row(self._row, self._cells))
        elif name == "rPh":
            self._aside -= 1

    def text(self, data: str) -> None:
        if self._reading:
            self._parts.append(data)

    def _start_row(self, values: Mapping[str, str]) -> None:
        number = int(values.get("r", self._row + 1))
        if number <= self._row:
            raise ValueError("a row twice")
        self._row, self._column, self._cells = number, -1, {}

    def _start_cell(self, values: Mapping[str, str]) -> None:
        place = values.get("r")
        column = column_of(place) if place else self._column + 1
        if column <= self._column or not self._row:
            raise ValueError("a cell twice")
        self._column = column
        self._type, self._style = values.get("t", "n"), values.get("s", "0")
        self._has_formula = self._has_value = False
        self._parts = []

    def _end_cell(self) -> None:
        if not self._has_formula and not self._parts:
            return
        self._cells_left -= 1
        text = "".join(self._parts)
        if self._cells_left < 0 or len(text) > LONGEST_CELL:
            raise TooLargeError
        cell = self._cell(text)
        if cell.text and not cell.text.isspace():
            self._cells[self._column] = cell

    def _cell(self, text: str) -> Cell:
        is_text_of_formula = self._type == "str" and self._has_value
        if self._has_formula and (self._book.is_stale or not (text or is_text_of_formula)):
            return Cell(_NO_VALUE, CellKind.FAULTY)
        match self._type:
            case "s" | "inlineStr" | "str":
                is_shared = self._type == "s" and text
                return Cell(self._book.shared[int(text)] if is_shared else decoded(text))
            case "b":
                return Cell("WAAR" if text == "1" else "ONWAAR", CellKind.TRUTH)
            case "e":
                return Cell(f"hier staat de fout {text[:20]}; verbeter de cel", CellKind.FAULTY)
            case "d":
                return Cell(date.fromisoformat(text[:10]).isoformat(), CellKind.DAY)
            case _:
                return self._number(text)

    def _number(self, text: str) -> Cell:
        value = float(text) if text else 0.0
        if not abs(value) < float("inf"):
            raise ValueError("no number")
        kind = self._book.day_styles.get(int(self._style), "")
        if kind == "day":
            return _day(value, starts_in_1904=self._book.starts_in_1904)
        if kind == "time":
            minutes = round(value % 1 * 24 * 60) % (24 * 60)
            return Cell(f"{minutes // 60:02}:{minutes % 60:02}", CellKind.TIME)
        shown = str(int(value)) if value.is_integer() else f"{value:.{_DIGITS}g}"
        return Cell(shown, CellKind.NUMBER)

    def _merge(self, name: str) -> None:
        first, _, last = name.partition(":")
        block = Block(
            int(first.strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")),
            int((last or first).strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")),
            column_of(first),
            column_of(last or first),
        )
        if len(self.merged) >= MOST_ROWS:
            raise TooLargeError
        if last and last != first:
            self.merged.append(block)


_LEAP_DAY = 60
"""Excel counts 29 February 1900, a day that never was; from there on it is a day ahead."""


def _day(value: float, *, starts_in_1904: bool) -> Cell:
    number = int(value)
    start = date(1904, 1, 1) if starts_in_1904 else date(1899, 12, 30)
    if not starts_in_1904 and 0 < number < _LEAP_DAY:
        number += 1
    # 0 and what lies outside the calendar is no day: a cell that was only formatted as one.
    if number <= 0 or number > 2_900_000:  # noqa: PLR2004  the year 9999
        return Cell("dit is geen datum", CellKind.FAULTY)
    return Cell((start + timedelta(days=number)).isoformat(), CellKind.DAY)
