"""A list of invented shops with a column of each kind, as CSV and as workbook."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from models.common.entry import Entered
from models.common.number_names import KvkNumber, PhoneNumber
from models.law.common.errors import FaultsError
from tasks.imports.row_files import read_numbered_rows
from tasks.imports.tables import Columns
from tests.builders.incoming.workbooks import book, sheet, texts


class Shop(Entered):
    """A row with a field of each kind."""

    kvk: KvkNumber
    name: str
    label: str
    since: date | None = None
    count: int = 0
    phone: PhoneNumber = ""


COLUMNS = Columns(
    {"kvk_nummer": "kvk", "naam": "name", "label": "label", "sinds": "since", "aantal": "count"},
    {"telefoon": "phone"},
)
HEAD = list(COLUMNS.required)
ROW = ["90000001", "Proefzaak", "wit", "2026-01-02", "3"]
SHOP = Shop(kvk="90000001", name="Proefzaak", label="wit", since=date(2026, 1, 2), count=3)
GOOD = texts([HEAD, ROW])


def read(path: Path, content: bytes) -> list[tuple[int, Shop]]:
    """The rows of a file with this content."""
    path.write_bytes(content)
    return read_numbered_rows(path, COLUMNS, Shop)


def refusal(path: Path, content: bytes) -> tuple[str, ...]:
    """Why it is refused."""
    with pytest.raises(FaultsError) as refused:
        read(path, content)
    return refused.value.faults


def one(*cells: str, header: list[str] | None = None) -> bytes:
    """A workbook with one row of raw cells."""
    return book({"Lijst": sheet([texts([header or HEAD])[0], list(cells)])})


Maker = Callable[[list[list[str]]], bytes]


def as_csv(separator: str, coding: str) -> Maker:
    """A CSV with a separator, in a coding; a cell with a separator or quote stands in quotes."""

    def cell(value: str) -> str:
        is_plain = not {separator, '"'} & set(value)
        return value if is_plain else '"' + value.replace('"', '""') + '"'

    def made(rows: list[list[str]]) -> bytes:
        lines = (separator.join(map(cell, row)) for row in rows)
        return ("\r\n".join(lines) + "\r\n").encode(coding)

    return made
