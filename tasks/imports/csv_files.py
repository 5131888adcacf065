"""Reading a CSV that an officer made: every fault is named, nothing is half read."""

import csv
from io import StringIO
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from models.common.dutch_faults import dutch_faults
from models.common.errors import FaultsError
from tasks.imports.sheet_files import sheet_records

RowType = TypeVar("RowType", bound=BaseModel)


def read_csv_rows(path: Path, columns: dict[str, str], row_type: type[RowType]) -> list[RowType]:
    """The rows of a CSV or XLSX as `row_type`; `columns` maps the Dutch header to the field.

    Raises FaultsError with file, row and column of every fault.
    """
    return [row for _, row in read_numbered_rows(path, columns, row_type)]


def read_numbered_rows(
    path: Path, columns: dict[str, str], row_type: type[RowType]
) -> list[tuple[int, RowType]]:
    """The same rows, each with the number it has in a spreadsheet."""
    rows, faults = gather_rows(path, columns, row_type)
    if faults:
        raise FaultsError(path.name, faults)
    return rows


def gather_rows(
    path: Path, columns: dict[str, str], row_type: type[RowType]
) -> tuple[list[tuple[int, RowType]], list[str]]:
    """The rows that are right and the faults of the others, for who finds more faults.

    Raises FaultsError when there are no columns to find rows by.
    """
    is_sheet = path.suffix.lower() == ".xlsx"
    header, *records = sheet_records(path) if is_sheet else _records(path)
    header = [name.strip().lower() for name in header]
    faults = _header_faults(header, columns)
    if faults:
        raise FaultsError(path.name, [*faults, "verwacht: " + ";".join(columns)])
    rows: list[tuple[int, RowType]] = []
    titles = {field: name for name, field in columns.items()}
    for number, cells in enumerate(records, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            faults.append(f"rij {number}: het aantal kolommen klopt niet")
            continue
        values = {
            columns[name]: " ".join(value.split())
            for name, value in zip(header, cells, strict=True)
            if value.strip()
        }
        try:
            rows.append((number, row_type.model_validate(values)))
        except ValidationError as error:
            faults += [f"rij {number}, {fault}" for fault in dutch_faults(error, titles)]
    if not rows and not faults:
        faults.append("er staan geen rijen in")
    return rows, faults


def _records(path: Path) -> list[list[str]]:
    """The rows as a spreadsheet counts them: an empty line is a row without cells."""
    text = text_of(path)
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter)) or [[]]
    except csv.Error:
        raise FaultsError(
            path.name,
            ["het bestand is geen goede CSV; staat er ergens één aanhalingsteken te veel?"],
        ) from None


def _header_faults(header: list[str], columns: dict[str, str]) -> list[str]:
    faults = [f"kolom {name} ontbreekt" for name in columns if name not in header]
    faults += [f"kolom {name} bestaat niet" for name in header if name not in columns]
    twice = sorted({name for name in header if name in columns and header.count(name) > 1})
    return faults + [f"kolom {name} staat er twee keer" for name in twice]


def text_of(path: Path) -> str:
    """The text of a file that an officer made, or FaultsError."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError:
        raise FaultsError(path.name, ["het bestand is niet te lezen"]) from None
    except UnicodeDecodeError:
        raise FaultsError(path.name, ["het bestand is geen UTF-8; sla het op als UTF-8"]) from None
