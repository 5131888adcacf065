"""Finding cases: by number, by street and house number, by BAG number, by number of the report."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlmodel import col

from models.closure.closure import ClosureCase
from models.closure.term import Term
from models.common.municipality import Municipality
from models.common.premises import Address, Premises
from models.law.closure.procedure import CaseStatus
from models.law.common.address_words import AddressWords, plain_sign
from tasks.register.resources import reading_rows

LEAST = 3
"""Fewer signs than these are a house number, and no part of the number of a case or report."""
LEAST_OF_BAG = 6


@dataclass(frozen=True)
class CaseQuery:
    """What is looked for; what is empty asks nothing."""

    words: str = ""
    municipality_code: str = ""
    status: CaseStatus | None = None
    only_open: bool = False


@dataclass(frozen=True)
class FoundCase:
    """One case in the list."""

    reference: str
    municipality_code: str
    municipality: str
    status: CaseStatus
    address: str
    """Street and number with the place; empty for who may not read the case."""
    reported_on: date
    next_last_day: date | None
    """The first last day that is still to be met; none of a case in the archive."""


@dataclass(frozen=True)
class FoundCases:
    """The newest of the cases that were found, and how many there are in all."""

    lines: Sequence[FoundCase]
    count: int


def find_cases(
    query: CaseQuery, whole: Collection[str], outline: Collection[str], most: int
) -> FoundCases:
    """The cases that answer the query, newest first and no more than `most`.

    Of the municipalities (CBS codes) in `whole` with their address; of those in `outline` without,
    and found by their own number alone.
    """
    asked = _narrowed(query, {*whole, *outline})
    words = _Words(query.words)
    shown: Sequence[Row[Any]]
    if words.plain:
        every = reading_rows(asked)
        found = [row for row in every if words.are_of(row[1:], is_whole=row[2] in whole)]
        shown, count = found[:most], len(found)
    else:
        shown = reading_rows(asked.limit(most))
        count = reading_rows(select(func.count()).select_from(asked.order_by(None).subquery()))[0][
            0
        ]
    first_days = _first_days([row[0] for row in shown])
    lines = [
        FoundCase(
            reference=row[1],
            municipality_code=row[2],
            municipality=row[3],
            status=row[4],
            address=_line(*row[8:]) if row[2] in whole else "",
            reported_on=row[5],
            next_last_day=None if row[4] is CaseStatus.ARCHIVED else first_days.get(row[0]),
        )
        for row in shown
    ]
    return FoundCases(lines, count)


def _narrowed(query: CaseQuery, codes: Collection[str]) -> Select[Any]:
    """What the database can sort out by itself."""
    asked = (
        select(
            col(ClosureCase.id),
            col(ClosureCase.reference),
            col(ClosureCase.municipality_code),
            col(Municipality.name),
            col(ClosureCase.status),
            col(ClosureCase.reported_on),
            col(ClosureCase.report_number),
            col(Address.bag_id),
            col(Address.street),
            col(Address.house_number),
            col(Address.house_letter),
            col(Address.addition),
            col(Address.place),
        )
        .join(Municipality, col(Municipality.code) == col(ClosureCase.municipality_code))
        .join(Premises, col(Premises.id) == col(ClosureCase.premises_id))
        .join(Address, col(Address.bag_id) == col(Premises.bag_id))
        .where(col(ClosureCase.municipality_code).in_(codes))
        .order_by(col(ClosureCase.id).desc())
    )
    if query.municipality_code:
        asked = asked.where(col(ClosureCase.municipality_code) == query.municipality_code)
    if query.status is not None:
        asked = asked.where(col(ClosureCase.status) == query.status)
    if query.only_open:
        closed = (CaseStatus.ARCHIVED, CaseStatus.WITHDRAWN)
        asked = asked.where(col(ClosureCase.status).not_in(closed))
    return asked


def _first_days(cases: Sequence[int]) -> Mapping[int, date]:
    """The first last day that is still to be met, by key of the case."""
    asked = (
        select(col(Term.case_id), func.min(col(Term.last_day)))
        .where(col(Term.case_id).in_(cases), col(Term.met_on).is_(None))
        .group_by(col(Term.case_id))
    )
    return {row[0]: row[1] for row in reading_rows(asked)}


class _Words:
    """What was typed, as it is compared with each case."""

    def __init__(self, typed: str) -> None:
        self.plain = plain_sign(typed)
        self.address = AddressWords.of(typed)

    def are_of(self, row: Sequence[object], *, is_whole: bool) -> bool:
        """Whether the case of this row is meant."""
        if not self.plain or self._is_in(str(row[0])):
            return True
        if not is_whole:
            return False
        is_bag = len(self.plain) >= LEAST_OF_BAG and str(row[6]).startswith(self.plain)
        if is_bag or (self._is_in(str(row[5])) and not self.plain.isalpha()):
            return True
        return self.address.match(str(row[7]), int(str(row[8])), str(row[9]), str(row[10]))

    def _is_in(self, number: str) -> bool:
        return len(self.plain) >= LEAST and self.plain in plain_sign(number)


def _line(street: str, number: int, letter: str, addition: str, place: str) -> str:
    end = f"-{addition}" if addition else ""
    return f"{street} {number}{letter}{end}, {place}"
