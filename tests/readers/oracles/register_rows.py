"""All rows of an SQLite register as plain values, read past the software that wrote them."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]

DAYS = frozenset(
    {
        *("on", "starts_on", "last_day", "met_on", "sent_on", "returned_on", "announced_on"),
        *("found_on", "reported_on", "closed_on", "ordered_from", "ordered_until", "grace_until"),
        *("opened_on", "changed_on", "posted_on", "from_on", "until", "arose_on", "granted_on"),
        *("first_on", "withdrawn_on", "takes_effect_on", "approved_on", "prepared_on", "made_on"),
        *("voided_on", "first_day", "review_on", "compliance_until", "suspended_until"),
        *("pay_on", "paid_on", "replaced_on"),
        *("reopened_on", "archived_on", "zienswijze_received_on"),
    }
)
"""Columns that hold a day."""
OF_THE_CASE = (
    *("closurecase", "party", "partycapacity", "term", "caseevent", "event", "decision"),
    *("document", "dispatch", "approval", "track", "trackstep", "claim", "claimpayment"),
    *("deferral", "casechange", "trackdecision", "penaltyorder", "costitem", "repayment"),
    "deferralchange",
)


class Reading:
    """A connection that stays open as long as a walk, and sees what others write."""

    def __init__(self, register: Path) -> None:
        """Open it; nothing is locked between two questions."""
        self._connection = sqlite3.connect(register)
        self._columns = {table: _columns_of(self._connection, table) for table in OF_THE_CASE}

    def version(self) -> int:
        """Another number as soon as anybody else committed a change to any table."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def rows(self) -> Rows:
        """The rows of every table of a closure, without the bytes of documents, as kept."""
        return {table: self._rows_of(table) for table in OF_THE_CASE}

    def _rows_of(self, table: str) -> list[Row]:
        names = self._columns[table]
        days = [place for place, name in enumerate(names) if name in DAYS]
        wanted = ", ".join(f'"{name}"' for name in names)
        read: list[Row] = []
        for found in self._connection.execute(f"SELECT {wanted} FROM {table} ORDER BY rowid"):  # noqa: S608
            row = dict(zip(names, found, strict=True))
            read.append(row | {names[each]: _day(found[each]) for each in days})
        return read

    def content_of(self, document: int) -> bytes:
        """The bytes of one document."""
        asked = "SELECT content FROM document WHERE id = ?"
        return bytes(self._connection.execute(asked, [document]).fetchone()[0])

    def close(self) -> None:
        """Let go of the register."""
        self._connection.close()


def _columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    columns = connection.execute(f"PRAGMA table_info({table})")
    return [column[1] for column in columns if column[1] != "content"]


def _day(value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) else value
