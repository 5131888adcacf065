"""What can be chosen in a form about a signal, instead of typing what the register knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.common.business import Business
from models.common.municipality import Municipality, Officer, OfficerRole
from models.common.premises import Address
from models.control.control_round import ControlRound, RoundStatus, Visit
from models.law.common.address_words import plain_sign
from models.law.common.dutch import short_date
from models.law.common.roles import MAY, Action
from tasks.closure.reading.case_search import CaseQuery, find_cases
from tasks.register import address_search
from tasks.register.acting import require_may
from tasks.register.authority import municipalities_where
from tasks.register.resources import reading
from tasks.signals.signal_page import municipality_of_signal

RECORD = Action.RECORD_SIGNAL
MOST = 50
"""Places that a search shows."""
MOST_CASES = 200
MOST_ROUNDS = 12
LEAST = 3
"""Signs of a trade name; fewer are a house number."""


@dataclass(frozen=True)
class FoundPlace:
    """One place to choose: a business, or an address."""

    bag_id: str
    kvk_number: str
    """Empty for an address by itself."""
    words: str
    municipality: str


def search_places(words: str, by: str) -> Sequence[FoundPlace]:
    """Businesses and addresses where this officer records signals, fifty at most."""
    codes = municipalities_where(by, RECORD)
    with reading() as session:
        names = dict(session.exec(select(Municipality.code, Municipality.name)).all())
        addresses = address_search.meant_addresses(session, words, codes, MOST)
        there = [row.bag_id for row in addresses]
        found = [
            FoundPlace(
                business.bag_id,
                business.kvk_number,
                f"{business.trade_name}, {address.line}, {address.place}",
                names[business.municipality_code],
            )
            for business, address in _businesses(session, words, codes, there)
        ]
        found += [
            FoundPlace(row.bag_id, "", f"{row.line}, {row.place}", names[row.municipality_code])
            for row in addresses
        ]
        return found[:MOST]


def _businesses(
    session: Session, words: str, codes: Sequence[str], addresses: Sequence[str]
) -> Sequence[tuple[Business, Address]]:
    """Those at one of these addresses, and those of which the name holds the words."""
    wanted = plain_sign(words)
    asked = (
        select(Business, Address)
        .join(Address, col(Address.bag_id) == col(Business.bag_id))
        .where(col(Business.municipality_code).in_(codes), col(Business.ended_on).is_(None))
        .order_by(col(Business.trade_name), col(Business.id))
    )
    # Compared here and not in the database: SQLite knows the capitals of ASCII only.
    return [
        (business, address)
        for business, address in session.exec(asked)
        if business.bag_id in addresses
        or (len(wanted) >= LEAST and wanted in plain_sign(business.trade_name))
    ]


def place_of(bag_id: str, kvk_number: str, by: str) -> FoundPlace | None:
    """The place that was chosen; None when this officer records no signals there."""
    codes = municipalities_where(by, RECORD)
    with reading() as session:
        address = session.get(Address, bag_id)
        if address is None or address.municipality_code not in codes:
            return None
        name = ""
        if kvk_number:
            business = session.exec(
                select(Business).where(Business.bag_id == bag_id, Business.kvk_number == kvk_number)
            ).first()
            if business is None:
                return None
            name = f"{business.trade_name}, "
        where = session.get_one(Municipality, address.municipality_code).name
        return FoundPlace(bag_id, kvk_number, f"{name}{address.line}, {address.place}", where)


def choices_of_signal(reference: str, by: str) -> Mapping[str, Mapping[str, str]]:
    """What can be chosen about this signal: words by value, by the name of the field."""
    return choices_in(municipality_of_signal(reference), by)


def choices_in(code: str, by: str) -> Mapping[str, Mapping[str, str]]:
    """The same for a new signal in a municipality (CBS code)."""
    require_may(by, RECORD, code)
    with reading() as session:
        owners = _owners(session, code)
        origins = _origins(session, code)
    cases = find_cases(CaseQuery(), [code], [], MOST_CASES).lines
    return {
        "owner": owners,
        "origin": origins,
        "case": {
            case.reference: f"{case.reference}: {case.address} ({case.status.label})"
            for case in cases
        },
    }


def _owners(session: Session, code: str) -> Mapping[str, str]:
    """Who handles signals there."""
    asked = (
        select(Officer.code, Officer.name)
        .join(OfficerRole, col(OfficerRole.officer_id) == col(Officer.id))
        .where(
            OfficerRole.municipality_code == code,
            col(OfficerRole.role).in_(MAY[RECORD]),
            col(Officer.active),
        )
        .order_by(col(Officer.code))
    )
    return {owner: f"{owner}: {name}" for owner, name in session.exec(asked)}


def _origins(session: Session, code: str) -> Mapping[str, str]:
    """The newest controls, and the visits of them that were recorded: "LIN-CON-007 1-2"."""
    rounds = session.exec(
        select(ControlRound)
        .where(ControlRound.municipality_code == code, ControlRound.status != RoundStatus.SKIPPED)
        .order_by(col(ControlRound.id).desc())
        .limit(MOST_ROUNDS)
    ).all()
    names: dict[str, str] = {}
    visits = session.exec(
        select(Visit, Business.trade_name)
        .join(Business, col(Business.id) == col(Visit.business_id))
        .where(col(Visit.round_id).in_([row.id for row in rounds]), col(Visit.access).is_not(None))
        .order_by(col(Visit.team), col(Visit.rank))
    ).all()
    for row in rounds:
        day = f" van {short_date(row.planned_on)}" if row.planned_on else ""
        names[row.reference] = f"{row.reference}{day}"
        for visit, name in visits:
            if visit.round_id == row.id:
                words = f"{row.reference}, bezoek {visit.place}: {name}"
                names[f"{row.reference} {visit.place}"] = words
    return names
