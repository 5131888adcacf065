"""What a page tells of the evaluation of a year: of the municipalities where one works."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from sqlmodel import Session, col, select

from models.common.municipality import Municipality
from models.evaluation.year_evaluation import YearEvaluation
from models.law.common.dutch import join_dutch
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from models.law.evaluation.year_figures import TOGETHER, YearFigures
from tasks.acts.evaluation_sources import SOURCES
from tasks.acts.figure_acts import Comparison
from tasks.documents.rendering import RenderedFile
from tasks.evaluation import evaluation_reading, figure_comparison, figures
from tasks.evaluation.evaluation_mail import told_partners
from tasks.evaluation.evaluation_reading import DraftLine, PieceLine, SnapshotLine
from tasks.evaluation.evaluation_report import evaluation_report
from tasks.evaluation.evaluation_view import evaluated_together, evaluation_view
from tasks.register.authority import municipalities_where
from tasks.register.resources import reading

__all__ = ["DraftLine", "PieceLine", "SnapshotLine"]
READERS = (Action.FREEZE_FIGURES, Action.APPROVE_EVALUATION, Action.IMPORT_FIGURES)
"""Who makes or approves an evaluation may read its figures before small numbers are hidden."""


class UnknownEvaluationError(WeerbaarError):
    """Raised when there is no such evaluation, or document, for this officer."""


@dataclass(frozen=True)
class EvaluationGroup:
    """The municipalities of one evaluation, and its drafts, newest first."""

    codes: tuple[str, ...]
    places: str
    """Dutch: their names."""
    drafts: Sequence[DraftLine]
    is_whole: bool
    """Whether the officer works in each of them."""

    @property
    def newest(self) -> DraftLine | None:
        """The draft that counts now."""
        return self.drafts[0] if self.drafts else None


@dataclass(frozen=True)
class YearPage:
    """Everything of one year."""

    year: int
    years: Sequence[int]
    snapshot: SnapshotLine | None
    """The newest."""
    groups: Sequence[EvaluationGroup]


@dataclass(frozen=True)
class FigurePage:
    """The figures of a year as the register gives them now."""

    figures: YearFigures
    places: Sequence[tuple[str, str]]
    """Code and name of what may be shown; "" is all together."""


@dataclass(frozen=True)
class Reading:
    """A draft to read before it is approved, and who gets a mail when it is."""

    draft: DraftLine
    told: Sequence[str]
    is_own: bool
    """Whether the officer made it himself, so that another must approve it."""


def open_year(year: int, on: date, by: str) -> YearPage:
    """What was frozen and drafted of a year."""
    own = _own(by)
    together = evaluated_together(year, sources=SOURCES)
    with reading() as session:
        drafts = [line for line in evaluation_reading.drafts_of(session, year) if _sees(line, own)]
        snapshots = evaluation_reading.snapshots_of(session, year)
        years = {*evaluation_reading.years_with_drafts(session), on.year, on.year - 1, year}
        groups = [
            EvaluationGroup(
                codes,
                _names(session, codes),
                [line for line in drafts if line.codes == codes],
                set(codes) <= set(own),
            )
            for codes in together
            if set(codes) & set(own)
        ]
    return YearPage(year, sorted(years), snapshots[0] if snapshots else None, groups)


def figures_of_year(year: int, on: date, by: str) -> FigurePage:
    """The figures of his municipalities as they are counted now; nothing is frozen.

    All together is told to who works in each: else it would tell of the others.
    """
    own = _own(by)
    found = figures.count_figures(year, on, sources=SOURCES)
    places = [(code, name) for code, name in found.municipalities if code in own]
    if len(places) == len(found.municipalities) > 1:
        places.append((TOGETHER, "Samen"))
    return FigurePage(found, places)


def changes_of_year(year: int, on: date, by: str) -> Comparison:
    """What changed in his municipalities since the newest snapshot, and why."""
    own = _own(by)
    found = figure_comparison.compare_figures(year, on, sources=SOURCES)
    seen = {*own, TOGETHER} if set(found.municipalities) <= set(own) else set(own)
    return found.model_copy(
        update={
            "figures": tuple(item for item in found.figures if item.municipality_code in seen),
            "rows": tuple(item for item in found.rows if item.row.municipality_code in seen),
        }
    )


def to_approve(reference: str, by: str) -> Reading:
    """The newest draft of an evaluation, to read beside the button."""
    own = _own(by)
    with reading() as session:
        line = _seen(session, evaluation_reading.newest_draft(session, reference), own)
        told = [f"{row.kind.label}: {row.name}" for row in told_partners(session, line.codes)]
    return Reading(line, told, line.prepared_by == by)


def piece_of(reference: str, number: int, name: str, by: str) -> RenderedFile:
    """One document of a draft."""
    own = _own(by)
    with reading() as session:
        row = evaluation_reading.find_draft(session, reference, number)
        _seen(session, row, own)
        found = evaluation_reading.piece_of(session, row, name) if row is not None else None
    if found is None:
        raise UnknownEvaluationError("Dit stuk is er niet.")
    return found


def internal_report(reference: str, kind: str, by: str) -> RenderedFile:
    """The report with every number, for own use: made anew of what was frozen, and not kept."""
    own = _own(by)
    with reading() as session:
        line = _seen(session, evaluation_reading.newest_draft(session, reference), own)
    view = evaluation_view(line.year, line.codes, line.counted_in, sources=SOURCES)
    for file in evaluation_report(view, is_public=False):
        if PurePosixPath(file.name).suffix == f".{kind}":
            return file
    raise UnknownEvaluationError("Dit stuk is er niet.")


def waiting_for(by: str) -> Sequence[DraftLine]:
    """The drafts that this officer may approve and did not make himself."""
    own = set(municipalities_where(by, Action.APPROVE_EVALUATION))
    with reading() as session:
        return [
            line
            for line in evaluation_reading.waiting_drafts(session)
            if set(line.codes) <= own and line.prepared_by != by
        ]


def _own(by: str) -> Sequence[str]:
    """Where this officer reads evaluations; RoleError when nowhere."""
    return municipalities_where(by, *READERS)


def _sees(line: DraftLine, own: Collection[str]) -> bool:
    """A draft is for who works in each of its municipalities; what was published, for one."""
    shared = set(line.codes) & set(own)
    return bool(shared) if line.approved_on else shared == set(line.codes)


def _seen(session: Session, row: YearEvaluation | None, own: Collection[str]) -> DraftLine:
    line = evaluation_reading.draft_line(session, row) if row is not None else None
    if line is None or not _sees(line, own):
        raise UnknownEvaluationError("Deze evaluatie is er niet, of zij is niet voor u.")
    return line


def _names(session: Session, codes: Collection[str]) -> str:
    asked = select(Municipality.name).where(col(Municipality.code).in_(codes))
    return join_dutch(session.exec(asked.order_by(col(Municipality.name))).all())
