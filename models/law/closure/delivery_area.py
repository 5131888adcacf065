"""Which addresses get a residents' letter: those around closed premises, or in named streets.

No rule of law sets the spread: the circle and the streets are the municipality's own choice.
"""

import difflib
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from models.law.common.address_days import in_force
from models.law.common.errors import FaultsError, WeerbaarError

MAX_RADIUS_M = 1_000.0
"""A larger circle is no neighbourhood: it would be a typing error in almost every case."""

NEAR_MATCHES = 3


class RadiusError(WeerbaarError):
    """Raised when the radius of a delivery area is not above 0 and at most 1,000 metres."""


class UnknownStreetsError(FaultsError):
    """Raised when streets are asked for that have no address; lists each with what is near."""


class Located(Protocol):
    """An address with its place in RD metres (EPSG:28992)."""

    @property
    def bag_id(self) -> str: ...
    @property
    def street(self) -> str: ...
    @property
    def house_number(self) -> int: ...
    @property
    def house_letter(self) -> str: ...
    @property
    def addition(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def rd_x(self) -> float: ...
    @property
    def rd_y(self) -> float: ...
    @property
    def valid_from(self) -> date: ...
    @property
    def valid_to(self) -> date | None: ...


AddressT = TypeVar("AddressT", bound=Located)


def checked_radius(radius_m: float) -> float:
    """The radius, or `RadiusError` when it is not above 0 and at most `MAX_RADIUS_M` metres."""
    if not 0 < radius_m <= MAX_RADIUS_M:
        raise RadiusError(
            f"De straal van het bezorggebied is {radius_m:g} meter; "
            f"kies een straal boven 0 en hoogstens {MAX_RADIUS_M:g} meter."
        )
    return radius_m


def within(centre: Located, address: Located, radius_m: float) -> bool:
    """Whether the address lies in the circle or on its edge.

    Counted in whole millimetres, as BAG gives them, so that the edge is exact.
    """
    dx = _millimetres(address.rd_x) - _millimetres(centre.rd_x)
    dy = _millimetres(address.rd_y) - _millimetres(centre.rd_y)
    return dx * dx + dy * dy <= _millimetres(radius_m) ** 2


def circle(
    centre: Located, candidates: Iterable[AddressT], radius_m: float, on: date
) -> list[AddressT]:
    """The addresses around the centre that get a letter on the day, in walking order.

    The closed premises itself gets none; another address in the same building does.
    """
    radius = checked_radius(radius_m)
    return in_order(
        address
        for address in candidates
        if address.bag_id != centre.bag_id
        and in_force(address, on)
        and within(centre, address, radius)
    )


def in_order(addresses: Iterable[AddressT]) -> list[AddressT]:
    """By street, place, house number, letter and addition; 2 comes before 10, also in names."""
    return sorted(
        addresses,
        key=lambda a: (
            _natural(a.street),
            _natural(a.place),
            a.house_number,
            a.house_letter.casefold(),
            _natural(a.addition),
            a.bag_id,
        ),
    )


Street = tuple[str, str]
"""Name of the street and of its place."""


def named_streets(wanted: Sequence[str], known: Iterable[Street]) -> set[Street]:
    """The streets meant by their names: "Voorbeeldstraat" or "Voorbeeldstraat, Verzonnendorp".

    Raises `UnknownStreetsError` listing every name that no street bears (with near matches) and
    every name that streets of more than one place bear: a letter must not go to a wrong village.
    """
    by_name: dict[str, set[Street]] = defaultdict(set)
    written: dict[str, str] = {}
    for street, place in known:
        for text in (street, f"{street}, {place}"):
            by_name[_folded(text)].add((street, place))
        written[_folded(street)] = street
    faults = [] if wanted else ["noem ten minste één straat"]
    found: set[Street] = set()
    for name in wanted:
        meant = by_name.get(_folded(name), set())
        found |= meant
        if not meant:
            faults.append(_unknown(name, written))
        elif len(meant) > 1:
            choices = " of ".join(f"“{street}, {place}”" for street, place in sorted(meant))
            faults.append(f"{name} komt in meer plaatsen voor: schrijf {choices}")
    if faults:
        raise UnknownStreetsError("De lijst van straten", faults)
    return found


def _unknown(name: str, written: dict[str, str]) -> str:
    near = difflib.get_close_matches(_folded(name), sorted(written), n=NEAR_MATCHES)
    hint = f" (bedoelt u {' of '.join(written[match] for match in near)}?)" if near else ""
    return f"{name} heeft op die dag geen adressen in het register{hint}"


def _millimetres(metres: float) -> int:
    return round(metres * 1000)


def _folded(text: str) -> str:
    """The name without capitals, accents and double spaces, as people type it."""
    plain = unicodedata.normalize("NFKD", " ".join(text.split()))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def _natural(text: str) -> list[tuple[float, str]]:
    """A sorting key in which numbers count as numbers, before letters: "2", "10", "a"."""
    parts = re.findall(r"[0-9]+|[^0-9]+", _folded(text))
    return [(int(part), "") if part.isdigit() else (math.inf, part) for part in parts]
