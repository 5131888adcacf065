"""What the closures show of the plan."""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure import ClosureCase
from models.closure.document import Dispatch, Document, DocumentKind
from models.common.plan_year import EvidenceLine
from tasks.register.evidence import EvidenceYear, Found


def closures(year: EvidenceYear) -> Iterator[Found]:
    """Premises that were closed, and warnings and orders under penalty that were sent."""
    closed = year.session.exec(
        select(ClosureCase).where(
            col(ClosureCase.municipality_code).in_(year.codes),
            col(ClosureCase.closed_on).between(year.first, year.last),
        )
    )
    for case in closed:
        yield case.municipality_code, EvidenceLine(case.reference, case.closed_on, "pand gesloten")
    # Each party gets a letter; the first one that left decides.
    sent = year.session.exec(
        select(
            col(ClosureCase.municipality_code),
            col(ClosureCase.reference),
            col(Document.kind),
            col(Dispatch.sent_on),
        )
        .join(Dispatch, col(Dispatch.case_id) == col(ClosureCase.id))
        .join(Document, col(Document.id) == col(Dispatch.document_id))
        .where(
            col(ClosureCase.municipality_code).in_(year.codes),
            col(Document.kind).in_((DocumentKind.WARNING, DocumentKind.PENALTY_ORDER)),
        )
        .order_by(col(Dispatch.sent_on).desc())
    )
    first = {(code, reference, kind): on for code, reference, kind, on in sent}
    for (code, reference, kind), on in first.items():
        if year.first <= on <= year.last:
            yield code, EvidenceLine(reference, on, kind.label)


def communications(year: EvidenceYear) -> Iterator[Found]:
    """Poster, letter and press release of a closure, from the first approval."""
    rows = year.session.exec(
        select(ClosureCase, Approval)
        .join(Approval, col(Approval.case_id) == col(ClosureCase.id))
        .where(
            col(ClosureCase.municipality_code).in_(year.codes),
            Approval.subject == ApprovalSubject.COMMUNICATION,
            col(Approval.approved_on).is_not(None),
        )
        .order_by(col(Approval.number).desc())
    )
    first = {case.reference: (case, approval.approved_on) for case, approval in rows}
    for reference, (case, on) in first.items():
        if on and year.first <= on <= year.last:
            words = "poster, bewonersbrief en persbericht"
            yield case.municipality_code, EvidenceLine(reference, on, words)


def case_line(session: Session, municipality_code: str, reference: str) -> EvidenceLine | None:
    """The case of this municipality with this reference."""
    case = session.exec(
        select(ClosureCase).where(
            ClosureCase.municipality_code == municipality_code, ClosureCase.reference == reference
        )
    ).first()
    if case is None:
        return None
    return EvidenceLine(reference, case.closed_on or case.reported_on, case.status.label)
