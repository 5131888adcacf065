"""Occurrences (voorkomens) of BAG objects: when each was true, and the place of its geometry."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from lxml import etree

T = TypeVar("T")
Point = tuple[float, float]

_DEAD = ("tijdstipInactief", "tijdstipInactiefLV", "tijdstipNietBagLV")
"""An occurrence with one of these was registered by mistake: it was never true."""
_ADDRESS = "NummeraanduidingRef"
_COMMON = (
    *_DEAD,
    "identificatie",
    "status",
    "voorkomenidentificatie",
    "beginGeldigheid",
    "eindGeldigheid",
)
_NUMBER = (
    "huisnummer",
    "huisletter",
    "huisnummertoevoeging",
    "postcode",
    "typeAdresseerbaarObject",
    "OpenbareRuimteRef",
    "WoonplaatsRef",
)
_FIELDS = {
    "Woonplaats": ("naam",),
    "OpenbareRuimte": ("naam", "WoonplaatsRef"),
    "Nummeraanduiding": _NUMBER,
    "Verblijfsobject": (_ADDRESS, "pos"),
    "Ligplaats": (_ADDRESS,),
    "Standplaats": (_ADDRESS,),
    "GemeenteWoonplaatsRelatie": ("begindatumTijdvakGeldigheid", "einddatumTijdvakGeldigheid"),
}
"""What is asked of each kind of object: the fewer names, the faster they are found."""
_WANTED = {
    kind: tuple(f"{{*}}{name}" for name in (*_COMMON, *fields)) for kind, fields in _FIELDS.items()
}
_LONGEST_TEXT = 300
"""No field is this long: a longer text is cut, and then refused for its length like any other."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OCCURRENCE_NUMBER = re.compile(r"[0-9]{1,9}")


class _LocalNames(dict[str, str]):
    """The name of a tag without its namespace; the few that there are are worked out once."""

    def __missing__(self, tag: str) -> str:
        name = self[tag] = tag.rpartition("}")[2]
        return name


_LOCAL_NAMES = _LocalNames()


class OccurrenceError(Exception):
    """Raised when an object lacks what every object must have; one Dutch clause."""


class Spell(NamedTuple, Generic[T]):
    """What was true of an object from `begin` until `end` (the first day it was not)."""

    begin: date
    end: date | None
    number: int
    """Number of the occurrence (voorkomenidentificatie)."""
    value: T

    def holds_on(self, on: date) -> bool:
        """Whether the occurrence is in force on the day."""
        return self.begin <= on and (self.end is None or on < self.end)


def holding(spells: Iterable[Spell[T]], on: date) -> Spell[T] | None:
    """The occurrence in force on the day; the newest when a correction left two."""
    return max((s for s in spells if s.holds_on(on)), key=lambda s: s.number, default=None)


def unbroken(spells: Iterable[Spell[T]], on: date) -> tuple[date, date | None]:
    """First day, and first day after, of the unbroken row of occurrences around the day."""
    begin = end = date.min
    for spell in sorted(spells, key=lambda s: s.begin):
        if spell.begin > end:
            if begin <= on < end:
                break
            begin = spell.begin
        end = max(end, spell.end or date.max)
    return begin, None if end == date.max else end


class BagObject:
    """One occurrence of one object, as its XML says; names are those of LVBAG, without prefix.

    Valid only until the next object is read: what is asked later is read from the element.
    """

    __slots__ = ("_element", "_references", "_texts")

    def __init__(self, element: etree._Element) -> None:
        self._element = element
        self._texts: dict[str, str] = {}
        self._references: list[etree._Element] = []
        for node in element.iter(*_WANTED[_LOCAL_NAMES[element.tag]]):
            name, text = _LOCAL_NAMES[node.tag], node.text
            if not text or not (text := text.strip()):
                continue
            if name == _ADDRESS:
                self._references.append(node)
            elif name not in self._texts:
                self._texts[name] = text[:_LONGEST_TEXT]

    def get(self, name: str) -> str:
        """The first value of the field, or nothing."""
        return self._texts.get(name, "")

    def all(self, name: str) -> list[str]:
        """Each value of the field, in the order of the file."""
        texts = (node.text or "" for node in self._element.iter(f"{{*}}{name}"))
        return [text.strip() for text in texts if text.strip()]

    @property
    def identification(self) -> str:
        return self.get("identificatie")

    @property
    def alive(self) -> bool:
        """Whether the occurrence was never withdrawn as a mistake."""
        return self._texts.keys().isdisjoint(_DEAD)

    def addresses(self) -> list[tuple[str, bool]]:
        """The nummeraanduidingen that the object carries, and whether each is its main address."""
        found = []
        for node in self._references:
            parent = node.getparent()
            is_main = parent is not None and parent.tag.endswith("}heeftAlsHoofdadres")
            found.append(((node.text or "").strip()[:_LONGEST_TEXT], is_main))
        return found

    def spell(self, value: T) -> Spell[T]:
        """When the occurrence is in force, with what was true then."""
        begin, end = self.get("beginGeldigheid"), self.get("eindGeldigheid")
        number = self.get("voorkomenidentificatie")
        return Spell(
            begin=_day(begin, "beginGeldigheid"),
            end=_day(end, "eindGeldigheid") if end else None,
            number=_number(number),
            value=value,
        )

    def point(self) -> Point:
        """The place in RD metres: the point itself, or a point inside the area."""
        try:
            if position := self.get("pos"):
                x, y = position.split()[:2]
                return float(x), float(y)
            rings = [_pairs(node) for node in self._element.iter("{*}posList")]
        except ValueError:
            raise OccurrenceError("de coördinaten zijn geen getallen") from None
        if not rings or not all(rings):
            raise OccurrenceError("de plaats (geometrie) ontbreekt")
        return inner_point(rings)


def relation_spell(element: etree._Element) -> Spell[tuple[str, str, str]]:
    """Woonplaats, municipality and status of one relation, and when it holds."""
    item = BagObject(element)
    identifications = item.all("identificatie")
    if len(identifications) != 2:  # noqa: PLR2004 - the woonplaats, then the municipality
        raise OccurrenceError("een relatie noemt niet één woonplaats en één gemeente")
    end = item.get("einddatumTijdvakGeldigheid")
    return Spell(
        begin=_day(item.get("begindatumTijdvakGeldigheid"), "begindatumTijdvakGeldigheid"),
        end=_day(end, "einddatumTijdvakGeldigheid") if end else None,
        number=0,
        value=(identifications[0], identifications[1], item.get("status")),
    )


@lru_cache(maxsize=1_000)
def _number(text: str) -> int:
    return int(text) if _OCCURRENCE_NUMBER.fullmatch(text) else 0


@lru_cache(maxsize=100_000)
def _day(text: str, name: str) -> date:
    """Few days occur in many objects. A moment counts as its day."""
    try:
        return date.fromisoformat(text[:10]) if _DAY.match(text) else _no_day(name)
    except ValueError:
        return _no_day(name)


def _no_day(name: str) -> date:
    raise OccurrenceError(f"{name} is geen dag") from None


def _pairs(node: etree._Element) -> list[Point]:
    """The corners of one ring, whose positions have two numbers or, with a height, three."""
    numbers = [float(number) for number in (node.text or "").split()]
    dimension = 3 if _has_height(node) else 2
    starts = range(0, len(numbers) - dimension + 1, dimension)
    return [(numbers[start], numbers[start + 1]) for start in starts]


def _has_height(node: etree._Element) -> bool:
    """What the ring says of itself, or what the area around it says."""
    for around in (node, *node.iterancestors()):
        stated = around.get("srsDimension")
        if stated:
            return stated == "3"
    return False


def inner_point(rings: Sequence[Sequence[Point]]) -> Point:
    """A point that surely lies inside the area: on the line through its middle, west to east.

    The centre of gravity may lie outside a bent area or in a hole; the middle of the widest
    stretch inside does not.
    """
    heights = [y for ring in rings for _, y in ring]
    middle = (min(heights) + max(heights)) / 2
    crossings = sorted(
        x1 + (middle - y1) / (y2 - y1) * (x2 - x1)
        for ring in rings
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (y1 > middle) != (y2 > middle)
    )
    stretches = list(zip(crossings[::2], crossings[1::2], strict=True))
    if not stretches:
        return rings[0][0]
    west, east = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    return (west + east) / 2, middle
