"""The addresses of the register: taking over a file, all or nothing."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from sqlalchemy import ColumnElement, insert, update
from sqlmodel import Session, col, select

from models.common.municipality import Municipality
from models.common.premises import Address
from models.law.common.address_days import in_force
from tasks.imports.address_list import read_address_list
from tasks.imports.address_rows import AddressFileError, AddressRow
from tasks.imports.bag import read_bag
from tasks.imports.bag_zip import is_workbook
from tasks.register.organisation import require_municipality
from tasks.register.resources import transaction
from tasks.register.step import step

logger = logging.getLogger(__name__)

MAX_IDS = 500
"""Identifications in one question to the database; SQLite limits how many values it takes."""


class ImportResult(BaseModel):
    """How many addresses an import added, changed, ended and left as they were."""

    model_config = ConfigDict(frozen=True)

    added: int
    changed: int
    ended: int
    unchanged: int
    dry_run: bool = False


@step("adressen-importeren")
def import_addresses(
    path: Path, municipality_code: str, on: date, *, dry_run: bool = False
) -> ImportResult:
    """Take over the addresses of one municipality from a BAG extract, or a CSV or XLSX.

    All or nothing: raises `AddressFileError` with every fault of the file, or
    `UnknownMunicipalityError`. The same file twice changes nothing.
    """
    with transaction() as session:
        require_municipality(session, municipality_code)
    is_bag = _is_bag(path)
    read = partial(read_bag, on=on) if is_bag else read_address_list
    rows = read(path, municipality_code)
    with transaction() as session:
        if not is_bag:
            _refuse_addresses_of_others(session, rows, path.name)
            _refuse_another_list(_known(session, rows, municipality_code), rows, on, path.name)
        result = write_addresses(session, rows, municipality_code, on, dry_run=dry_run)
    done = "tried" if dry_run else "imported"
    logger.info("Addresses of municipality %s %s: %s", municipality_code, done, result)
    return result


def write_addresses(
    session: Session,
    rows: Sequence[AddressRow],
    municipality_code: str,
    on: date,
    *,
    dry_run: bool = False,
) -> ImportResult:
    """Make the register agree with the rows, which are all addresses of the municipality.

    With `dry_run` all of it is done and then rolled back, so that what a file would break is told.

    An address that is in force on the day and not among the rows ends on that day; it stays in
    the register, because cases refer to it. One that begins later is left alone.
    """
    require_municipality(session, municipality_code)
    # Two imports for one municipality wait for each other.
    session.refresh(session.get_one(Municipality, municipality_code), with_for_update=True)
    known = _known(session, rows, municipality_code)
    new = [row.model_dump() for row in rows if row.bag_id not in known]
    changed = [row.model_dump() for row in rows if known.get(row.bag_id, row) != row]
    given = {row.bag_id for row in rows}
    ends = {row.bag_id: _end(row, on) for row in known.values() if row.bag_id not in given}
    gone = [{"bag_id": bag_id, "valid_to": end} for bag_id, end in ends.items() if end is not None]
    for statement, values in (
        (insert(Address), new),
        (update(Address), changed),
        (update(Address), gone),
    ):
        if values:
            session.execute(statement, values)
    if dry_run:
        session.rollback()
    session.expire_all()
    return ImportResult(
        dry_run=dry_run,
        added=len(new),
        changed=len(changed),
        ended=len(gone),
        unchanged=len(rows) - len(new) - len(changed),
    )


def _is_bag(path: Path) -> bool:
    """Whether the file is a zip and no workbook, whatever its name says; refuses loose XML."""
    try:
        with path.open("rb") as file:
            start = file.read(64).lstrip(b"\xef\xbb\xbf \r\n")
    except OSError:
        return False
    if start.startswith(b"PK"):
        return not is_workbook(path)
    if start.startswith(b"<?xml") and b"html" not in start:
        raise AddressFileError(
            path.name, ["verwacht de hele zip van Kadaster of een CSV; dit is losse XML"]
        )
    return False


def _batches(rows: Sequence[AddressRow]) -> Iterator[list[str]]:
    for start in range(0, len(rows), MAX_IDS):
        yield [row.bag_id for row in rows[start : start + MAX_IDS]]


def _known(session: Session, rows: Sequence[AddressRow], code: str) -> dict[str, AddressRow]:
    """What the register has of the municipality and of the rows, by nummeraanduiding.

    A municipality that was merged brings its addresses along under their old number.
    """
    known = _stored(session, col(Address.municipality_code) == code)
    for ids in _batches([row for row in rows if row.bag_id not in known]):
        known |= _stored(session, col(Address.bag_id).in_(ids))
    return known


def _stored(session: Session, which: ColumnElement[bool]) -> dict[str, AddressRow]:
    """Addresses as a file gives them; what the register has was checked when it came in."""
    columns = [getattr(Address, field) for field in AddressRow.model_fields]
    found = session.execute(select(*columns).where(which)).mappings()
    return {values["bag_id"]: AddressRow.model_construct(**values) for values in found}


def _end(row: AddressRow, on: date) -> date | None:
    """The end of an address that the file no longer has; it was in force for at least a day.

    None when it is not in force or ends on that day already.
    """
    end = max(on, row.valid_from + timedelta(days=1))
    return end if in_force(row, on) and row.valid_to != end else None


def _refuse_addresses_of_others(session: Session, rows: Sequence[AddressRow], name: str) -> None:
    """A CSV does not say whose its addresses are: a number of another municipality is a fault."""
    codes = {row.bag_id: row.municipality_code for row in rows}
    faults = [
        f"nummeraanduiding {address.bag_id} hoort in het register bij gemeente "
        f"{address.municipality_code}, niet bij {codes[address.bag_id]}"
        for ids in _batches(rows)
        for address in _stored(session, col(Address.bag_id).in_(ids)).values()
        if address.municipality_code != codes[address.bag_id]
    ]
    if faults:
        raise AddressFileError(name, faults)


def _refuse_another_list(
    known: Mapping[str, AddressRow], rows: Sequence[AddressRow], on: date, name: str
) -> None:
    """A list that has none of the addresses of today would end them all: it is another's."""
    ending = [row for row in known.values() if _end(row, on) is not None]
    if ending and not any(row.bag_id in known for row in rows):
        fault = (
            f"geen van de {len(ending)} adressen die deze gemeente nu heeft, staat erin; zij "
            "zouden alle vervallen. Is dit de lijst van een andere gemeente?"
        )
        raise AddressFileError(name, [fault])
