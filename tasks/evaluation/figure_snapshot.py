"""The snapshot of a year: what was counted, frozen, and the figures that follow from it alone."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.history import EventKind
from models.common.municipality import Municipality
from models.common.visitor import SYSTEM
from models.evaluation.evaluation import FigureSnapshot
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from models.law.evaluation.figure_rows import FigureContent
from models.law.evaluation.year_figures import YearFigures
from tasks.evaluation.figure_counts import figures_of
from tasks.evaluation.figures import read_content
from tasks.evaluation.year_sources import YearSources
from tasks.register.acting import acting_officer, refuse_future
from tasks.register.chains import events_of
from tasks.register.history_entries import Entry, remember
from tasks.register.resources import reading, transaction
from tasks.register.step import step


class SnapshotError(WeerbaarError):
    """Raised when a year has no such snapshot, or when its bytes are not what was frozen."""


@dataclass(frozen=True)
class FrozenFigures:
    """Which snapshot holds the counts, and whether it was made just now."""

    year: int
    version: int
    sha256: str
    is_new: bool


@step("jaarcijfers-vastleggen")
def freeze_figures(
    year: int, by: str, on: date, at: datetime, *, sources: YearSources
) -> FrozenFigures:
    """Freeze what the figures of a year count now; unchanged counts keep the newest snapshot.

    `by` is the code of an officer with the role in every municipality, or SYSTEM.
    """
    refuse_future(on, at)
    with transaction() as session:
        # The lock makes two counts at once wait for each other.
        codes = session.exec(
            select(Municipality.code).order_by(col(Municipality.code)).with_for_update()
        ).all()
        if by != SYSTEM:
            for code in codes:
                acting_officer(session, by, Action.FREEZE_FIGURES, code)
        content = read_content(session, year, on, sources)
        newest = _newest(session, year)
        if newest is not None and content.counts_as(content_of(newest)):
            return FrozenFigures(year, newest.version, newest.sha256, is_new=False)
        row = _snapshot(content, newest.version + 1 if newest else 1, by, on, at)
        session.add(row)
        remember(session, Entry(row.chain, by, EventKind.RECORD, row.sentence), on, at)
        return FrozenFigures(year, row.version, row.sha256, is_new=True)


def _snapshot(
    content: FigureContent, version: int, by: str, on: date, at: datetime
) -> FigureSnapshot:
    written = content.to_bytes()
    return FigureSnapshot(
        year=content.year,
        version=version,
        counted_on=on,
        counted_at=at,
        made_by=by,
        content=written,
        sha256=hashlib.sha256(written).hexdigest(),
    )


@step("jaarcijfers-uit-vastlegging")
def snapshot_figures(year: int, version: int | None = None) -> YearFigures:
    """The figures of a year from its newest snapshot, or the one asked; the register is not read.

    Raises SnapshotError.
    """
    with reading() as session:
        row = find_snapshot(session, year, version)
        return figures_of(content_of(row), row.counted_on)


def find_snapshot(session: Session, year: int, version: int | None = None) -> FigureSnapshot:
    """The newest snapshot of a year, or the one asked; otherwise SnapshotError."""
    if version is None:
        found = _newest(session, year)
    else:
        found = session.exec(
            select(FigureSnapshot).where(
                FigureSnapshot.year == year, FigureSnapshot.version == version
            )
        ).first()
    if found is None:
        which = "cijfers" if version is None else f"versie {version} van de cijfers"
        raise SnapshotError(f"Van {year} zijn nog geen {which} vastgelegd.")
    return found


def content_of(row: FigureSnapshot) -> FigureContent:
    """What was counted; SnapshotError when the bytes are not those that were frozen."""
    if not row.is_intact:
        raise SnapshotError(
            f"Versie {row.version} van de cijfers van {row.year} is later gewijzigd; "
            "de controlegetallen verschillen."
        )
    return FigureContent.model_validate_json(row.content)


def changed_snapshots(session: Session) -> Iterator[str]:
    """Snapshots of figures that are not what the history says of them."""
    for row in session.exec(select(FigureSnapshot).order_by(col(FigureSnapshot.id))):
        told = [event.what for event in events_of(session, row.chain)]
        if not row.is_intact or row.sentence not in told:
            yield f"{row.chain}: versie {row.version} van de cijfers is later gewijzigd."


def _newest(session: Session, year: int) -> FigureSnapshot | None:
    return session.exec(
        select(FigureSnapshot)
        .where(FigureSnapshot.year == year)
        .order_by(col(FigureSnapshot.version).desc())
        .limit(1)
    ).first()
