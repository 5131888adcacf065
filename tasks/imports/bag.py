"""Reading the addresses of one municipality from a BAG 2.0 extract (LVBAG XML of Kadaster).

An address is a nummeraanduiding with the name of its openbare ruimte and woonplaats and the
place of the object that carries it. What is taken and left is told in docs/adressen.md.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from models.common.progress import track
from models.law.common.dutch import plural, short_date
from tasks.imports.address_rows import AddressRow, faults_of
from tasks.imports.bag_faults import BagFaults, numbered
from tasks.imports.bag_limits import MAX_UNPACKED_BYTES
from tasks.imports.bag_objects import OccurrenceError, holding, unbroken
from tasks.imports.bag_records import Extract, Number, read_extract
from tasks.imports.bag_xml import KINDS
from tasks.imports.bag_zip import MAY_BE_ABSENT, BagZip


def read_bag(
    path: Path, municipality_code: str, on: date, *, limit: int = MAX_UNPACKED_BYTES
) -> list[AddressRow]:
    """The addresses of the municipality that are in force and in use on the day.

    Raises `AddressFileError` with every fault: damaged or missing files, a delivery of changes,
    unknown statuses, references to nothing, and a file without any address of the municipality
    (`limit`: bytes that the zip may unpack to).
    """
    with BagZip(path, limit) as bag:
        extract = read_extract(bag, municipality_code, on)
        bag.faults.refuse()
        rows = _rows(extract, municipality_code, on, bag.faults)
        _judge_absent_kinds(extract, on, bag)
        if not rows and not bag.faults:
            bag.faults.add(_none_of(municipality_code, extract.elsewhere, on))
        bag.faults.refuse()
    return rows


def _rows(
    extract: Extract, municipality_code: str, on: date, faults: BagFaults
) -> list[AddressRow]:
    rows: list[AddressRow] = []
    for bag_id in track(extract.numbers, "Adressen nakijken"):
        try:
            found = _located(extract, bag_id, on)
        except OccurrenceError as error:
            faults.add_object("NUM", bag_id, str(error))
            continue
        if found is None:
            continue
        values = found._asdict()
        try:
            rows.append(AddressRow(municipality_code=municipality_code, **values))
        except ValidationError as error:
            shown = {field: str(value) for field, value in values.items()}
            for fault in faults_of(error, shown):
                faults.add_object("NUM", bag_id, fault)
    return rows


def _judge_absent_kinds(extract: Extract, on: date, bag: BagZip) -> None:
    """A kind may be absent because there are no such objects, not because its file was lost."""
    lost: dict[str, int] = {}
    for bag_id, spells in extract.numbers.items():
        number = holding(spells, on)
        if number is not None and number.value.usable and not extract.carriers.of(bag_id):
            lost[number.value.kind] = lost.get(number.value.kind, 0) + 1
    for kind in MAY_BE_ABSENT:
        count = lost.get(KINDS[kind], 0)
        if count and not bag.has(kind):
            numbers = plural(count, "nummeraanduiding", "nummeraanduidingen")
            bag.faults.add(
                f"een bestand {kind} ({KINDS[kind]}) ontbreekt; het hoort bij {numbers} in NUM"
            )


class _Located(NamedTuple):
    """The values of an address before they are checked; the fields of `AddressRow`."""

    bag_id: str
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
    present = extract.carriers.present(bag_id)
    if number is None or not number.value.usable or not present:
        return None
    street, place = _names(extract, number.value, on)
    since, until = unbroken((s for s in extract.numbers[bag_id] if s.value.usable), on)
    carried_since, carried_until = unbroken(extract.carriers.of(bag_id), on)
    ends = [end for end in (until, carried_until) if end is not None]
    x, y = min(present).point
    return _Located(
        bag_id=bag_id,
        street=street,
        house_number=number.value.house_number,
        house_letter=number.value.house_letter,
        addition=number.value.addition,
        postcode=number.value.postcode,
        place=place,
        rd_x=x,
        rd_y=y,
        valid_from=max(since, carried_since),
        valid_to=min(ends, default=None),
    )


def _names(extract: Extract, number: Number, on: date) -> tuple[str, str]:
    """Street and place of an address. Raises OccurrenceError for a reference to nothing."""
    street = extract.streets.get(number.public_space)
    if street is None:
        raise OccurrenceError(f"verwijst naar OPR {numbered(number.public_space)}, die ontbreekt")
    place = numbered(number.place)
    if number.place not in extract.municipalities:
        raise OccurrenceError(f"woonplaats {place} hoort op {short_date(on)} bij geen gemeente")
    if number.place not in extract.places:
        raise OccurrenceError(f"verwijst naar WPL {place}, die ontbreekt")
    return street.name, extract.places[number.place]


def _none_of(municipality_code: str, elsewhere: Mapping[str, set[str]], on: date) -> str:
    held = "; ".join(
        f"gemeente {code} ({', '.join(sorted(places))})"
        for code, places in sorted(elsewhere.items())
    )
    expected = f"adressen van gemeente {municipality_code} die op {short_date(on)} in gebruik zijn"
    found = f"adressen van {held}" if held else "geen enkel adres"
    return f"verwacht {expected}; gevonden {found}"
