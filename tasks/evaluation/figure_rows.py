"""Reads the rows that the yearly figures count: one query for each subject, all municipalities."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from models.law.evaluation.figure_rows import NO_AMOUNT, CountedRow, RowTable
from tasks.register.row_source import RowSource


def read_tables(
    session: Session, sources: Sequence[RowSource], first_year: int, last_year: int
) -> tuple[RowTable, ...]:
    """The rows of these years, in an order that does not depend on the database."""
    first, last = date(first_year, 1, 1), date(last_year, 12, 31)
    return tuple(
        RowTable(name=source.name, kinds=source.kinds, rows=_rows(session, source, first, last))
        for source in sources
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


def first_years(session: Session, sources: Sequence[RowSource]) -> Mapping[str, int]:
    """The first year of which the register holds any row, for each municipality that has rows."""
    years: dict[str, int] = {}
    for source in sources:
        found = source.statement().subquery()
        query = (
            select(found.c.municipality, func.min(found.c.on))
            .where(found.c.on.is_not(None))
            .group_by(found.c.municipality)
        )
        for code, on in session.execute(query):
            years[code] = min(on.year, years.get(code, on.year))
    return years
