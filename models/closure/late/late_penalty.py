"""What the municipality owes because it decided too late, as it was fixed (Awb 4:17, 4:18)."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel


class LatePenalty(SQLModel, table=True):
    """One version of the amount; in force once its letter left the house."""

    __table_args__ = (
        CheckConstraint("euros > 0 AND days > 0", name="something_is_owed"),
        CheckConstraint("last_day >= first_day", name="ends_after_start"),
        CheckConstraint(
            "paid_on IS NULL OR decision_number IS NOT NULL", name="paid_after_it_was_fixed"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    approval_id: int = Field(foreign_key="approval.id", unique=True)
    track_id: int = Field(foreign_key="track.id", index=True)
    """The notice of default by which it is owed."""
    first_day: date
    last_day: date
    days: int
    euros: int
    decision_number: int | None = None
    """The decision that it became; None before it left."""
    paid_on: date | None = None
