"""What a test asks of a register with one case."""

from datetime import date
from typing import Any

from pypdfium2 import PdfDocument
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.closure import ClosureCase
from models.closure.document import Document, DocumentKind
from models.closure.term import Term, TermKind
from models.common.message import OutgoingMessage
from models.law.closure.procedure import CaseStatus
from tasks.closure import weighing
from tasks.register.resources import reading
from tests.builders.case_builder import Walk

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
