"""The evaluation of a year: drafted from what was frozen, approved by another person, published."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from models.common.history import EventKind
from models.common.municipality import Municipality, Officer
from models.common.visitor import SYSTEM
from models.evaluation.evaluation_forms import EvaluationApprovalForm
from models.evaluation.year_evaluation import EvaluationFile, YearEvaluation
from models.law.common.dutch import plural, short_date
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from tasks.documents.rendering import RenderedFile
from tasks.evaluation.evaluation_mail import queue_evaluation
from tasks.evaluation.evaluation_view import evaluation_files
from tasks.evaluation.figure_snapshot import find_snapshot
from tasks.evaluation.year_sources import YearSources
from tasks.privacy.privacy import CaseSecrets, search
from tasks.register.acting import SamePersonError, acting_officer, id_of, refuse_future
from tasks.register.history_entries import Entry, remember
from tasks.register.references import reference_of
from tasks.register.resources import reading, transaction
from tasks.register.step import step

READABLE = (".pdf", ".odt", ".docx", ".html")
"""The files that can be read back; pictures hold the same words as their PDF."""
_TABLE = re.compile(rb"<table.*?</table>", re.DOTALL)


class EvaluationError(WeerbaarError):
    """Raised when a year has no evaluation, or when it cannot be approved now."""


@dataclass(frozen=True)
class EvaluationDraft:
    """Which evaluation there is now."""

    reference: str
    codes: tuple[str, ...]
    """Its municipalities."""
    number: int
    files: int
    is_new: bool
    is_published: bool


@step("jaarevaluatie-maken")
def draft_evaluation(
    year: int, codes: Sequence[str], by: str, on: date, at: datetime, *, sources: YearSources
) -> EvaluationDraft:
    """Make the documents of a year from its newest snapshot; the same documents are one draft.

    `codes` are the municipalities that share a plan; `by` is an officer of each, or SYSTEM.
    Raises SnapshotError when the figures of the year were not frozen, and NothingKnownError when
    nothing of the year is known.
    """
    refuse_future(on, at)
    with reading() as session:
        snapshot = find_snapshot(session, year)
    files = evaluation_files(year, codes, snapshot.version, sources=sources)
    digest = _digest(files)
    with transaction() as session:
        first = _lock(session, codes)
        reference = reference_of(first, "EVA", str(year))
        officer_id = _prepare_role(session, by, codes)
        newest = _newest(session, codes, year)
        if newest is not None and newest.digest == digest:
            return _draft(newest, len(files), is_new=False)
        row = YearEvaluation(
            reference=reference,
            municipality_codes=",".join(codes),
            year=year,
            number=_next_number(session, reference),
            snapshot_id=id_of(snapshot),
            digest=digest,
            prepared_by=officer_id,
            prepared_on=on,
        )
        session.add(row)
        session.flush()
        for position, file in enumerate(files, start=1):
            session.add(_stored(row, position, file))
        pieces = plural(len(files), "stuk", "stukken")
        what = f"Evaluatie van {year}, concept {row.number}: {pieces} gemaakt."
        remember(session, Entry(reference, by, EventKind.DOCUMENT, what), on, at)
        return _draft(row, len(files), is_new=True)


@step("jaarevaluatie-goedkeuren")
def approve_evaluation(
    form: EvaluationApprovalForm,
    codes: Sequence[str],
    at: datetime,
    *,
    sources: YearSources,
    seen: int | None = None,
) -> EvaluationDraft:
    """Another person approves the newest draft: it is published, and its mail is queued once.

    `seen` is the number of the draft that he read, where that is known. Raises SamePersonError,
    and EvaluationError when there is no draft, or when another came after the one he read.
    """
    refuse_future(form.on, at)
    with transaction() as session:
        _lock(session, codes)
        row = _newest(session, codes, form.year)
        if row is None:
            raise EvaluationError(f"Van {form.year} is nog geen evaluatie gemaakt.")
        if seen not in (None, row.number):
            raise EvaluationError(
                f"U las concept {seen} van {row.reference}, maar er is nu concept {row.number}; "
                "lees dat eerst."
            )
        officers = [
            acting_officer(session, form.by, Action.APPROVE_EVALUATION, code) for code in codes
        ]
        files = _files(session, row)
        if row.approved_on is None:
            if row.prepared_by == officers[0].id:
                raise SamePersonError(
                    f"Medewerker {form.by} maakte deze evaluatie; een ander keurt haar goed."
                )
            _require_fit(row, form.on, files)
            _refuse_names(session, row, files, sources)
            row.approved_by, row.approved_on = id_of(officers[0]), form.on
            told = queue_evaluation(session, row, files, at)
            what = f"Evaluatie van {form.year}, concept {row.number}, goedgekeurd en gepubliceerd."
            entry = Entry(row.reference, form.by, EventKind.APPROVAL, what)
            remember(session, entry, form.on, at)
            what = f"{plural(told, 'bericht', 'berichten')} over de evaluatie klaargezet."
            remember(session, Entry(row.reference, form.by, EventKind.MESSAGE, what), form.on, at)
        return _draft(row, len(files), is_new=False)


def read_evaluation(codes: Sequence[str], year: int) -> tuple[RenderedFile, ...]:
    """The documents of the newest draft of these municipalities, or EvaluationError."""
    with reading() as session:
        row = _newest(session, codes, year)
        if row is None:
            raise EvaluationError(f"Van {year} is nog geen evaluatie gemaakt.")
        return _files(session, row)


def _lock(session: Session, codes: Sequence[str]) -> Municipality:
    """The first of the municipalities; the lock makes two who do the same wait for each other."""
    found = session.exec(
        select(Municipality)
        .where(col(Municipality.code).in_(codes))
        .order_by(col(Municipality.code))
        .with_for_update()
    ).all()
    if len(found) != len(codes):
        raise EvaluationError("Niet elke gemeente van het plan staat in het register.")
    return found[0]


def _prepare_role(session: Session, by: str, codes: Sequence[str]) -> int | None:
    if by == SYSTEM:
        return None
    officers = [acting_officer(session, by, Action.FREEZE_FIGURES, code) for code in codes]
    return officers[0].id


def _next_number(session: Session, reference: str) -> int:
    """Drafts are counted on also when the municipalities that share a plan changed."""
    last = select(func.max(YearEvaluation.number)).where(YearEvaluation.reference == reference)
    return (session.exec(last).one() or 0) + 1


def _newest(session: Session, codes: Sequence[str], year: int) -> YearEvaluation | None:
    """The newest draft of exactly these municipalities."""
    return session.exec(
        select(YearEvaluation)
        .where(
            YearEvaluation.municipality_codes == ",".join(codes),
            YearEvaluation.year == year,
        )
        .order_by(col(YearEvaluation.number).desc())
        .limit(1)
    ).first()


def _files(session: Session, row: YearEvaluation) -> tuple[RenderedFile, ...]:
    stored = session.exec(
        select(EvaluationFile)
        .where(EvaluationFile.evaluation_id == row.id)
        .order_by(col(EvaluationFile.position))
    )
    return tuple(RenderedFile(file.name, file.media_type, file.content) for file in stored)


def _require_fit(row: YearEvaluation, on: date, files: Sequence[RenderedFile]) -> None:
    if on < row.prepared_on:
        raise EvaluationError(
            f"{short_date(on)} ligt voor het maken van de evaluatie op "
            f"{short_date(row.prepared_on)}."
        )
    if _digest(files) != row.digest:
        raise EvaluationError(
            f"De stukken van {row.reference} zijn niet meer wat is gemaakt; maak haar opnieuw."
        )


def _refuse_names(
    session: Session, row: YearEvaluation, files: Sequence[RenderedFile], sources: YearSources
) -> None:
    """Reasons and lessons are written by hand: no name of the register may stand in them.

    They stand outside the tables, where digits in a row can be a BSN; figures in a row are none.
    """
    codes = row.municipality_codes.split(",")
    officers = session.exec(select(Officer.name)).all()
    readable = [file for file in files if file.name.endswith(READABLE)]
    secrets = CaseSecrets(names=tuple({*sources.names(session, codes), *officers}))
    hits = [
        *search(readable, secrets, has_tables=True),
        *search([_outside_tables(file) for file in files if file.name.endswith(".html")], secrets),
    ]
    if hits:
        raise FaultsError("Het publiceren", list(dict.fromkeys(hit.sentence for hit in hits)))


def _outside_tables(file: RenderedFile) -> RenderedFile:
    return replace(file, content=_TABLE.sub(b"\n", file.content))


def _digest(files: Sequence[RenderedFile]) -> str:
    """One hash over names and bytes, in their order."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name}\0".encode())
        digest.update(hashlib.sha256(file.content).digest())
    return digest.hexdigest()


def _stored(row: YearEvaluation, position: int, file: RenderedFile) -> EvaluationFile:
    return EvaluationFile(
        evaluation_id=id_of(row),
        position=position,
        name=file.name,
        media_type=file.media_type,
        content=file.content,
        sha256=hashlib.sha256(file.content).hexdigest(),
    )


def _draft(row: YearEvaluation, files: int, *, is_new: bool) -> EvaluationDraft:
    return EvaluationDraft(
        reference=row.reference,
        codes=tuple(row.municipality_codes.split(",")),
        number=row.number,
        files=files,
        is_new=is_new,
        is_published=row.approved_on is not None,
    )
