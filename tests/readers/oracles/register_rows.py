"""All rows of an SQLite register as plain values, read past the software that wrote them."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
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
        *("reopened_on", "archived_on", "zienswijze_received_on"),
    }
)
"""Columns that hold a day."""
OF_THE_CASE = (
    *("closurecase", "party", "partycapacity", "term", "caseevent", "event", "decision"),
    *("document", "dispatch", "approval", "track", "trackstep", "claim", "claimpayment"),
    *("deferral", "casechange", "trackdecision", "penaltyorder", "costitem"),
)


def read_rows(register: Path) -> Rows:
    """The rows of every table of a closure, without the bytes of documents, in the order kept."""
    with closing(sqlite3.connect(register)) as connection:
        connection.row_factory = sqlite3.Row
        return {table: _rows_of(connection, table) for table in OF_THE_CASE}


def _rows_of(connection: sqlite3.Connection, table: str) -> list[Row]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    wanted = ", ".join(f'"{name}"' for name in columns if name != "content")
    found = connection.execute(f"SELECT {wanted} FROM {table} ORDER BY rowid")  # noqa: S608
    return [{name: _value(name, row[name]) for name in row.keys()} for row in found]  # noqa: SIM118


def _value(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name in DAYS and isinstance(value, str) else value


def content_of(register: Path, document: int) -> bytes:
    """The bytes of one document."""
    with closing(sqlite3.connect(register)) as connection:
        found = connection.execute("SELECT content FROM document WHERE id = ?", [document])
        return bytes(found.fetchone()[0])


def whole(register: Path) -> bytes:
    """Every byte that the register holds now; two that are equal hold the same rows."""
    with closing(sqlite3.connect(register)) as connection:
        return connection.serialize()
