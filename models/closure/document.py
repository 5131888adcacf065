"""Finished documents: their bytes, and which words, house style and policy made them."""

from datetime import date
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice


class DocumentKind(StrEnum):
    """Which document of the procedure."""

    NOTICE_OF_INTENT = "notice_of_intent"
    DECISION = "decision"
    POSTER = "poster"
    RESIDENTS_LETTER = "residents_letter"
    DELIVERY_LIST = "delivery_list"
    PRESS_RELEASE = "press_release"
    WARNING = "warning"
    PENALTY_ORDER = "penalty_order"

    @property
    def label(self) -> str:
        """The Dutch word for people."""
        return _DOCUMENT_LABELS[self]


_DOCUMENT_LABELS = {
    DocumentKind.NOTICE_OF_INTENT: "voornemen",
    DocumentKind.DECISION: "besluit",
    DocumentKind.POSTER: "poster",
    DocumentKind.RESIDENTS_LETTER: "bewonersbrief",
    DocumentKind.DELIVERY_LIST: "bezorglijst",
    DocumentKind.PRESS_RELEASE: "persbericht",
    DocumentKind.WARNING: "waarschuwing",
    DocumentKind.PENALTY_ORDER: "last onder dwangsom",
}


class Channel(StrEnum):
    """How a letter reaches a party (Awb 3:41: sending or handing over)."""

    REGISTERED_POST = "registered_post"
    HANDED_OVER = "handed_over"

    @property
    def label(self) -> str:
        """The Dutch words for people."""
        return "aangetekende post" if self is Channel.REGISTERED_POST else "in persoon uitgereikt"


class Document(SQLModel, table=True):
    """One finished file of a case; a new version is a new row."""

    __table_args__ = (UniqueConstraint("case_id", "kind", "name", "version"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    kind: DocumentKind = Field(sa_type=choice(DocumentKind, "document_kind"))
    name: str = Field(max_length=80)
    """File name without folder: "besluit-partij-1.pdf"."""
    version: int = 1
    party_number: int | None = None
    media_type: str = Field(max_length=80)
    content: bytes
    sha256: str = Field(max_length=64)
    template_version: str = Field(max_length=64)
    policy_version: str = Field(default="", max_length=240)
    prepared_by: int = Field(foreign_key="officer.id")
    made_on: date


class Dispatch(SQLModel, table=True):
    """That a letter left: whom it went to, how and when; the proof of a sound dispatch."""

    document_id: int = Field(primary_key=True, foreign_key="document.id")
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    party_number: int
    channel: Channel = Field(sa_type=choice(Channel, "channel"))
    sent_on: date
    tracking: str = Field(default="", max_length=40)
