"""Which version a letter says that it is, and what that version says."""

from typing import Any, Protocol, TypeVar

from sqlmodel import Session, col, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.decision import Decision
from models.closure.document import Document, DocumentKind
from tasks.closure.case_step import Step
from tasks.register.acting import id_of


class OfVersion(Protocol):
    """A row that goes with one approval."""

    approval_id: Any
    """Of the class a column, of a row its number."""


Said = TypeVar("Said", bound=OfVersion)


def row_of(session: Session, kind: type[Said], approval: Approval) -> Said | None:
    """What this version says, in the row that was made with it."""
    return session.exec(select(kind).where(kind.approval_id == id_of(approval))).first()


def told_version(session: Session, approval: Approval) -> int:
    """Its number as an officer reads it: of a letter to one party alone that of this letter."""
    if approval.subject is not ApprovalSubject.SERVICE:
        return approval.number
    made = select(Document.version, Document.party_number, Document.decision_number).where(
        Document.case_id == approval.case_id,
        col(Document.kind).in_((DocumentKind.LATER_DECISION, DocumentKind.LATER_INTENT)),
        Document.version <= approval.number,
    )
    rows = session.exec(made).all()
    own = {(party, decision) for version, party, decision in rows if version == approval.number}
    return len({version for version, party, decision in rows if (party, decision) in own})


def named_version(session: Session, approval: Approval) -> str:
    """As a refusal calls it: "versie 2 van het besluit"."""
    return f"versie {told_version(session, approval)} van {approval.subject.label}"


def letter_version(step: Step, subject: ApprovalSubject, number: int) -> int:
    """Which version it is since the last decision of this kind left: only those replace each other.

    A second cost decision, change or decision on objection stands beside the first.
    """
    left = step.session.exec(
        select(Approval.number)
        .join(Decision, col(Decision.approval_id) == col(Approval.id))
        .where(
            Approval.case_id == step.case_id,
            Approval.subject == subject,
            Approval.number < number,
        )
        .order_by(col(Approval.number).desc())
        .limit(1)
    ).first()
    return number - (left or 0)
