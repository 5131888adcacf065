"""The rows of a spreadsheet (XLSX), as the text that an officer sees in its cells."""

from datetime import date, datetime, time
from pathlib import Path
from zipfile import BadZipFile

from models.common.errors import FaultsError


def sheet_records(path: Path) -> list[list[str]]:
    """The first sheet, row by row; empty rows at its end are left out. Or FaultsError."""
    # Numpy comes with it; whoever reads a CSV or reckons a term needs neither.
    from openpyxl import load_workbook  # noqa: PLC0415
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except OSError:
        raise FaultsError(path.name, ["het bestand is niet te lezen"]) from None
    except (BadZipFile, InvalidFileException, KeyError, ValueError):
        raise FaultsError(path.name, ["het bestand is geen goede XLSX"]) from None
    try:
        rows = [
            [_text(value) for value in row]
            for row in book.worksheets[0].iter_rows(values_only=True)
        ]
    finally:
        book.close()
    while rows and not any(rows[-1]):
        rows.pop()
    return [row if any(row) else [] for row in rows] or [[]]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
