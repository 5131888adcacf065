"""What the files of a BAG extract say: each occurrence with the days on which it was in force."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from tasks.imports.bag_objects import BagObject, OccurrenceError, Point, Spell, relation_spell
from tasks.imports.bag_zip import RELATION, BagZip

T = TypeVar("T")

CARRIERS = ("VBO", "STA", "LIG")
"""Objects that carry an address, in the order in which their place is preferred."""
STATUSES = {
    "NUM": {"Naamgeving uitgegeven": True, "Naamgeving ingetrokken": False},
    "VBO": {
        "Verblijfsobject in gebruik": True,
        "Verblijfsobject in gebruik (niet ingemeten)": True,
        "Verbouwing verblijfsobject": True,
        "Verblijfsobject buiten gebruik": True,
        "Verblijfsobject gevormd": False,
        "Verblijfsobject ingetrokken": False,
        "Niet gerealiseerd verblijfsobject": False,
        "Verblijfsobject ten onrechte opgevoerd": False,
    },
    "LIG": {"Plaats aangewezen": True, "Plaats ingetrokken": False},
    "STA": {"Plaats aangewezen": True, "Plaats ingetrokken": False},
}
"""Whether a letter can reach an object with this status; a status not listed is a fault."""


FINAL = "definitief"
"""A relation of woonplaats and municipality that is not only intended ("voorlopig")."""


class Number(NamedTuple):
    """What a nummeraanduiding says of itself."""

    house_number: str
    house_letter: str
    addition: str
    postcode: str
    public_space: str
    place: str
    """Woonplaats, given only when it differs from that of the openbare ruimte."""


class Street(NamedTuple):
    name: str
    place: str


class Carried(NamedTuple):
    """The place that an object gives to an address; the smallest rank is preferred."""

    rank: tuple[bool, int, str]
    point: Point


class Extract(NamedTuple):
    """What a row is made of, by the identification that others refer to."""

    municipalities: Mapping[str, str]
    places: Mapping[str, str]
    streets: Mapping[str, Street]
    carried: Mapping[str, Sequence[Spell[Carried]]]
    numbers: Mapping[str, Sequence[Spell[Number]]]


def read_extract(bag: BagZip, on: date) -> Extract:
    """All that the addresses of the day are made of; faults are gathered in `bag.faults`."""
    return Extract(
        municipalities=_municipalities(bag, on),
        places=_held(bag, "WPL", on, lambda item: item.get("naam")),
        streets=_held(bag, "OPR", on, _street),
        carried=_carried(bag),
        numbers=_numbers(bag),
    )


def _objects(bag: BagZip, kind: str) -> Iterator[BagObject]:
    """Occurrences that were never withdrawn as a mistake and whose address may exist."""
    for element in bag.objects(kind):
        item = BagObject(element)
        usable = STATUSES.get(kind, {}).get(item.get("status"), kind not in STATUSES)
        if item.alive and usable:
            yield item
        elif item.alive and item.get("status") not in STATUSES[kind]:
            bag.faults.append(f"{kind} {item.identification}: de status is onbekend of ontbreekt")


def _spells(
    bag: BagZip, kind: str, read: Callable[[BagObject], T]
) -> Iterator[tuple[BagObject, Spell[T]]]:
    for item in _objects(bag, kind):
        try:
            yield item, item.spell(read(item))
        except OccurrenceError as error:
            bag.faults.append(f"{kind} {item.identification}: {error}")


def _held(bag: BagZip, kind: str, on: date, read: Callable[[BagObject], T]) -> dict[str, T]:
    """What is true of each object on the day."""
    found: dict[str, Spell[T]] = {}
    for item, spell in _spells(bag, kind, read):
        known = found.get(item.identification)
        if spell.holds_on(on) and (known is None or known.number < spell.number):
            found[item.identification] = spell
    return {identification: spell.value for identification, spell in found.items()}


def _street(item: BagObject) -> Street:
    return Street(item.get("naam"), item.get("WoonplaatsRef"))


def _number(item: BagObject) -> Number:
    return Number(
        house_number=item.get("huisnummer"),
        house_letter=item.get("huisletter"),
        addition=item.get("huisnummertoevoeging"),
        postcode=item.get("postcode"),
        public_space=item.get("OpenbareRuimteRef"),
        place=item.get("WoonplaatsRef"),
    )


def _numbers(bag: BagZip) -> dict[str, list[Spell[Number]]]:
    numbers: dict[str, list[Spell[Number]]] = defaultdict(list)
    for item, spell in _spells(bag, "NUM", _number):
        numbers[item.identification].append(spell)
    return numbers


def _carried(bag: BagZip) -> dict[str, list[Spell[Carried]]]:
    """For each nummeraanduiding, main address or other, the objects that carry it."""
    carried: dict[str, list[Spell[Carried]]] = defaultdict(list)
    for rank, kind in enumerate(CARRIERS):
        for item, spell in _spells(bag, kind, BagObject.point):
            for place, number in enumerate(item.all("NummeraanduidingRef")):
                value = Carried((place > 0, rank, item.identification), spell.value)
                carried[number].append(Spell(spell.begin, spell.end, spell.number, value))
    return carried


def _municipalities(bag: BagZip, on: date) -> dict[str, str]:
    """Code of the municipality in which each woonplaats lies on the day.

    After a merger the file keeps the relation with the old municipality open: the newest counts.
    """
    found: dict[str, tuple[date, str]] = {}
    for element in bag.objects(RELATION):
        try:
            spell = relation_spell(element)
        except OccurrenceError as error:
            bag.faults.append(f"{RELATION}: {error}")
            continue
        place, municipality, status = spell.value
        newest = place not in found or found[place][0] < spell.begin
        if status == FINAL and spell.holds_on(on) and newest:
            found[place] = (spell.begin, municipality)
    return {place: municipality for place, (_, municipality) in found.items()}
