"""The evaluations that were made: every draft, one document, and what waits for approval."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.common.municipality import Municipality, Officer
from models.common.visitor import SYSTEM
from models.evaluation.evaluation import FigureSnapshot
from models.evaluation.year_evaluation import EvaluationFile, YearEvaluation
from models.law.common.dutch import join_dutch
from tasks.documents.rendering import RenderedFile
from tasks.register.acting import id_of


@dataclass(frozen=True)
class PieceLine:
    """One document of a draft."""

    name: str
    media_type: str

    @property
    def is_pdf(self) -> bool:
        """Whether a browser can show it in a page."""
        return self.media_type == "application/pdf"


@dataclass(frozen=True)
class DraftLine:
    """One draft of an evaluation."""

    reference: str
    year: int
    number: int
    codes: tuple[str, ...]
    """Its municipalities."""
    places: str
    """Dutch: their names."""
    prepared_by: str
    """Code of the officer, or that of the system."""
    prepared_on: date
    approved_by: str
    approved_on: date | None
    counted_in: int
    """Version of the snapshot from which it was made."""
    replaces: date | None
    """The day on which an earlier draft was published, when one was."""
    pieces: tuple[PieceLine, ...]


@dataclass(frozen=True)
class SnapshotLine:
    """What was frozen of a year."""

    version: int
    counted_on: date
    made_by: str
    sha256: str


def snapshots_of(session: Session, year: int) -> Sequence[SnapshotLine]:
    """Every snapshot of a year, newest first."""
    rows = session.exec(
        select(
            col(FigureSnapshot.version),
            col(FigureSnapshot.counted_on),
            col(FigureSnapshot.made_by),
            col(FigureSnapshot.sha256),
        )
        .where(FigureSnapshot.year == year)
        .order_by(col(FigureSnapshot.version).desc())
    ).all()
    return [SnapshotLine(*row) for row in rows]


def years_with_drafts(session: Session) -> Collection[int]:
    """Of which something was frozen or drafted."""
    return {
        *session.exec(select(YearEvaluation.year).distinct()),
        *session.exec(select(FigureSnapshot.year).distinct()),
    }


def drafts_of(session: Session, year: int) -> Sequence[DraftLine]:
    """Every draft of a year, newest first, without what is in its documents."""
    rows = session.exec(
        select(YearEvaluation)
        .where(YearEvaluation.year == year)
        .order_by(col(YearEvaluation.reference), col(YearEvaluation.number).desc())
    ).all()
    return [draft_line(session, row) for row in rows]


def waiting_drafts(session: Session) -> Sequence[DraftLine]:
    """The newest draft of each evaluation, where nobody approved it yet."""
    newest: dict[str, YearEvaluation] = {}
    asked = select(YearEvaluation).order_by(col(YearEvaluation.year), col(YearEvaluation.number))
    for row in session.exec(asked):
        newest[row.reference] = row
    return [draft_line(session, row) for row in newest.values() if row.approved_on is None]


def draft_line(session: Session, row: YearEvaluation) -> DraftLine:
    """One draft, with who made and approved it."""
    codes = tuple(row.municipality_codes.split(","))
    names = session.exec(
        select(Municipality.name)
        .where(col(Municipality.code).in_(codes))
        .order_by(col(Municipality.name))
    ).all()
    pieces = session.exec(
        select(EvaluationFile.name, EvaluationFile.media_type)
        .where(EvaluationFile.evaluation_id == row.id)
        .order_by(col(EvaluationFile.position))
    ).all()
    return DraftLine(
        reference=row.reference,
        year=row.year,
        number=row.number,
        codes=codes,
        places=join_dutch(names),
        prepared_by=_code(session, row.prepared_by) or SYSTEM,
        prepared_on=row.prepared_on,
        approved_by=_code(session, row.approved_by),
        approved_on=row.approved_on,
        counted_in=session.get_one(FigureSnapshot, row.snapshot_id).version,
        replaces=published_before(session, row),
        pieces=tuple(PieceLine(*piece) for piece in pieces),
    )


def published_before(session: Session, row: YearEvaluation) -> date | None:
    """The day on which an earlier draft of the same evaluation was published; None: none was."""
    earlier = session.exec(
        select(YearEvaluation)
        .where(
            YearEvaluation.reference == row.reference,
            YearEvaluation.number < row.number,
            col(YearEvaluation.approved_on).is_not(None),
        )
        .order_by(col(YearEvaluation.number).desc())
        .limit(1)
    ).first()
    return earlier.approved_on if earlier else None


def find_draft(session: Session, reference: str, number: int) -> YearEvaluation | None:
    """One draft; None when there is none."""
    return session.exec(
        select(YearEvaluation).where(
            YearEvaluation.reference == reference, YearEvaluation.number == number
        )
    ).first()


def newest_draft(session: Session, reference: str) -> YearEvaluation | None:
    """The newest draft of an evaluation; None when there is none."""
    return session.exec(
        select(YearEvaluation)
        .where(YearEvaluation.reference == reference)
        .order_by(col(YearEvaluation.number).desc())
        .limit(1)
    ).first()


def piece_of(session: Session, row: YearEvaluation, name: str) -> RenderedFile | None:
    """One document with its bytes; None when the draft has none of this name."""
    file = session.exec(
        select(EvaluationFile).where(
            EvaluationFile.evaluation_id == id_of(row), EvaluationFile.name == name
        )
    ).first()
    return RenderedFile(file.name, file.media_type, file.content) if file else None


def _code(session: Session, officer_id: int | None) -> str:
    officer = session.get(Officer, officer_id) if officer_id is not None else None
    return officer.code if officer else ""
