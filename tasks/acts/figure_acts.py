"""The figures of a year: counted, frozen, compared, and those from before the system."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from models.law.common.errors import FaultsError
from models.law.evaluation.year_figures import TOGETHER, FigureBook, YearFigures
from tasks.acts.done import Done
from tasks.acts.evaluation_sources import SOURCES
from tasks.acts.imported import Imported, imported
from tasks.evaluation import (
    earlier_figures,
    figure_comparison,
    figure_policies,
    figure_snapshot,
    figures,
)
from tasks.evaluation.figure_comparison import Comparison
from tasks.register import organisation

__all__ = ["Comparison", "FigureBook", "YearFigures"]


@dataclass(frozen=True, kw_only=True)
class Frozen(Done):
    """Which snapshot holds the figures of a year."""

    year: int
    version: int
    sha256: str
    is_new: bool


@dataclass(frozen=True)
class FiguresShown:
    """Figures, and the municipalities (code and name) that were asked for; "" is all together."""

    figures: YearFigures
    places: Sequence[tuple[str, str]]


def freeze_figures(year: int, by: str, on: date, at: datetime) -> Frozen:
    """Freeze what the figures of a year count now; unchanged counts keep their version."""
    frozen = figure_snapshot.freeze_figures(year, by, on, at, sources=SOURCES)
    what = "zijn vastgelegd als" if frozen.is_new else "zijn niet veranderd sinds"
    said = f"De cijfers van {year} {what} versie {frozen.version} (sha256 {frozen.sha256})."
    return Frozen(
        said=(said,),
        year=year,
        version=frozen.version,
        sha256=frozen.sha256,
        is_new=frozen.is_new,
    )


def read_figures(
    year: int, on: date, municipality: str = "", *, from_snapshot: bool = False
) -> FiguresShown:
    """The figures of one municipality, or of each and all together; counted now or as frozen."""
    code = organisation.municipality_code(municipality) if municipality else None
    if from_snapshot:
        found = figure_snapshot.snapshot_figures(year)
    else:
        found = figures.count_figures(year, on, sources=SOURCES)
    places = [
        (place, name) for place, name in found.municipalities if code is None or place == code
    ]
    if code is None:
        places.append((TOGETHER, "Samen"))
    if not places:
        raise FaultsError("De opdracht", ["deze gemeente staat niet in de vastlegging"])
    return FiguresShown(found, places)


def compare_figures(year: int, on: date) -> Comparison:
    """What changed since the newest snapshot, row by row."""
    return figure_comparison.compare_figures(year, on, sources=SOURCES)


def define_figures(year: int) -> FigureBook:
    """What each figure of a year counts."""
    return figure_policies.figure_book(year)


def import_figures(file: Path, by: str, at: datetime, *, dry_run: bool = False) -> Imported:
    """The figures of years before the system; the same file twice changes nothing."""
    result = earlier_figures.import_earlier_figures(file, by, at, dry_run=dry_run, sources=SOURCES)
    return imported("Cijfers", result)
