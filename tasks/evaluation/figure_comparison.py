"""What changed since the figures of a year were frozen, and why: today beside the snapshot."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.history import Event
from models.law.common.dutch import short_date
from models.law.common.policy import Frozen
from models.law.evaluation.figure_changes import GIVEN, Change, RowChange, row_changes
from models.law.evaluation.year_figures import YearFigures
from tasks.evaluation.figure_counts import figures_of
from tasks.evaluation.figure_snapshot import content_of, find_snapshot
from tasks.evaluation.figures import OF_A_PLAN, read_content
from tasks.evaluation.year_sources import YearSources
from tasks.register.resources import reading
from tasks.register.step import step

MOST_EVENTS = 3
"""How many of the newest events are told as the reason of one change."""


class FigureDifference(Frozen):
    """A figure that is not what it was."""

    key: str
    municipality_code: str
    year: int
    old: int | None
    new: int | None


class ExplainedChange(Frozen):
    """A row that is not what it was, with what happened to it since."""

    row: RowChange
    why: str
    """Dutch, from the history; empty when the history says nothing."""


class Comparison(Frozen):
    """A snapshot beside the register of a day."""

    year: int
    version: int
    frozen_on: date
    compared_on: date
    titles: Mapping[str, str]
    """What each figure is called in Dutch, by its key."""
    municipalities: Mapping[str, str]
    """Their names by CBS code."""
    figures: tuple[FigureDifference, ...]
    rows: tuple[ExplainedChange, ...]


@step("jaarcijfers-vergelijken")
def compare_figures(
    year: int, on: date, version: int | None = None, *, sources: YearSources
) -> Comparison:
    """The newest snapshot of a year, or the one asked, beside the register of today; reads only."""
    with reading() as session:
        snapshot = find_snapshot(session, year, version)
        before, after = content_of(snapshot), read_content(session, year, on, sources)
        changes = row_changes(before, after)
        return Comparison(
            year=year,
            version=snapshot.version,
            frozen_on=snapshot.counted_on,
            compared_on=on,
            titles={item.key: item.title for item in (*before.definitions, *after.definitions)},
            municipalities=dict((*before.municipalities, *after.municipalities)),
            figures=_differences(figures_of(before, on), figures_of(after, on)),
            rows=tuple(
                ExplainedChange(row=row, why=_why(session, row, snapshot.counted_at, sources))
                for row in changes
            ),
        )


def _differences(old: YearFigures, new: YearFigures) -> tuple[FigureDifference, ...]:
    places = {(item.key, item.year, item.municipality_code) for item in (*old.values, *new.values)}
    return tuple(
        FigureDifference(key=key, municipality_code=code, year=year, old=first, new=second)
        for key, year, code in sorted(places)
        if (first := old.value(key, year, code)) != (second := new.value(key, year, code))
    )


def _why(session: Session, row: RowChange, since: datetime, sources: YearSources) -> str:
    """What the history tells of the case, round or signal since the snapshot."""
    reference = _chain(row)
    gone = sources.why_gone(session, reference) if row.change is Change.REMOVED else ""
    if gone:
        return gone
    told = sources.told_of_cost(row.key)
    told = col(Event.chain) == reference if told is None else told
    events = session.exec(
        select(Event)
        .where(told, Event.at > since)
        .order_by(col(Event.at).desc(), col(Event.number).desc())
        .limit(MOST_EVENTS)
    ).all()
    return " ".join(f"{short_date(event.on)}: {event.what}" for event in reversed(events))


def _chain(row: RowChange) -> str:
    """Where the history tells of a row: under its reference, of a given figure under its year."""
    if row.table == GIVEN:
        code, year, figure = row.key.split(" ", 2)
        return "" if figure in OF_A_PLAN else f"JAAR-{year}-{code}"
    # Behind the reference stands the number of a visit, or of a correction of a cost.
    return row.key.partition(" ")[0].rpartition(":")[2].partition("#")[0]
