"""Reads the rows that the yearly figures count: one query for each subject, all municipalities."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from models.law.evaluation.figure_rows import NO_AMOUNT, CountedRow, RowTable
from tasks.closure import case_rows
from tasks.closure.delivery_list import count_addresses
from tasks.control import cycle_rows
from tasks.register.row_source import RowSource


def _days_since(on: date, earlier: date) -> int:
    return (on - earlier).days


def _whole(_on: date, amount: int) -> int:
    return amount


def _addresses(_on: date, content: bytes) -> int:
    return count_addresses(content)


SOURCES = (
    RowSource(
        "measures", case_rows.measures, ("kind", "premises", "list_i", "list_ii"), _days_since
    ),
    RowSource("reports", case_rows.reports, amount=_days_since),
    RowSource("closings", case_rows.closings, amount=_days_since),
    RowSource("objections", case_rows.objections),
    RowSource("objection_outcomes", case_rows.objection_outcomes, ("outcome",)),
    RowSource("recoveries", case_rows.recoveries, amount=_whole),
    RowSource("letters", case_rows.letters, amount=_addresses),
    RowSource("instruments", cycle_rows.instruments, ("kind", "how")),
    RowSource("rounds", cycle_rows.rounds, ("status",)),
    RowSource("visits", cycle_rows.visits, ("findings", "re_control", "repaired")),
    RowSource("follow_ups", cycle_rows.follow_ups, ("kind",)),
    RowSource("signals", cycle_rows.signals, ("source", "theme")),
    RowSource("riec_exports", cycle_rows.riec_exports),
    RowSource("meetings", cycle_rows.meetings, ("counted",), amount=_whole),
    RowSource("spending", cycle_rows.spending, amount=_whole),
)
"""Every subject; a figure names one of them in its rule."""


def read_tables(session: Session, first_year: int, last_year: int) -> tuple[RowTable, ...]:
    """The rows of these years, in an order that does not depend on the database."""
    first, last = date(first_year, 1, 1), date(last_year, 12, 31)
    return tuple(
        RowTable(name=source.name, kinds=source.kinds, rows=_rows(session, source, first, last))
        for source in SOURCES
    )


def _rows(session: Session, source: RowSource, first: date, last: date) -> tuple[CountedRow, ...]:
    found = source.statement().subquery()
    rows = session.execute(select(found).where(found.c.on.between(first, last)))
    return tuple(sorted(_counted(source, row) for row in rows))


def _counted(source: RowSource, row: Sequence[Any]) -> CountedRow:
    """One row as words and a whole number, whatever types the database has."""
    key, municipality, on, *more = row
    kinds = (str(kind) for kind in more[: len(source.kinds)])
    amount = source.amount(on, more[-1]) if source.amount else NO_AMOUNT
    return (key, municipality, on.isoformat(), *kinds, amount)


def first_years(session: Session) -> Mapping[str, int]:
    """The first year of which the register holds any row, for each municipality that has rows."""
    years: dict[str, int] = {}
    for source in SOURCES:
        found = source.statement().subquery()
        query = (
            select(found.c.municipality, func.min(found.c.on))
            .where(found.c.on.is_not(None))
            .group_by(found.c.municipality)
        )
        for code, on in session.execute(query):
            years[code] = min(on.year, years.get(code, on.year))
    return years
