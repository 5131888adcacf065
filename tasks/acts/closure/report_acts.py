"""A new case on a page: find the address, see what the report would give, and record it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models.closure.closure_forms import PoliceReportForm
from models.common.municipality import Municipality
from models.common.premises import Address
from models.law.common.address_words import AddressWords
from models.law.common.roles import Action
from tasks.closure.reading import tried_reports
from tasks.closure.reading.tried_reports import Tried, TriedTerm
from tasks.register.authority import municipalities_where
from tasks.register.resources import reading

__all__ = ["FoundAddress", "Tried", "TriedTerm"]
MOST = 50
DIGITS = 5
"""Of the longest house number."""
RECORD = Action.RECORD_POLICE_REPORT


@dataclass(frozen=True)
class FoundAddress:
    """One address to choose, with the cases that are there already."""

    bag_id: str
    words: str
    municipality: str
    cases: Sequence[str]


def search_addresses(words: str, by: str) -> Sequence[FoundAddress]:
    """Addresses in force where this officer may record a report, fifty at most."""
    codes = municipalities_where(by, RECORD)
    wanted = AddressWords.of(words)
    with reading() as session:
        names = dict(session.exec(select(Municipality.code, Municipality.name)).all())
        numbers = {int(digits) for _, digits, _ in wanted.ways if digits and len(digits) <= DIGITS}
        asked = select(Address).where(
            col(Address.municipality_code).in_(codes), col(Address.valid_to).is_(None)
        )
        if numbers and all(digits for _, digits, _ in wanted.ways):
            asked = asked.where(col(Address.house_number).in_(numbers))
        ordered = asked.order_by(
            col(Address.street), col(Address.house_number), col(Address.house_letter)
        )
        found = [
            row
            for row in session.exec(ordered)
            if wanted.match(row.street, row.house_number, row.house_letter, row.addition)
        ]
        return [_found(session, row, names) for row in found[:MOST]]


def address_of(bag_id: str, by: str) -> FoundAddress | None:
    """The address that was chosen; None when he may not record a report there."""
    codes = municipalities_where(by, RECORD)
    with reading() as session:
        row = session.get(Address, bag_id)
        if row is None or row.municipality_code not in codes:
            return None
        names = dict(session.exec(select(Municipality.code, Municipality.name)).all())
        return _found(session, row, names)


def _found(session: Session, row: Address, names: dict[str, str]) -> FoundAddress:
    return FoundAddress(
        row.bag_id,
        f"{row.line}, {row.place}",
        names[row.municipality_code],
        tried_reports.cases_at(session, row.bag_id),
    )


def try_report(form: PoliceReportForm, at: datetime) -> Tried:
    """What the report would give; nothing is stored."""
    return tried_reports.try_report(form, at)
