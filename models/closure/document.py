"""Finished documents: their bytes, and which words, house style and policy made them."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.common.labelled import Labelled


class DocumentKind(Labelled):
    """Which document of the procedure."""

    NOTICE_OF_INTENT = "notice_of_intent", "voornemen"
    DECISION = "decision", "besluit"
    POSTER = "poster", "poster"
    RESIDENTS_LETTER = "residents_letter", "bewonersbrief"
    DELIVERY_LIST = "delivery_list", "bezorglijst"
    PRESS_RELEASE = "press_release", "persbericht"
    WARNING = "warning", "waarschuwing"
    PENALTY_ORDER = "penalty_order", "last onder dwangsom"
    CHANGE_DECISION = "change_decision", "wijzigingsbesluit"
    WITHDRAWN_INTENT = "withdrawn_intent", "intrekking van het voornemen"
    RECTIFICATION = "rectification", "rectificatie"
    COST_DECISION = "cost_decision", "kostenbesluit"
    REMINDER = "reminder", "aanmaning"
    COLLECTION_DECISION = "collection_decision", "invorderingsbesluit"
    PENALTY_CHANGE = "penalty_change", "wijziging van de last onder dwangsom"
    REMEDY_DECISION = "remedy_decision", "beslissing op bezwaar of verzoek"


class Channel(Labelled):
    """How a letter reaches a party (Awb 3:41: sending or handing over)."""

    REGISTERED_POST = "registered_post", "aangetekende post"
    HANDED_OVER = "handed_over", "in persoon uitgereikt"


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
