"""The two lists of every morning: all cases, and the terms that ask attention on a day.

They read a handful of columns and no person, in one query each. They name these columns themselves
and load no table class, so that the commands start at once; a test holds the names to the tables.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Date, column, func, select, table

from models.common.rungs import Rung, rung_on
from models.law.closure.procedure import CaseStatus
from models.law.closure.term_kinds import TermKind, only, whose
from tasks.register.resources import reading_rows

CASE = table(
    "closurecase",
    column("id"),
    column("reference"),
    column("municipality_code"),
    column("status"),
    column("reported_on", Date),
)
TERM = table(
    "term",
    column("id"),
    column("case_id"),
    column("kind"),
    column("last_day", Date),
    column("met_on", Date),
    column("explanation"),
    column("party_number"),
    column("decision_number"),
)
MUNICIPALITY = table("municipality", column("code"), column("name"))
FIRST_RUNG = timedelta(days=7)
IS_OPEN = CASE.c.status != CaseStatus.ARCHIVED.value


@dataclass(frozen=True)
class CaseLine:
    """One case in the list; no address and no person."""

    reference: str
    municipality: str
    status: CaseStatus
    reported_on: date
    next_last_day: date | None
    """The first last day that is still to be met; none of a case in the archive."""


@dataclass(frozen=True)
class RunningTerm:
    """One term that runs, or that of several parties with the same last day."""

    reference: str
    kind: TermKind
    last_day: date
    explanation: str
    decision: int | None = None
    """Of which decision it is, when it is of one."""
    parties: tuple[int, ...] = ()
    """Whose term it is, by number; empty: it runs for the whole case."""

    @property
    def whose(self) -> str:
        """The same in words: "partij 1 en 2, besluit 3"."""
        return whose(self.parties, self.decision)


@dataclass(frozen=True)
class DueItem(RunningTerm):
    """A term that asks attention on a day."""

    rung: Rung = field(kw_only=True)


AnyTerm = TypeVar("AnyTerm", bound=RunningTerm)


def together(items: Iterable[AnyTerm]) -> Sequence[AnyTerm]:
    """The terms of several parties that are the same but for the party, as one."""
    of: dict[AnyTerm, set[int]] = {}
    for item in items:
        of.setdefault(replace(item, parties=()), set()).update(item.parties)
    return tuple(replace(item, parties=tuple(sorted(found))) for item, found in of.items())


def list_cases(codes: Sequence[str]) -> Sequence[CaseLine]:
    """The cases of these municipalities, oldest first, with their first last day still to meet."""
    next_last_day = func.min(TERM.c.last_day, type_=Date)
    running = TERM.c.case_id == CASE.c.id, TERM.c.met_on.is_(None), IS_OPEN
    first = select(next_last_day).where(*running).scalar_subquery()
    rows = reading_rows(
        select(CASE.c.reference, MUNICIPALITY.c.name, CASE.c.status, CASE.c.reported_on, first)
        .join(MUNICIPALITY, MUNICIPALITY.c.code == CASE.c.municipality_code)
        .where(CASE.c.municipality_code.in_(codes))
        .order_by(CASE.c.id)
    )
    return tuple(
        CaseLine(reference, name, CaseStatus(status), reported_on, last_day)
        for reference, name, status, reported_on, last_day in rows
    )


def due_on(on: date, codes: Sequence[str]) -> Sequence[DueItem]:
    """Every running term of these municipalities that stands on a rung on this day."""
    return together(
        DueItem(*facts, rung=rung)
        for facts in _running(codes, TERM.c.last_day <= on + FIRST_RUNG)
        if (rung := rung_on(facts.last_day, on)) is not None
    )


def running_terms(codes: Sequence[str]) -> Sequence[RunningTerm]:
    """Every running term of these municipalities, also those that end in years."""
    return together(RunningTerm(*facts) for facts in _running(codes))


class _Facts(NamedTuple):
    """One row of the query, in the order of a running term."""

    reference: str
    kind: TermKind
    last_day: date
    explanation: str
    decision: int | None
    parties: tuple[int, ...]


def _running(codes: Sequence[str], *more: ColumnElement[bool]) -> Iterator[_Facts]:
    rows = reading_rows(
        select(
            CASE.c.reference,
            TERM.c.kind,
            TERM.c.last_day,
            TERM.c.explanation,
            TERM.c.decision_number,
            TERM.c.party_number,
        )
        .join(TERM, TERM.c.case_id == CASE.c.id)
        .where(IS_OPEN, TERM.c.met_on.is_(None), CASE.c.municipality_code.in_(codes), *more)
        .order_by(CASE.c.id, TERM.c.last_day, TERM.c.id)
    )
    for reference, kind, last_day, explanation, decision, party in rows:
        yield _Facts(reference, TermKind(kind), last_day, explanation, decision, only(party))
