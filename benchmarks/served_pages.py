"""`make bench`: how long a page takes with 10,000 cases, beside a bare page of the same size.

Both are asked in this process, by turns, without a network: a bare FastAPI with a Jinja2 template
of the same bytes, and the officers' page. The 95th percentile of each counts.
"""

import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.testclient import TestClient
from filelock import FileLock
from jinja2 import Environment
from sqlalchemy import Column, Connection, Table, insert, select
from sqlmodel import SQLModel

from portal.web.app import create_app
from portal.web.entry.csrf import FIELD
from tasks.register import resources
from tests.builders.blank_registers import copy_postgres, drop_postgres, postgres_server
from tests.builders.case_builder import PREMISES, fill_register
from tests.builders.case_states import STATES
from tests.builders.people.log_ins import Person, first_administrator, with_account

CASES = 10_000
EVENTS_EACH = 10
ASKED = 60
"""Times that each page is asked; the slowest three do not count."""
AIM_MS, MOST_TIMES_THE_BARE = 100, 10
AT_ONCE = 5_000
OWN = "https://weerbaar.example"
SIGN = re.compile(rf'name="{FIELD}" value="([0-9a-f]+)"')
COPIED = ("address", "premises", "closurecase", "finding", "party", "term")
"""What a list or a page of a case reads of it; each row of the first case is copied."""
DAYS_APART, STREETS = 2_000, 100
SHIFT = 1_000
"""Between the numbers of a row and its copies."""


class Clock:
    """A Monday after the closing of every case."""

    def __init__(self) -> None:
        self.at = datetime(2026, 4, 13, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The present moment."""
        return self.at


def fill() -> None:
    """One case as officers made it, and copies of it as rows, with a history of the same length."""
    fill_register()
    STATES["closed"]()
    with resources.engine().begin() as connection:
        for table in SQLModel.metadata.sorted_tables:
            if table.name in COPIED or table.name == "event":
                rows = _rows(connection, table)
                made = _events(rows) if table.name == "event" else _copies(table, rows)
                while part := list(islice(made, AT_ONCE)):
                    connection.execute(insert(table), part)


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    """Of the addresses that of the case alone."""
    asked = select(table)
    if table.name == "address":
        asked = asked.where(table.c.bag_id == PREMISES)
    return [dict(row) for row in connection.execute(asked).mappings()]


def _copies(table: Table, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    shifted = [column for column in table.columns if _is_number_of_a_copy(column)]
    for copy in range(1, CASES):
        for row in rows:
            new = row | {column.name: row[column.name] + copy * SHIFT for column in shifted}
            if "bag_id" in row:
                new["bag_id"] = f"{int(row['bag_id']) + copy * SHIFT:016}"
            if table.name == "address":
                new["street"], new["house_number"] = f"Straat {copy % STREETS}", 1 + copy // STREETS
            if table.name == "term":
                # A term ends on another day in each case, as in life.
                new["last_day"] = row["last_day"] + timedelta(days=copy % DAYS_APART)
            if table.name == "closurecase":
                new["reference"] = f"LIN-2026-{copy + 1:03}"
                new["report_number"] = f"PL-{copy}"
            yield new


def _is_number_of_a_copy(column: Column[Any]) -> bool:
    target = {key.column.table.name for key in column.foreign_keys}
    return column.name == "id" or bool(target & set(COPIED) - {"address"})


def _events(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    of_case = [row for row in rows if row["chain"] == "LIN-2026-001"][:EVENTS_EACH]
    newest = max(row["id"] for row in rows)
    for copy in range(1, CASES):
        for row in of_case:
            newest += 1
            yield row | {"id": newest, "chain": f"LIN-2026-{copy + 1:03}"}


def bare_page(size: int) -> Callable[[], object]:
    """A template that writes 100 lines, together of this size."""
    application, line = FastAPI(), "x" * (size // 100)
    template = Environment(autoescape=True).from_string(
        "{% for l in lines %}<p>{{ l }}{% endfor %}"
    )

    @application.get("/")
    def answer() -> HTMLResponse:
        return HTMLResponse(template.render(lines=[line] * 100))

    client = TestClient(application)
    return lambda: client.get("/")


def browser(clock: Clock) -> TestClient:
    """A case handler who is logged in."""
    first_administrator(clock())
    person: Person = with_account("ZAAK1", clock())
    client = TestClient(create_app(clock), base_url=OWN, follow_redirects=False)
    clock.at += timedelta(minutes=1)
    typed = {"wie": person.code, "wachtwoord": person.password, "code": person.code_at(clock())}
    answer = client.post("/inloggen", data=typed | _sign(client, "/inloggen"), headers=_from())
    if answer.status_code != 303:  # noqa: PLR2004
        raise RuntimeError("nobody came in")
    return client


def _sign(client: TestClient, path: str) -> dict[str, str]:
    found = SIGN.search(client.get(path).text)
    return {FIELD: found[1]} if found else {}


def _from() -> dict[str, str]:
    return {"Origin": OWN}


def percentile(ours: Callable[[], Any], bare: Callable[[], Any]) -> tuple[float, float]:
    """The 95th percentile of both in seconds, asked by turns."""
    seconds: tuple[list[float], list[float]] = [], []
    for _ in range(ASKED):
        for work, kept in zip((ours, bare), seconds, strict=True):
            started = time.perf_counter()
            if work().status_code != 200:  # noqa: PLR2004
                raise RuntimeError("a page was refused")
            kept.append(time.perf_counter() - started)
    first, second = (sorted(kept)[int(ASKED * 0.95) - 1] for kept in seconds)
    return first, second


def measure(kind: str) -> None:
    """Fill a register and print a line for each page."""
    fill()
    clock = Clock()
    client = browser(clock)
    search = {"zoek": "straat 12 34"} | _sign(client, "/zaken")
    pages: dict[str, Callable[[], Any]] = {
        "vandaag": lambda: client.get("/vandaag"),
        "zaken": lambda: client.get("/zaken"),
        "zoeken": lambda: client.post("/zaken", data=search, headers=_from()),
        "zaak": lambda: client.get("/zaken/LIN-2026-5000"),
        "formulier": lambda: client.get("/zaken/LIN-2026-5000/doen/track"),
    }
    for name, ask in pages.items():
        size = len(ask().text)
        ours, bare = percentile(ask, bare_page(size))
        row = f"{kind:<12}{name:<12}{size // 1000:>8}{ours * 1000:>10.0f}{bare * 1000:>10.1f}"
        print(f"{row}{ours / bare:>12.1f}")


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """An empty register on PostgreSQL; its address."""
    with postgres_server(uuid4().hex[:8], FileLock(folder / "postgres.lock")) as template:
        url = copy_postgres(template, "register_bench")
        yield url
        drop_postgres(url)


def main() -> None:
    """On both databases, or on the one that is named."""
    print(f"\nPages with {CASES:,} cases and {CASES * EVENTS_EACH:,} events, 95th percentile of")
    print(f"{ASKED}; the aim: {AIM_MS} ms, at most {MOST_TIMES_THE_BARE} times a bare page.")
    print(f"{'database':<12}{'page':<12}{'kB':>8}{'ms':>10}{'bare, ms':>10}{'bare = 1':>12}")
    wanted = sys.argv[1:] or ["sqlite", "postgresql"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["WEERBAAR_KEY_FILE"] = str(folder / "weerbaar.key")
        os.environ["WEERBAAR_MAIL_FOLDER"] = str(folder / "mail")
        if "sqlite" in wanted:
            os.environ["WEERBAAR_DATABASE_URL"] = f"sqlite:///{folder / 'register.db'}"
            measure("sqlite")
            resources.engine().dispose()
        if "postgresql" in wanted:
            with postgres(folder) as url:
                os.environ["WEERBAAR_DATABASE_URL"] = url
                resources.settings.cache_clear()
                measure("postgresql")
                resources.engine().dispose()


if __name__ == "__main__":
    main()
