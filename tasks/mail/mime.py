"""One mail as finished bytes: built once, so that every attempt sends the same message."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import SMTP
from email.utils import parseaddr
from typing import Protocol


class Attachment(Protocol):
    """A finished file that goes with a mail."""

    @property
    def name(self) -> str: ...

    @property
    def media_type(self) -> str: ...

    @property
    def content(self) -> bytes: ...


@dataclass(frozen=True)
class Mail:
    """What goes into one mail; `key` is its natural key and gives it a fixed Message-ID."""

    key: str
    sender: str
    recipient: str
    subject: str
    text: str
    html: str
    attachments: Sequence[Attachment]
    written_at: datetime

    @property
    def message_id(self) -> str:
        """The same cause has the same Message-ID, so that a receiver can see a double."""
        digest = hashlib.sha256(self.key.encode()).hexdigest()[:32]
        return f"<{digest}@{bare_address(self.sender).rpartition('@')[2]}>"

    def finished(self) -> bytes:
        """The bytes as they travel: 7-bit, so that a server without 8BITMIME keeps them whole."""
        message = EmailMessage(policy=SMTP)
        message["From"] = self.sender
        message["To"] = self.recipient
        message["Subject"] = " ".join(self.subject.split())
        message["Date"] = self.written_at
        message["Message-ID"] = self.message_id
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies, please
        message.set_content(self.text, cte="quoted-printable")
        message.add_alternative(self.html, subtype="html", cte="quoted-printable")
        for attachment in self.attachments:
            if attachment.media_type.startswith("text/calendar"):
                _attach_calendar(message, attachment)
        for attachment in self.attachments:
            _attach(message, attachment)
        # Only now: a part that is added takes the Content- headers of the whole with it.
        message["Content-Language"] = "nl"
        return message.as_bytes()


def subject_of(mime: bytes) -> str:
    """The subject line of a finished message, as a reader sees it."""
    return str(BytesHeaderParser(policy=SMTP).parsebytes(mime)["Subject"])


def _attach_calendar(message: EmailMessage, attachment: Attachment) -> None:
    """An invitation stands beside the words too: some readers look for it only there."""
    kind, *parameters = (part.strip() for part in attachment.media_type.split(";"))
    message.add_alternative(
        attachment.content.decode(),
        subtype=kind.partition("/")[2],
        params={k: v for k, v in map(_parameter, parameters) if k != "charset"},
        cte="base64",
    )


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    """Add a file as base64; parameters of its media type ("method=REQUEST") are kept."""
    kind, *parameters = (part.strip() for part in attachment.media_type.split(";"))
    maintype, _, subtype = kind.partition("/")
    message.add_attachment(
        attachment.content,
        maintype=maintype,
        subtype=subtype,
        filename=attachment.name,
        params=dict(_parameter(text) for text in parameters),
    )


def _parameter(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value.strip('"')


def bare_address(sender: str) -> str:
    """The address within "Name <address>"."""
    return parseaddr(sender)[1]
