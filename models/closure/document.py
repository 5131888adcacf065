"""Finished documents: their bytes, and which words, house style and policy made them."""

from datetime import date, time

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.closure.addressees import Channel, ReturnCause
from models.law.common.labelled import Labelled

__all__ = ["Channel", "Dispatch", "Document", "DocumentKind", "ReturnCause"]


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
    LATER_DECISION = "later_decision", "besluit aan één partij"
    KEY_STATEMENT = "key_statement", "sleutelverklaring"
    DEFERRAL = "deferral", "uitstel van betaling"
    MORE_TIME = "more_time", "meer tijd voor een zienswijze"
    COLLECTION_INTENT = "collection_intent", "voornemen tot invordering"
    LATE_PENALTY = "late_penalty", "besluit over de dwangsom voor te laat beslissen"
    LATER_INTENT = "later_intent", "voornemen aan één partij"
    WARNING_CHANGE = "warning_change", "wijziging of intrekking van de waarschuwing"
    INTEREST_DECISION = "interest_decision", "rentebesluit"
    TRACK_LETTER = "track_letter", "brief over de behandeling van het bezwaar"
    REPAYMENT_DECISION = "repayment_decision", "besluit over terugbetaling"
    WRIT = "writ", "dwangbevel"
    DEFERRAL_CHANGE = "deferral_change", "wijziging van het uitstel van betaling"


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
    decision_number: int | None = None
    """Of a letter to one party alone: which decision it makes known to him."""
    media_type: str = Field(max_length=80)
    content: bytes
    sha256: str = Field(max_length=64)
    template_version: str = Field(max_length=64)
    policy_version: str = Field(default="", max_length=240)
    prepared_by: int = Field(foreign_key="officer.id")
    made_on: date


class Dispatch(SQLModel, table=True):
    """One attempt to let a letter reach its party: how, when, and what came of it."""

    __table_args__ = (
        UniqueConstraint("document_id", "attempt"),
        CheckConstraint("(returned_on IS NULL) = (cause IS NULL)", name="returned_with_a_cause"),
    )

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id", index=True)
    attempt: int = 1
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    party_number: int
    channel: Channel = Field(sa_type=choice(Channel, "channel"))
    sent_on: date
    clock_time: time | None = None
    """Of what was handed over or left: at what time of the day, in Amsterdam."""
    tracking: str = Field(default="", max_length=40)
    returned_on: date | None = None
    cause: ReturnCause | None = Field(default=None, sa_type=choice(ReturnCause, "return_cause"))
