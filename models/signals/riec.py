"""The signal form for the RIEC: made by one person, approved by another, then exported."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.signals.riec import RiecOutcome


class RiecForm(SQLModel, table=True):
    """One form of one signal, with the bytes that were approved."""

    __table_args__ = (
        UniqueConstraint("signal_id", "number"),
        CheckConstraint(
            "approved_by IS NULL OR approved_by <> prepared_by", name="two_different_people"
        ),
        CheckConstraint(
            "(approved_by IS NULL) = (approved_on IS NULL)", name="approved_by_someone_on_a_day"
        ),
        CheckConstraint(
            "exported_on IS NULL OR approved_on IS NOT NULL", name="exported_after_approval"
        ),
        CheckConstraint("outcome IS NULL OR exported_on IS NOT NULL", name="answered_after_export"),
        CheckConstraint("(outcome IS NULL) = (outcome_on IS NULL)", name="outcome_has_a_day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    signal_id: int = Field(foreign_key="signal.id", index=True)
    number: int = 1
    content: bytes
    """The PDF; destroyed with its signal."""
    sha256: str = Field(max_length=64)
    prepared_by: int = Field(foreign_key="officer.id")
    prepared_on: date
    approved_by: int | None = Field(default=None, foreign_key="officer.id")
    approved_on: date | None = None
    exported_on: date | None = None
    """The first day on which it left."""
    outcome: RiecOutcome | None = Field(default=None, sa_type=choice(RiecOutcome, "riec_outcome"))
    outcome_on: date | None = None
