"""Nobody decides alone: who prepared a thing and which other person approved it."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.common.labelled import Labelled
from models.law.common.roles import Action


class ApprovalSubject(Labelled):
    """What needs a second person."""

    INTENT = "intent", "het voornemen"
    DECISION = "decision", "het besluit"
    COMMUNICATION = "communication", "de communicatie"
    PRIVACY_OVERRULE = "privacy_overrule", "het terzijde stellen van de privacytoets"
    CHANGE = "change", "de wijziging"
    RECTIFICATION = "rectification", "de rectificatie"
    COSTS = "costs", "het kostenbesluit"
    COLLECTION = "collection", "het invorderingsbesluit"
    PENALTY_CHANGE = "penalty_change", "de wijziging van de last onder dwangsom"
    REMEDY_DECISION = "remedy_decision", "de beslissing op bezwaar of verzoek"
    SERVICE = "service", "de brief aan één partij"
    LATE_PENALTY = "late_penalty", "het besluit over de dwangsom voor te laat beslissen"
    INTEREST = "interest", "het rentebesluit"
    REPAYMENT = "repayment", "het besluit over terugbetaling"
    WRIT = "writ", "het dwangbevel"
    DEFERRAL_CHANGE = "deferral_change", "de wijziging van het uitstel van betaling"


APPROVE_ACTIONS = {
    ApprovalSubject.INTENT: Action.APPROVE_INTENT,
    ApprovalSubject.DECISION: Action.APPROVE_DECISION,
    ApprovalSubject.REMEDY_DECISION: Action.APPROVE_DECISION,
    ApprovalSubject.COMMUNICATION: Action.APPROVE_COMMUNICATION,
    ApprovalSubject.PRIVACY_OVERRULE: Action.OVERRULE_PRIVACY_GATE,
    ApprovalSubject.CHANGE: Action.APPROVE_CHANGE,
    ApprovalSubject.RECTIFICATION: Action.APPROVE_RECTIFICATION,
    ApprovalSubject.SERVICE: Action.APPROVE_DECISION,
    ApprovalSubject.LATE_PENALTY: Action.APPROVE_DECISION,
} | dict.fromkeys(
    (
        *(ApprovalSubject.COSTS, ApprovalSubject.COLLECTION, ApprovalSubject.INTEREST),
        *(ApprovalSubject.REPAYMENT, ApprovalSubject.DEFERRAL_CHANGE, ApprovalSubject.WRIT),
        ApprovalSubject.PENALTY_CHANGE,
    ),
    Action.APPROVE_MONEY,
)
"""Who may approve each (models/law/common/roles.py): always another than who made it."""


class Approval(SQLModel, table=True):
    """A prepared thing and its approval; the database refuses one person in both places."""

    __table_args__ = (
        UniqueConstraint("case_id", "subject", "number"),
        CheckConstraint(
            "approved_by IS NULL OR approved_by <> prepared_by", name="two_different_people"
        ),
        CheckConstraint(
            "(approved_by IS NULL) = (approved_on IS NULL)", name="approved_by_someone_on_a_day"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    subject: ApprovalSubject = Field(sa_type=choice(ApprovalSubject, "approval_subject"))
    number: int = 1
    prepared_by: int = Field(foreign_key="officer.id")
    prepared_on: date
    takes_effect_on: date
    """The day of dispatch or of closing for which it was made; its terms count from that day."""
    approved_by: int | None = Field(default=None, foreign_key="officer.id")
    approved_on: date | None = None
    digest: str = Field(default="", max_length=64)
    """SHA-256 over the documents as they were prepared: what was approved is what leaves."""
    draft: str = Field(default="", max_length=400)
    """Why it is only a draft, as a Dutch sentence; a draft cannot be approved."""
    reason: str = Field(default="", max_length=400)
    voided_on: date | None = None
    """Since when this version may not leave any more; a new one must be made."""
