"""What a test asks of a register with one case."""

from datetime import date
from typing import Any

from pypdfium2 import PdfDocument
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.closure import ClosureCase
from models.closure.decision import Decision
from models.closure.document import Document, DocumentKind
from models.closure.term import Term, TermKind
from models.closure.track import Track, TrackStep
from models.common.message import OutgoingMessage
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from tasks.closure import deadlines, weighing
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at

PARTNERS = {
    "politie@partner.invalid",
    "omgevingsdienst@partner.invalid",
    "corporatie@partner.invalid",
    "brp@gemeente.invalid",
}
PRESS = {"redactie@pers.invalid"}
REASON = weighing.WeighingRow(
    factor="4:84",
    finding="De omstandigheden van dit pand vragen om een andere maatregel.",
    source_document="advies jurist",
    weight="zwaar",
)
PROPORTION = weighing.WeighingRow(
    factor="5:32b",
    finding="Het bedrag is hoger dan de winst van een verkoop, zodat herhaling niet loont.",
    source_document="advies jurist",
    weight="voor dit bedrag",
)
"""Why the amount of a penalty is right."""


def case_row() -> ClosureCase:
    """The one case of the register."""
    with reading() as session:
        return session.exec(select(ClosureCase)).one()


def status() -> CaseStatus:
    """Where the one case stands."""
    return case_row().status


ALARMS = {TermKind.ASSESSMENT, TermKind.URGENT_DECISION, TermKind.TIME_SINCE_FIND}
"""At these the morning run speaks up; they are no terms of the procedure."""


def terms() -> dict[TermKind, tuple[date, date]]:
    """First and last day of each term of the procedure."""
    return {kind: days for kind, days in _all_terms().items() if kind not in ALARMS}


def _all_terms() -> dict[TermKind, tuple[date, date]]:
    with reading() as session:
        return {row.kind: (row.starts_on, row.last_day) for row in session.exec(select(Term))}


def recipients(occasion: str) -> set[str]:
    """Who got mail on this occasion."""
    with reading() as session:
        rows = session.exec(
            select(OutgoingMessage).where(col(OutgoingMessage.key).contains(f":{occasion}:"))
        )
        return {row.recipient for row in rows}


def words_of(kind: DocumentKind) -> list[str]:
    """The words of each document of this kind, read back out of its PDF."""
    with reading() as session:
        rows = session.exec(
            select(Document).where(Document.kind == kind).order_by(col(Document.id))
        ).all()
    return [pdf_words(row.content) for row in rows]


def pdf_words(content: bytes) -> str:
    """The text of a PDF on one line."""
    with PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())


def decide_and_announce(walk: Walk, on: date, **changes: Any) -> date:
    """Decide, have it approved and send it, all on one day."""
    walk.decide(on=on, sent_on=on, **changes)
    return walk.approve(ApprovalSubject.DECISION, on).announce_decision(on)


def decisions() -> list[Decision]:
    """Every decision of the one case, in order."""
    with reading() as session:
        return list(session.exec(select(Decision).order_by(col(Decision.number))))


def objection_terms() -> list[tuple[int | None, date]]:
    """The last day for objection to each decision, once where it is that of every party."""
    with reading() as session:
        rows = session.exec(
            select(Term).where(Term.kind == TermKind.OBJECTION).order_by(col(Term.number))
        )
        return list(dict.fromkeys((row.decision_number, row.last_day) for row in rows))


def track_course(kind: TrackKind) -> list[tuple[int | None, TrackState, date]]:
    """By whom, what and when: every step of the tracks of this kind in the one case."""
    with reading() as session:
        rows = session.exec(
            select(Track, TrackStep)
            .join(TrackStep, col(TrackStep.track_id) == col(Track.id))
            .where(Track.kind == kind)
            .order_by(col(TrackStep.on), col(TrackStep.id))
        )
        return [(track.party_number, each.state, each.on) for track, each in rows]


def morning(day: date) -> tuple[str, ...]:
    """The morning run of a day, in which no case may fail; which cases moved."""
    run = deadlines.run_morning(day, at(day))
    assert run.failed == ()
    return run.advanced
