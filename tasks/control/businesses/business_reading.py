"""Finding a business, and that somebody read it: reading is an act too, told once a day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from models.common.business import Business
from models.common.history import Event, EventKind
from models.common.municipality import Municipality
from models.common.premises import Address
from models.law.common.address_words import AddressWords
from models.law.common.business_labels import Label
from tasks.register.acting import id_of
from tasks.register.history_entries import Entry, remember
from tasks.register.resources import reading, transaction

LEAST = 2
"""Fewer signs find everything."""
WHY = "AVG art. 5"


@dataclass(frozen=True)
class BusinessLine:
    """One business at one address, to choose."""

    municipality_code: str
    municipality: str
    kvk_number: str
    trade_name: str
    address: str
    park: str
    label: Label
    has_ended: bool


def search_businesses(words: str, codes: Collection[str], most: int) -> Sequence[BusinessLine]:
    """The businesses that are meant, by a part of the name, KVK number, or street and number."""
    wanted = " ".join(words.split())
    if len(wanted) < LEAST:
        return ()
    place = AddressWords.of(wanted)
    with reading() as session:
        rows = session.exec(
            select(Business, Address, Municipality)
            .join(Address, col(Address.bag_id) == col(Business.bag_id))
            .join(Municipality, col(Municipality.code) == col(Business.municipality_code))
            .where(col(Business.municipality_code).in_(codes))
            .order_by(col(Business.trade_name), col(Business.id))
        )
        found = [
            _line(business, address, municipality)
            for business, address, municipality in rows
            if wanted.replace(" ", "") == business.kvk_number
            or wanted.casefold() in business.trade_name.casefold()
            or place.match(
                address.street, address.house_number, address.house_letter, address.addition
            )
        ]
    return found[:most]


def remember_reading(kvk_number: str, municipality_code: str, by: str, at: datetime) -> None:
    """Write down that this officer read these places today; the history names none of them."""
    chain = f"BEDRIJF-{municipality_code}-{at.year}"
    with transaction() as session:
        ids = [
            id_of(row)
            for row in session.exec(
                select(Business).where(
                    Business.municipality_code == municipality_code,
                    Business.kvk_number == kvk_number,
                )
            )
        ]
        told = set(
            session.exec(
                select(Event.what).where(
                    Event.chain == chain, Event.officer == by, Event.on == at.date()
                )
            )
        )
        for what in (f"Bedrijf {number} ingezien." for number in sorted(ids)):
            if what not in told:
                entry = Entry(chain, by, EventKind.READ, what, WHY)
                remember(session, entry, at.date(), at)


def _line(business: Business, address: Address, municipality: Municipality) -> BusinessLine:
    return BusinessLine(
        municipality_code=municipality.code,
        municipality=municipality.name,
        kvk_number=business.kvk_number,
        trade_name=business.trade_name,
        address=f"{address.line}, {address.place}",
        park=business.park,
        label=business.label,
        has_ended=business.ended_on is not None,
    )
