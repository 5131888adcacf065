"""The one way in for a list that an officer made, as CSV or XLSX: every fault is named.

What a column must hold is said once, by the type of its field: a number that is a name, a day,
an amount or text. So a new import gets every rule by naming its row type and its columns.
"""

import re
from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from models.common.dutch_faults import faults_with_place
from models.common.entry import Entered, kinds_of
from models.common.number_names import AS_TEXT, NumberName
from models.common.progress import track
from tasks.imports.cells import Cell, CellKind, Row
from tasks.imports.row_faults import RowFaults
from tasks.imports.tables import Columns, Table, find_table

RowType = TypeVar("RowType", bound=Entered)

_ERROR_WORD = re.compile(
    r"#(N/[AB]|[A-Z_]{2,14}[!?]|(DIV|DEEL)/0!|#+)|(Err|Fout):[0-9]{3}", re.IGNORECASE
)
"""What a spreadsheet shows for a formula that went wrong, in English and Dutch."""
_TRUTH_WORD = re.compile("TRUE|FALSE|True|False|WAAR|ONWAAR")
"""What a spreadsheet or program makes of a ticked box, saved as CSV."""
_DIGITS_KEPT = 15
_ENOUGH = 10
"""So many numbers that all end in 0 are no chance: one in ten thousand million."""
_ROUNDED = (
    f"alle nummers eindigen op 0: een rekenprogramma heeft ze afgerond na 15 cijfers; {AS_TEXT}"
)


def read_rows(path: Path, columns: Columns, row_type: type[RowType]) -> list[RowType]:
    """The rows of a file as `row_type`, or FaultsError with file, row and column of every fault."""
    return [row for _, row in read_numbered_rows(path, columns, row_type)]


def read_numbered_rows(
    path: Path, columns: Columns, row_type: type[RowType]
) -> list[tuple[int, RowType]]:
    """The same rows, each with the number it has in a spreadsheet."""
    rows, faults = gather_rows(path, columns, row_type)
    faults.refuse()
    return rows


def gather_rows(
    path: Path, columns: Columns, row_type: type[RowType]
) -> tuple[list[tuple[int, RowType]], RowFaults]:
    """The rows that are right and the faults of the others, for who finds more faults.

    Raises FaultsError when there is no table to read.
    """
    table = find_table(path, columns)
    reader = _Reader(table, columns, row_type, RowFaults(path.name))
    rows = [
        (row.number, made)
        for row in track(table.rows(), "Rijen lezen")
        if (made := reader.made(row)) is not None
    ]
    reader.judge_merged_cells()
    reader.judge_rounding(rows)
    if not rows and not reader.faults:
        reader.faults.add_to_file("er staan geen rijen in")
    return rows, reader.faults


class _Reader(Generic[RowType]):
    """Makes rows of a table, and gathers what is wrong with the others."""

    def __init__(
        self, table: Table, columns: Columns, row_type: type[RowType], faults: RowFaults
    ) -> None:
        self._table, self._row_type, self.faults = table, row_type, faults
        self._fields = {place: columns.fields[name] for place, name in table.places.items()}
        self._places = {field: place for place, field in self._fields.items()}

    def made(self, row: Row) -> RowType | None:
        """The row, or None when it has faults."""
        if row.fault:
            self.faults.add(row.number, row.fault)
            return None
        if not self._has_all_cells(row):
            return None
        values: dict[str, str] = {}
        is_right = True
        for place, cell in row.cells.items():
            words = self._cell_fault(place, cell)
            if words:
                self._add(row, place, words)
                is_right = False
            else:
                values[self._fields[place]] = " ".join(cell.text.split())
        return self._validated(row, values, is_right=is_right)

    def judge_merged_cells(self) -> None:
        """A merged cell is no value of the rows it covers: which is meant cannot be told."""
        for block in self._table.sheet.merged:
            columns = range(block.first_column, block.last_column + 1)
            if block.last_row >= self._table.header.number and any(
                place in self._fields for place in columns
            ):
                row = max(block.first_row, self._table.header.number)
                words = "hier zijn cellen samengevoegd; splits ze en vul elke cel in"
                names = [self._table.places.get(place, "") for place in columns]
                for name in names:
                    self.faults.forget(block.first_row, block.last_row, name)
                self.faults.add(row, words, names[0], block.name)

    def judge_rounding(self, rows: Sequence[tuple[int, RowType]]) -> None:
        """Tell of a column of long numbers that were rounded before the file was saved as text."""
        for field, place in self._places.items():
            marks = self._row_type.model_fields[field].metadata
            if any(isinstance(mark, NumberName) and mark.digits > _DIGITS_KEPT for mark in marks):
                numbers = {number for _, row in rows if (number := getattr(row, field))}
                if len(numbers) >= _ENOUGH and all(number.endswith("0") for number in numbers):
                    name = self._table.places[place]
                    self.faults.add_to_file(f"kolom {name}: {_ROUNDED}")

    def _has_all_cells(self, row: Row) -> bool:
        """A cell more or less in a CSV may have shifted the others; none may be lost."""
        if row.width != self._table.header.width:
            self.faults.add(row.number, "het aantal kolommen klopt niet")
            return False
        beyond = [place for place in row.cells if place not in self._fields]
        for place in beyond:
            words = "hier staat iets in een kolom zonder naam; geef de kolom een naam"
            self.faults.add(row.number, words, "", self._table.cell(row, place))
        return not beyond

    def _cell_fault(self, place: int, cell: Cell) -> str:
        """What is wrong with a cell by its kind, in a column of this type."""
        if cell.kind is CellKind.FAULTY:
            return cell.text
        if cell.kind is CellKind.TRUTH:
            return _no_text(cell.text)
        if cell.kind is CellKind.TEXT:
            return _fault_of_text(cell.text.strip())
        return _unfit(cell, kind_of_column(self._row_type, self._fields[place]))

    def _validated(self, row: Row, values: dict[str, str], *, is_right: bool) -> RowType | None:
        try:
            made = self._row_type.model_validate(values)
        except ValidationError as error:
            for fault in faults_with_place(error):
                field = str(fault.place[0]) if fault.place else ""
                place = self._places.get(field)
                # A cell that was refused already is not missing as well.
                if place is None or is_right or place not in row.cells or field in values:
                    self._add(row, place, fault.words)
            return None
        return made if is_right else None

    def _add(self, row: Row, place: int | None, words: str) -> None:
        if place is None:
            self.faults.add(row.number, words)
        else:
            cell = self._table.cell(row, place)
            self.faults.add(row.number, words, self._table.places[place], cell)


def _fault_of_text(text: str) -> str:
    if _ERROR_WORD.fullmatch(text):
        return f"hier staat de fout {text}; verbeter de cel"
    return _no_text(text) if _TRUTH_WORD.fullmatch(text) else ""


def _no_text(word: str) -> str:
    return f"hier staat {word} en geen tekst; vul in wat er moet staan"


@cache
def kind_of_column(row_type: type[Entered], field: str) -> str:
    """What a column holds, by the type of its field: "name", "day", "time", "amount" or "text"."""
    marks = row_type.model_fields[field].metadata
    if any(isinstance(mark, NumberName) for mark in marks):
        return "name"
    kinds = kinds_of(row_type, field)
    if date in kinds:
        return "day"
    if time in kinds:
        return "time"
    return "amount" if kinds & {int, float, Decimal} else "text"


_UNFIT = {
    (CellKind.NUMBER, "name"): "deze cel is een getal; een rekenprogramma laat nullen vooraan weg "
    f"en rondt af na 15 cijfers; {AS_TEXT}",
    (CellKind.NUMBER, "day"): "deze cel is een getal en geen datum; maak de cel op als datum",
    (CellKind.NUMBER, "time"): "deze cel is een getal en geen tijd; maak de cel op als tijd",
    (CellKind.DAY, "name"): f"deze cel is een datum; {AS_TEXT}",
    (CellKind.DAY, "amount"): "deze cel is een datum en geen getal; maak de cel op als getal",
    (CellKind.DAY, "text"): "deze cel is een datum en geen tekst; maak de cel op als tekst en vul "
    "hem opnieuw in",
    (CellKind.TIME, "name"): f"deze cel is een tijd; {AS_TEXT}",
    (CellKind.TIME, "amount"): "deze cel is een tijd en geen getal; maak de cel op als getal",
    (CellKind.TIME, "day"): "deze cel is een tijd en geen datum; maak de cel op als datum",
    (CellKind.TIME, "text"): "deze cel is een tijd en geen tekst; maak de cel op als tekst en vul "
    "hem opnieuw in",
}


def _unfit(cell: Cell, column: str) -> str:
    return _UNFIT.get((cell.kind, column), "")
