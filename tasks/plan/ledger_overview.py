"""The ledger to read: every entry with its corrections, and where a budget was passed."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.common.ledger import LedgerEntry
from models.common.municipality import Municipality
from tasks.plan.costs import INVOICE, days_of_recording
from tasks.plan.plan_overview import money_warnings
from tasks.plan.plan_policies import plans_of
from tasks.register.resources import reading


@dataclass(frozen=True)
class LedgerLine:
    """One entry."""

    key: str
    municipality: str
    action_number: int
    on: date
    amount: int
    """In whole euro; below zero in a correction."""
    what: str
    corrects: str
    """Key of the first entry of the same cause; empty for that entry itself."""
    recorded_on: date | None
    """The day on which an officer said so; None when the register booked it by itself."""

    @property
    def mark(self) -> str:
        """What it was booked under: the number of an invoice, a round or an investigation."""
        return self.key.rpartition(":")[2].partition("#")[0]

    @property
    def is_invoice(self) -> bool:
        """Whether an officer booked it."""
        return self.key.startswith(INVOICE)


@dataclass(frozen=True)
class Ledger:
    """The entries of one municipality or of all, of one year or of all."""

    lines: tuple[LedgerLine, ...]
    warnings: tuple[str, ...]

    @property
    def spent(self) -> dict[str, int]:
        """What the entries of each municipality add up to, by name."""
        sums: dict[str, int] = {}
        for line in self.lines:
            sums[line.municipality] = sums.get(line.municipality, 0) + line.amount
        return sums


def read_ledger(municipality_code: str = "", year: int | None = None) -> Ledger:
    """The entries by day; of all municipalities or years where none is given."""
    query = (
        select(LedgerEntry, Municipality)
        .join(Municipality, col(Municipality.code) == col(LedgerEntry.municipality_code))
        .order_by(col(LedgerEntry.on), col(LedgerEntry.id))
    )
    if municipality_code:
        query = query.where(LedgerEntry.municipality_code == municipality_code)
    if year is not None:
        query = query.where(col(LedgerEntry.on).between(date(year, 1, 1), date(year, 12, 31)))
    with reading() as session:
        rows = session.exec(query).all()
        keys = _first_keys(session)
        days = _days_by_key(session)
        lines = tuple(
            LedgerLine(
                key=entry.key,
                municipality=municipality.name,
                action_number=entry.action_number,
                on=entry.on,
                amount=entry.amount,
                what=entry.what,
                corrects=keys[entry.corrects_id] if entry.corrects_id else "",
                recorded_on=days.get(entry.key),
            )
            for entry, municipality in rows
        )
        booked = {(entry.on.year, entry.municipality_code) for entry, _ in rows}
        return Ledger(lines, _warnings(session, booked))


def _days_by_key(session: Session) -> dict[str, date]:
    """When each entry of an invoice was recorded: one for each time that the history tells of it.

    The first has the key of its cause, a later one its number behind that.
    """
    return {
        f"{key}#{number}" if number else key: on
        for key, days in days_of_recording(session).items()
        for number, on in enumerate(days)
    }


def _first_keys(session: Session) -> dict[int | None, str]:
    """The key of each entry that was corrected, also in another year."""
    corrected = select(LedgerEntry.corrects_id).where(col(LedgerEntry.corrects_id).is_not(None))
    rows = session.exec(select(LedgerEntry).where(col(LedgerEntry.id).in_(corrected)))
    return {row.id: row.key for row in rows}


def _warnings(session: Session, booked: set[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(
        words
        for year, code in sorted(booked)
        for plan in plans_of(year, [code])
        for words in money_warnings(session, plan, code)
    )
