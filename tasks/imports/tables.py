"""Where the table of an import stands in a file: the sheet and the row that hold its header."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from pydantic_core import PydanticCustomError

from models.common.characters import plain
from models.law.common.dutch import join_dutch
from models.law.common.errors import FaultsError
from tasks.imports.cells import Row, Sheet, letters
from tasks.imports.csv_cells import CsvSheet
from tasks.imports.file_kinds import content_of, is_zip, text_in
from tasks.imports.xlsx_book import Book
from tasks.imports.xlsx_sheet import XlsxSheet

HEADER_WITHIN = 30
"""Above the header may stand a title and an explanation, of so many rows."""


@dataclass(frozen=True)
class Columns:
    """The Dutch names of the columns of a file, each with the field it fills."""

    required: Mapping[str, str]
    optional: Mapping[str, str] = field(default_factory=dict)
    """Columns that a file may do without."""

    @property
    def fields(self) -> Mapping[str, str]:
        """Every column with its field."""
        return {**self.required, **self.optional}


@dataclass(frozen=True)
class Table:
    """A sheet with the place of its header; columns are counted from 0."""

    sheet: Sheet
    header: Row
    places: Mapping[int, str]
    """The name of each column that was asked, by its place."""
    is_workbook: bool

    def rows(self) -> Iterator[Row]:
        """The rows under the header."""
        return (row for row in self.sheet.rows() if row.number > self.header.number)

    def cell(self, row: Row, column: int) -> str:
        """The name of a cell as a workbook has it; nothing for a CSV."""
        return f"{letters(column)}{row.number}" if self.is_workbook else ""


def sheets_of(path: Path, columns: Sequence[str]) -> tuple[list[Sheet], bool]:
    """The sheets of a file, and whether it is a workbook; FaultsError says what else it is."""
    content = content_of(path)
    if is_zip(content):
        book = Book(content, path.name)
        return [XlsxSheet(book, part) for part in book.parts], True
    return [CsvSheet(text_in(content, path.name), path.name, columns)], False


def find_table(path: Path, columns: Columns) -> Table:
    """The one table with these columns, or FaultsError that says what is missing or asks which."""
    sheets, is_workbook = sheets_of(path, list(columns.fields))
    heads = [(sheet, row) for sheet in sheets if (row := _header(sheet, columns)) is not None]
    complete = [(sheet, row) for sheet, row in heads if not _missing(row, columns)]
    if len(complete) > 1:
        complete = [(s, row) for s, row in complete if _has_rows(s, row)] or complete[:1]
    if len(complete) > 1:
        names = join_dutch([f"“{sheet.name}”" for sheet, _ in complete])
        raise FaultsError(
            path.name,
            [f"de bladen {names} hebben alle deze kolommen; welk blad is het? Haal de andere weg"],
        )
    if not complete:
        _refuse(path.name, heads, columns)
    sheet, header = complete[0]
    _refuse_header(path.name, header, columns)
    places = {place: name for place, cell in header.cells.items() if (name := key(cell.text))}
    return Table(sheet, header, places, is_workbook)


def matched_columns(path: Path, columns: Columns) -> tuple[tuple[str, str], ...]:
    """What each column is called in the file, with the name by which it was recognised.

    Raises FaultsError when there is no such table.
    """
    table = find_table(path, columns)
    cells = table.header.cells
    return tuple((" ".join(cells[at].text.split()), name) for at, name in table.places.items())


def key(text: str) -> str:
    """The name of a column as it is compared: "KVK Nummer" is kvk_nummer."""
    try:
        return re.sub(r"[\s_-]+", "_", plain(text).strip().lower()).strip("_*: ")
    except PydanticCustomError:  # a sign that no name of a column has
        return text


def _header(sheet: Sheet, columns: Columns) -> Row | None:
    """The row near the top with the most names of columns."""
    best, most = None, 0
    for row in islice(sheet.rows(), HEADER_WITHIN):
        names = {key(cell.text) for cell in row.cells.values()}
        found = len(names & set(columns.fields))
        if found > most:
            best, most = row, found
    return best


def _missing(header: Row, columns: Columns) -> list[str]:
    names = {key(cell.text) for cell in header.cells.values()}
    return [name for name in columns.required if name not in names]


def _has_rows(sheet: Sheet, header: Row) -> bool:
    return any(row.number > header.number for row in sheet.rows())


def _refuse(name: str, heads: Sequence[tuple[Sheet, Row]], columns: Columns) -> None:
    """Tell what the best header lacks; a row that is no header may name a person."""
    expected = f"verwacht: {';'.join(columns.required)}"
    if not heads:
        raise FaultsError(name, ["er is geen rij met de namen van de kolommen", expected])
    _, header = min(heads, key=lambda head: len(_missing(head[1], columns)))
    faults = [f"kolom {missing} ontbreekt" for missing in _missing(header, columns)]
    raise FaultsError(name, [*faults, *_header_faults(header, columns), expected])


def _refuse_header(name: str, header: Row, columns: Columns) -> None:
    faults = _header_faults(header, columns)
    if faults:
        raise FaultsError(name, [*faults, f"verwacht: {';'.join(columns.required)}"])


def _header_faults(header: Row, columns: Columns) -> list[str]:
    names = [key(cell.text) for cell in header.cells.values()]
    half = len(columns.required) / 2
    is_header = len(set(names) & set(columns.fields)) >= half
    faults = []
    for place, cell in header.cells.items():
        if key(cell.text) not in columns.fields:
            shown = " ".join(cell.text.split())[:40] if is_header else letters(place)
            faults.append(f"kolom {shown} bestaat niet")
    twice = sorted({name for name in names if names.count(name) > 1 and name in columns.fields})
    return faults + [f"kolom {name} staat er twee keer" for name in twice]
