"""Businesses of a business park and their label (Theseus): what is known, and since when."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.common.business_labels import Label


class Business(SQLModel, table=True):
    """One business at one address; its trade name can be a person's and stays in here."""

    __table_args__ = (
        UniqueConstraint("kvk_number", "bag_id", "branch_number"),
        CheckConstraint("length(kvk_number) = 8", name="kvk_number_of_eight_digits"),
        CheckConstraint("length(branch_number) IN (0, 12)", name="branch_number_of_twelve_digits"),
        CheckConstraint("length(sbi) BETWEEN 2 AND 5", name="sbi_of_two_to_five_digits"),
        Index("ix_business_choice", "municipality_code", "ended_on", "label"),
    )

    id: int | None = Field(default=None, primary_key=True)
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4)
    kvk_number: str = Field(max_length=8)
    bag_id: str = Field(foreign_key="address.bag_id", max_length=16, index=True)
    branch_number: str = Field(default="", max_length=12)
    """Vestigingsnummer: tells apart two branches of a company at one address; empty: not known."""
    trade_name: str = Field(max_length=120)
    sbi: str = Field(max_length=5)
    """Code of the Standaard Bedrijfsindeling 2025."""
    park: str = Field(default="", max_length=80)
    """Business park; empty outside one."""
    label: Label = Field(default=Label.WHITE, sa_type=choice(Label, "label"))
    labelled_on: date
    label_reason: str = Field(max_length=200)
    last_visited_on: date | None = None
    re_control_due_on: date | None = None
    ended_on: date | None = None
    """First day on which the business is no longer there."""


class LabelChange(SQLModel, table=True):
    """One label a business got: the history from which coverage over time is counted."""

    __table_args__ = (UniqueConstraint("business_id", "on", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    business_id: int = Field(foreign_key="business.id", index=True)
    on: date
    number: int = 1
    """Counts the changes of one day."""
    label: Label = Field(sa_type=choice(Label, "label_change"))
    reason: str = Field(max_length=200)
