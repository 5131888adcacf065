"""What the files of a BAG extract say: each occurrence with the days on which it was in force."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from tasks.imports.bag_objects import BagObject, OccurrenceError, Point, Spell, relation_spell
from tasks.imports.bag_xml import RELATION
from tasks.imports.bag_zip import BagZip

T = TypeVar("T")

NOWHERE = (0.0, 0.0)
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

    usable: bool
    """False once it is withdrawn."""
    house_number: str
    house_letter: str
    addition: str
    postcode: str
    public_space: str
    place: str
    """Woonplaats: its own, or else that of its openbare ruimte; nothing when that is unknown."""
    kind: str
    """Of the object that carries it: Verblijfsobject, Ligplaats or Standplaats."""


class Street(NamedTuple):
    name: str
    place: str


class Carried(NamedTuple):
    """The place that an object gives to an address; the smallest rank is preferred."""

    rank: tuple[bool, int, str]
    """Not as main address, kind of object, its identification."""
    point: Point
    """Nowhere, unless the occurrence is in force on the day."""


class Carriers:
    """For each nummeraanduiding, main address or other, the objects that carry it."""

    def __init__(self, on: date) -> None:
        self.on = on
        self._spells: dict[str, list[Spell[Carried]]] = defaultdict(list)
        self._newest: dict[tuple[int, str], int] = {}

    def add(self, number: str, spell: Spell[Carried]) -> None:
        """An object in use carries the number for so long."""
        self._spells[number].append(spell)

    def saw(self, rank: int, identification: str, spell: Spell[bool]) -> None:
        """An occurrence of an object, in use or not: the newest of the day counts."""
        if spell.holds_on(self.on):
            key = rank, identification
            self._newest[key] = max(spell.number, self._newest.get(key, -1))

    def of(self, number: str) -> list[Spell[Carried]]:
        """Every object that ever carried it, for as long as it did."""
        return self._spells.get(number, [])

    def present(self, number: str) -> list[Carried]:
        """Those that carry it on the day."""
        return [
            spell.value
            for spell in self._spells.get(number, ())
            if spell.holds_on(self.on)
            and spell.number == self._newest.get(spell.value.rank[1:], spell.number)
        ]


class Extract(NamedTuple):
    """What a row is made of, by the identification that others refer to."""

    municipalities: Mapping[str, str]
    """Of each woonplaats, on the day."""
    places: Mapping[str, str]
    streets: Mapping[str, Street]
    numbers: Mapping[str, Sequence[Spell[Number]]]
    """Those of the municipality, and those of which it is not known where they lie."""
    elsewhere: Mapping[str, set[str]]
    """Woonplaatsen of the other numbers, by municipality."""
    carriers: Carriers


def read_extract(bag: BagZip, municipality_code: str, on: date) -> Extract:
    """All that the addresses of the day are made of; faults are gathered in `bag.faults`.

    Each kind is read with what the one before it left over, so that of the country no more is
    kept in memory than what the municipality needs.
    """
    municipalities = _municipalities(bag, on)
    places = _held(bag, "WPL", on, lambda item: item.get("naam"))
    streets = _held(bag, "OPR", on, _street)
    numbers: dict[str, list[Spell[Number]]] = defaultdict(list)
    elsewhere: dict[str, set[str]] = defaultdict(set)
    for item in _alive(bag, "NUM"):
        number = _number(item, streets)
        code = municipalities.get(number.place, municipality_code)
        if code != municipality_code:
            elsewhere[code].add(places.get(number.place, number.place))
            continue
        spells = numbers[item.identification]
        spell = _spell(bag, "NUM", item, number)
        if spell is not None:
            spells.append(spell)
    return Extract(municipalities, places, streets, numbers, elsewhere, _carriers(bag, numbers, on))


def _alive(bag: BagZip, kind: str) -> Iterator[BagObject]:
    """Occurrences that were never withdrawn as a mistake."""
    for element in bag.objects(kind):
        item = BagObject(element)
        if item.alive:
            yield item


def _spell(bag: BagZip, kind: str, item: BagObject, value: T) -> Spell[T] | None:
    """When the value is true; None is a fault of the occurrence."""
    if kind in STATUSES and item.get("status") not in STATUSES[kind]:
        words = "de status is onbekend of ontbreekt"
    else:
        try:
            return item.spell(value)
        except OccurrenceError as error:
            words = str(error)
    bag.faults.add_object(kind, item.identification, words)
    return None


def _held(bag: BagZip, kind: str, on: date, read: Callable[[BagObject], T]) -> dict[str, T]:
    """What is true of each object on the day."""
    found: dict[str, Spell[T]] = {}
    for item in _alive(bag, kind):
        spell = _spell(bag, kind, item, read(item))
        known = found.get(item.identification)
        if (
            spell is not None
            and spell.holds_on(on)
            and (known is None or known.number < spell.number)
        ):
            found[item.identification] = spell
    return {identification: spell.value for identification, spell in found.items()}


def _street(item: BagObject) -> Street:
    return Street(item.get("naam"), item.get("WoonplaatsRef"))


def _number(item: BagObject, streets: Mapping[str, Street]) -> Number:
    public_space = item.get("OpenbareRuimteRef")
    street = streets.get(public_space)
    return Number(
        usable=STATUSES["NUM"].get(item.get("status"), False),
        house_number=item.get("huisnummer"),
        house_letter=item.get("huisletter"),
        addition=item.get("huisnummertoevoeging"),
        postcode=item.get("postcode"),
        public_space=public_space,
        place=item.get("WoonplaatsRef") or (street.place if street else ""),
        kind=item.get("typeAdresseerbaarObject"),
    )


def _carriers(bag: BagZip, numbers: Mapping[str, object], on: date) -> Carriers:
    carriers = Carriers(on)
    for rank, kind in enumerate(CARRIERS):
        for item in _alive(bag, kind):
            wanted = [pair for pair in item.addresses() if pair[0] in numbers]
            if wanted:
                _carry(bag, (rank, kind), item, wanted, carriers)
    return carriers


def _carry(
    bag: BagZip,
    sort: tuple[int, str],
    item: BagObject,
    wanted: Sequence[tuple[str, bool]],
    carriers: Carriers,
) -> None:
    """One occurrence of an object, for each of the numbers (with: is it the main address)."""
    rank, kind = sort
    usable = STATUSES[kind].get(item.get("status"), False)
    spell = _spell(bag, kind, item, usable)
    if spell is None:
        return
    carriers.saw(rank, item.identification, spell)
    if not usable:
        return
    try:
        point = item.point() if spell.holds_on(carriers.on) else NOWHERE
    except OccurrenceError as error:
        bag.faults.add_object(kind, item.identification, str(error))
        return
    for number, is_main in wanted:
        carried = Carried((not is_main, rank, item.identification), point)
        carriers.add(number, Spell(spell.begin, spell.end, spell.number, carried))


def _municipalities(bag: BagZip, on: date) -> dict[str, str]:
    """Code of the municipality in which each woonplaats lies on the day.

    After a merger the file keeps the relation with the old municipality open: the newest counts.
    """
    found: dict[str, tuple[date, str]] = {}
    for element in bag.objects(RELATION):
        try:
            spell = relation_spell(element)
        except OccurrenceError as error:
            bag.faults.add(f"{RELATION}: {error}")
            continue
        place, municipality, status = spell.value
        newest = place not in found or found[place][0] < spell.begin
        if status == FINAL and spell.holds_on(on) and newest:
            found[place] = (spell.begin, municipality)
    return {place: municipality for place, (_, municipality) in found.items()}
