"""Reading the addresses of one municipality from a BAG 2.0 extract (LVBAG XML of Kadaster).

An address is a nummeraanduiding with the name of its openbare ruimte and woonplaats and the
place of the object that carries it. What is taken and left is told in docs/adressen.md.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from models.law.common.dutch import short_date
from tasks.imports.address_rows import AddressRow, faults_of
from tasks.imports.bag_objects import OccurrenceError, holding, unbroken
from tasks.imports.bag_records import Extract, read_extract
from tasks.imports.bag_zip import MAX_UNPACKED_BYTES, BagZip


def read_bag(
    path: Path, municipality_code: str, on: date, *, limit: int = MAX_UNPACKED_BYTES
) -> list[AddressRow]:
    """The addresses of the municipality that are in force and in use on the day.

    Raises `AddressFileError` with every fault: damaged or missing files, unknown statuses,
    references to nothing, and a file without any address of the municipality (`limit`: bytes
    that the zip may unpack to).
    """
    with BagZip(path, limit) as bag:
        extract = read_extract(bag, on)
        bag.refuse_faults()
        rows = _rows(extract, municipality_code, on, bag.faults)
        bag.refuse_faults()
    return rows


def _rows(
    extract: Extract, municipality_code: str, on: date, faults: list[str]
) -> list[AddressRow]:
    rows: list[AddressRow] = []
    elsewhere: dict[str, set[str]] = defaultdict(set)
    for bag_id in extract.numbers:
        try:
            found = _located(extract, bag_id, on)
        except OccurrenceError as error:
            faults.append(f"NUM {bag_id}: {error}")
            continue
        if found is None:
            continue
        if found.municipality_code != municipality_code:
            elsewhere[found.municipality_code].add(found.place)
            continue
        try:
            rows.append(AddressRow.model_validate(found._asdict()))
        except ValidationError as error:
            values = {field: str(value) for field, value in found._asdict().items()}
            faults += [f"NUM {bag_id}, {fault}" for fault in faults_of(error, values)]
    if not rows and not faults:
        faults.append(_none_of(municipality_code, elsewhere, on))
    return rows


class _Located(NamedTuple):
    """The values of an address before they are checked; the fields of `AddressRow`."""

    bag_id: str
    municipality_code: str
    street: str
    house_number: str
    house_letter: str
    addition: str
    postcode: str
    place: str
    rd_x: float
    rd_y: float
    valid_from: date
    valid_to: date | None


def _located(extract: Extract, bag_id: str, on: date) -> _Located | None:
    """The address on the day; None when it is not in force or nothing in use carries it."""
    number = holding(extract.numbers[bag_id], on)
    carriers = extract.carried.get(bag_id, ())
    present = [spell.value for spell in carriers if spell.holds_on(on)]
    if number is None or not present:
        return None
    street = extract.streets.get(number.value.public_space)
    if street is None:
        raise OccurrenceError(f"verwijst naar OPR {number.value.public_space}, die ontbreekt")
    place = number.value.place or street.place
    if place not in extract.municipalities:
        raise OccurrenceError(f"woonplaats {place} hoort op {short_date(on)} bij geen gemeente")
    if place not in extract.places:
        raise OccurrenceError(f"verwijst naar WPL {place}, die ontbreekt")
    point = min(present).point
    since, until = unbroken(extract.numbers[bag_id], on)
    carried_since, carried_until = unbroken(carriers, on)
    ends = [end for end in (until, carried_until) if end is not None]
    return _Located(
        bag_id=bag_id,
        municipality_code=extract.municipalities[place],
        street=street.name,
        house_number=number.value.house_number,
        house_letter=number.value.house_letter,
        addition=number.value.addition,
        postcode=number.value.postcode,
        place=extract.places[place],
        rd_x=point[0],
        rd_y=point[1],
        valid_from=max(since, carried_since),
        valid_to=min(ends, default=None),
    )


def _none_of(municipality_code: str, elsewhere: Mapping[str, set[str]], on: date) -> str:
    held = "; ".join(
        f"gemeente {code} ({', '.join(sorted(places))})"
        for code, places in sorted(elsewhere.items())
    )
    expected = f"adressen van gemeente {municipality_code} die op {short_date(on)} in gebruik zijn"
    found = f"adressen van {held}" if held else "geen enkel adres"
    return f"verwacht {expected}; gevonden {found}"
