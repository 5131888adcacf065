"""What lies ready in a case: it waits for a second person, or for leaving the house."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure import ClosureCase
from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.party_forms import Withdrawable
from models.common.municipality import Officer
from tasks.closure.approvals import latest_approval
from tasks.closure.letters.letter_version import told_version
from tasks.closure.people.prepared_acts import KINDS
from tasks.register.acting import id_of

PUBLIC_KINDS = (
    DocumentKind.POSTER,
    DocumentKind.RESIDENTS_LETTER,
    DocumentKind.DELIVERY_LIST,
    DocumentKind.PRESS_RELEASE,
)
"""What communications makes; none of it tells of a person."""
OF_COMMUNICATION = (ApprovalSubject.COMMUNICATION, ApprovalSubject.PRIVACY_OVERRULE)
MADE_WITH: Mapping[ApprovalSubject, Sequence[DocumentKind]] = {
    **KINDS,
    ApprovalSubject.RECTIFICATION: (DocumentKind.RECTIFICATION,),
    **dict.fromkeys(OF_COMMUNICATION, PUBLIC_KINDS),
}
"""Which documents somebody reads who approves."""
CAN_GO_BACK = frozenset(item.value for item in Withdrawable)


@dataclass(frozen=True)
class PaperLine:
    """One version of one document, without its bytes."""

    name: str
    kind: DocumentKind
    version: int
    media_type: str
    made_on: date

    @property
    def is_pdf(self) -> bool:
        """Whether a browser can show it in the page."""
        return self.media_type == "application/pdf"


@dataclass(frozen=True)
class ReadyLine:
    """One thing that lies ready."""

    subject: ApprovalSubject
    version: int
    prepared_by: str
    prepared_on: date
    takes_effect_on: date
    approved_by: str
    """Empty while it waits for a second person; afterwards it waits for leaving the house."""
    draft: str
    """Why it is only a draft, as a Dutch sentence; a draft cannot be approved."""

    @property
    def can_go_back(self) -> bool:
        """Whether who reads it can send it back to who made it."""
        return self.subject.value in CAN_GO_BACK


def ready_lines(session: Session, case: ClosureCase) -> Iterator[ReadyLine]:
    """The newest version of each thing that neither left nor lost its force."""
    codes = {officer.id: officer.code for officer in session.exec(select(Officer))}
    for subject in ApprovalSubject:
        approval = latest_approval(session, id_of(case), subject)
        if approval is None or approval.voided_on is not None or is_out(session, case, approval):
            continue
        yield ReadyLine(
            subject=subject,
            version=told_version(session, approval),
            prepared_by=codes[approval.prepared_by],
            prepared_on=approval.prepared_on,
            takes_effect_on=approval.takes_effect_on,
            approved_by=codes.get(approval.approved_by, ""),
            draft=approval.draft,
        )


def is_out(session: Session, case: ClosureCase, approval: Approval) -> bool:
    """Its letters left, or the premises wear its posters; a decision to refrain has no letter."""
    if approval.subject in OF_COMMUNICATION:
        return approval.approved_by is not None and case.closed_on is not None
    letters = session.exec(_made(session, case, approval, col(Document.id))).all()
    if not letters:
        return approval.approved_by is not None
    sent = select(Dispatch.id).where(col(Dispatch.document_id).in_(letters))
    return session.exec(sent.limit(1)).first() is not None


def made_with(session: Session, case: ClosureCase, approval: Approval) -> Sequence[PaperLine]:
    """The documents that belong to this approval: what a second person must read."""
    columns = (Document.name, Document.kind, Document.version, Document.media_type)
    rows = session.exec(_made(session, case, approval, *columns, Document.made_on))
    return [PaperLine(*row) for row in rows]


def _made(session: Session, case: ClosureCase, approval: Approval, *columns: Any) -> Any:
    number = approval.number
    if approval.subject is ApprovalSubject.PRIVACY_OVERRULE:
        # It is asked of the newest communication, which has numbers of its own.
        made = latest_approval(session, id_of(case), ApprovalSubject.COMMUNICATION)
        number = made.number if made else 0
    return (
        select(*columns)
        .where(
            Document.case_id == case.id,
            Document.version == number,
            col(Document.kind).in_(MADE_WITH[approval.subject]),
        )
        .order_by(col(Document.id))
    )
