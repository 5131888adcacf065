"""Who gets a residents' letter: the addresses around the premises, or in the named streets."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from models.common.premises import Address
from models.law.closure.delivery_area import checked_radius, circle, in_order, named_streets
from models.law.common.errors import WeerbaarError
from tasks.register.organisation import require_municipality

ROUNDING_M = 0.001


class UnknownAddressError(WeerbaarError):
    """Raised when a nummeraanduiding is not in the register."""


def addresses_around(session: Session, bag_id: str, radius_m: float, on: date) -> list[Address]:
    """The addresses in force on the day within the radius (metres, edge included), in order.

    Also those across the municipal border. The address `bag_id` itself is left out. Raises
    `UnknownAddressError`, or `RadiusError` for a radius not above 0 and at most 1,000 metres.
    """
    reach = checked_radius(radius_m) + ROUNDING_M
    centre = session.get(Address, bag_id)
    if centre is None:
        raise UnknownAddressError(f"Nummeraanduiding {bag_id} staat niet in het register.")
    in_the_square = select(Address).where(
        col(Address.rd_x).between(centre.rd_x - reach, centre.rd_x + reach),
        col(Address.rd_y).between(centre.rd_y - reach, centre.rd_y + reach),
        *_in_force(on),
    )
    return circle(centre, session.exec(in_the_square), radius_m, on)


def addresses_around_all(
    session: Session, bag_ids: Collection[str], radius_m: float, on: date
) -> list[Address]:
    """The addresses around any of these, each once and without these themselves, in order.

    Raises what `addresses_around` raises.
    """
    found = {
        address.bag_id: address
        for bag_id in bag_ids
        for address in addresses_around(session, bag_id, radius_m, on)
    }
    return in_order(address for bag_id, address in found.items() if bag_id not in bag_ids)


def addresses_in_streets(
    session: Session,
    municipality_code: str,
    streets: Sequence[str],
    on: date,
    *,
    without: Collection[str] = (),
) -> list[Address]:
    """The addresses in force on the day in the named streets, in order.

    `without` holds the nummeraanduidingen of the closed premises. Raises
    `UnknownMunicipalityError`, or `UnknownStreetsError` with every street that is unknown or
    lies in more than one place.
    """
    require_municipality(session, municipality_code)
    here = (col(Address.municipality_code) == municipality_code, *_in_force(on))
    known = session.exec(select(Address.street, Address.place).where(*here).distinct())
    meant = named_streets(streets, known)
    names = {street for street, _ in meant}
    found = session.exec(select(Address).where(*here, col(Address.street).in_(names)))
    return in_order(a for a in found if (a.street, a.place) in meant and a.bag_id not in without)


def _in_force(on: date) -> tuple[ColumnElement[bool], ...]:
    ends = col(Address.valid_to)
    return (col(Address.valid_from) <= on, or_(ends.is_(None), ends > on))
