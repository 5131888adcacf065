"""A new case on a page: find the address, see what the report would give, and record it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from models.closure.closure_forms import PoliceReportForm
from models.common.municipality import Municipality
from models.common.premises import Address
from models.law.common.roles import Action
from tasks.closure.reading import tried_reports
from tasks.closure.reading.tried_reports import Tried, TriedTerm
from tasks.register.address_search import meant_addresses
from tasks.register.authority import municipalities_where
from tasks.register.resources import reading

__all__ = ["FoundAddress", "Tried", "TriedTerm"]
MOST = 50
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
    with reading() as session:
        names = dict(session.exec(select(Municipality.code, Municipality.name)).all())
        found = meant_addresses(session, words, codes, MOST)
        return [_found(session, row, names) for row in found]


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
