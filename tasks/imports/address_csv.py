"""Reading addresses from a CSV with the documented Dutch header (docs/adressen.md)."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from tasks.imports.address_rows import COLUMNS, AddressFileError, AddressRow, faults_of, shown

HEADER = tuple(COLUMNS.values())
MAX_CSV_BYTES = 50 * 1024 * 1024
"""Some 400,000 addresses: five times the largest municipality of the district."""

_FIELDS = {column: field for field, column in COLUMNS.items()}


def read_csv(path: Path, municipality_code: str) -> list[AddressRow]:
    """The addresses of the file, all of them for `municipality_code`.

    Raises `AddressFileError` with every fault: the row as a text editor counts it, the column,
    what was expected and what was found.
    """
    text = _text(path)
    faults: list[str] = []
    rows: list[AddressRow] = []
    seen: dict[str, int] = {}
    for number, cells in _lines(text, path, faults):
        faults += _repeated(cells["bag_id"].strip(), number, seen)
        try:
            rows.append(
                AddressRow.model_validate({**cells, "municipality_code": municipality_code})
            )
        except ValidationError as error:
            faults += [f"rij {number}, {fault}" for fault in faults_of(error, cells)]
    if not faults and not rows:
        faults.append("verwacht ten minste één adres onder de kopregel; gevonden niets")
    if faults:
        raise AddressFileError(path.name, faults)
    return rows


def _repeated(bag_id: str, number: int, seen: dict[str, int]) -> list[str]:
    first = seen.setdefault(bag_id, number)
    if first == number or not bag_id:
        return []
    found = f"{shown(bag_id)}, dat ook in rij {first} staat"
    return [f"rij {number}, kolom nummeraanduiding: verwacht elk nummer één keer; gevonden {found}"]


def _text(path: Path) -> str:
    if path.stat().st_size > MAX_CSV_BYTES:
        limit = MAX_CSV_BYTES // 1024**2
        raise AddressFileError(path.name, [f"het bestand is groter dan {limit} MB"])
    content = path.read_bytes()
    if b"\0" in content or content.startswith(b"%PDF"):
        raise AddressFileError(
            path.name, ["verwacht een CSV in UTF-8 of een zip van Kadaster; dit is iets anders"]
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        found = "tekens van een andere codering (sla het bestand op als “CSV UTF-8”)"
        raise AddressFileError(
            path.name, [f"rij {row}: verwacht tekens in UTF-8; gevonden {found}"]
        ) from None


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return ";" if header.count(";") >= header.count(",") else ","


def _lines(text: str, path: Path, faults: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row below the header with its number; cells by the name of the row's field."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        columns = _columns(next(reader, []), path)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(columns):
                faults.append(
                    f"rij {reader.line_num}: verwacht {len(columns)} kolommen; "
                    f"gevonden {len(cells)}"
                )
                continue
            yield reader.line_num, dict(zip(columns, cells, strict=True))
    except csv.Error:
        faults.append(
            f"rij {reader.line_num}: verwacht aanhalingstekens die openen en sluiten; "
            "gevonden een cel die niet te lezen is"
        )


def _columns(header: Sequence[str], path: Path) -> list[str]:
    names = [name.strip().lower() for name in header]
    faults = [f"rij 1: kolom {name} ontbreekt" for name in HEADER if name not in names]
    # A header that is no header may be a row with personal data: only its length is told.
    faults += [
        f"rij 1: kolom {place} is onbekend; gevonden {shown(name)}"
        for place, name in enumerate(names, start=1)
        if name not in HEADER
    ]
    faults += [
        f"rij 1: kolom {name} staat er meer dan één keer"
        for name in HEADER
        if names.count(name) > 1
    ]
    if faults:
        raise AddressFileError(path.name, [*faults, f"verwacht de kopregel {';'.join(HEADER)}"])
    return [_FIELDS[name] for name in names]
