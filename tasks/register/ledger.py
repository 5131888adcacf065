"""The ledger: entries are only added, and what a cause cost is the sum of its entries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select

from models.common.ledger import LedgerEntry
from models.law.common.plan_roles import PlanRole

PaidBy = Callable[[str, PlanRole, date], int]
"""Which action of the plan pays: by CBS code, what for, and the day; 0 for none."""


@dataclass(frozen=True)
class Cause:
    """Why something is booked: one control round, one request to the LBB, one invoice."""

    key: str
    municipality_code: str
    action_number: int
    what: str


@dataclass(frozen=True)
class Booked:
    """What a cause cost by now, and on which day."""

    amount: int
    on: date


def book(session: Session, cause: Cause, amount: int, on: date) -> bool:
    """Let the entries of a cause add up to `amount` on day `on`; False when they already did.

    What was booked on another day is countered on that day, so that each year keeps its own sum.
    """
    entries = entries_of(session, cause.key)
    if not entries:
        session.add(_entry(cause, cause.key, amount, on))
        session.flush()
        return True
    sums = _by_day(entries)
    wanted = {on: amount}
    changes = {day: wanted.get(day, 0) - sums.get(day, 0) for day in sorted(sums | wanted)}
    number = len(entries)
    for day, difference in changes.items():
        if difference:
            entry = _entry(cause, f"{cause.key}#{number}", difference, day)
            entry.corrects_id = entries[0].id
            session.add(entry)
            number += 1
    session.flush()
    return any(changes.values())


def booked(entries: list[LedgerEntry]) -> Booked:
    """What the entries of one cause add up to; on the first day when that is nothing."""
    sums = {day: amount for day, amount in _by_day(entries).items() if amount}
    return Booked(sum(sums.values()), max(sums, default=entries[0].on))


def entries_of(session: Session, key: str) -> list[LedgerEntry]:
    """The entry of a cause with its corrections, in the order of booking."""
    first = session.exec(select(LedgerEntry).where(LedgerEntry.key == key)).first()
    if first is None:
        return []
    more = session.exec(
        select(LedgerEntry).where(LedgerEntry.corrects_id == first.id).order_by(col(LedgerEntry.id))
    )
    return [first, *more]


def spent_in(session: Session, year: int) -> Mapping[tuple[str, int], int]:
    """What each action of each municipality (CBS code, number) cost in a year, in whole euro."""
    rows = session.exec(
        select(
            LedgerEntry.municipality_code,
            LedgerEntry.action_number,
            func.sum(LedgerEntry.amount),
        )
        .where(col(LedgerEntry.on).between(date(year, 1, 1), date(year, 12, 31)))
        .group_by(LedgerEntry.municipality_code, col(LedgerEntry.action_number))
    )
    return {(code, number): int(amount) for code, number, amount in rows}


def _by_day(entries: list[LedgerEntry]) -> dict[date, int]:
    sums: dict[date, int] = {}
    for entry in entries:
        sums[entry.on] = sums.get(entry.on, 0) + entry.amount
    return sums


def _entry(cause: Cause, key: str, amount: int, on: date) -> LedgerEntry:
    return LedgerEntry(
        key=key,
        municipality_code=cause.municipality_code,
        action_number=cause.action_number,
        amount=amount,
        on=on,
        what=cause.what,
    )
