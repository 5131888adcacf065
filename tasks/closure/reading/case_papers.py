"""One document or one mail of a case, with its bytes."""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

from sqlmodel import Session, col, func, select

from models.closure.closure import ClosureCase
from models.closure.document import Document
from models.common.message import OutgoingMessage
from models.law.common.errors import WeerbaarError
from tasks.closure.reading.ready_papers import PUBLIC_KINDS
from tasks.documents.rendering import RenderedFile

__all__ = ["PUBLIC_KINDS", "MailPage", "UnknownPaperError", "mail_page", "paper_of"]


class UnknownPaperError(WeerbaarError):
    """Raised when a case has no such document or mail, or none that this officer may read."""


@dataclass(frozen=True)
class MailPage:
    """One mail as its reader gets it."""

    number: int
    to: str
    subject: str
    state: str
    text: str
    html: str
    attachments: tuple[str, ...]


def paper_of(
    session: Session, case: ClosureCase, name: str, version: int, *, only_public: bool
) -> RenderedFile:
    """The document with this name, in this version; or UnknownPaperError."""
    asked = select(Document).where(
        Document.case_id == case.id, Document.name == name, Document.version == version
    )
    if only_public:
        asked = asked.where(col(Document.kind).in_(PUBLIC_KINDS))
    found = session.exec(asked).first()
    if found is None:
        raise UnknownPaperError(f"Zaak {case.reference} heeft geen versie {version} van dit stuk.")
    return RenderedFile(found.name, found.media_type, found.content)


def version_before(session: Session, case: ClosureCase, name: str, version: int) -> int | None:
    """The newest version of this document that is older; None when it is the first."""
    asked = select(func.max(Document.version)).where(
        Document.case_id == case.id, Document.name == name, Document.version < version
    )
    return session.exec(asked).one()


def mail_page(session: Session, reference: str, number: int) -> MailPage:
    """The mail with this number, when it belongs to the case."""
    row = session.get(OutgoingMessage, number)
    if row is None or row.chain != reference:
        raise UnknownPaperError(f"Zaak {reference} heeft geen bericht {number}.")
    message = message_from_bytes(row.mime, EmailMessage, policy=SMTP)
    return MailPage(
        number,
        row.recipient,
        str(message["Subject"]),
        row.state.label,
        _part(message, "plain"),
        _part(message, "html"),
        tuple(part.get_filename() or "bijlage" for part in message.iter_attachments()),
    )


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if part is not None else ""
