"""What the municipality owes because it decided too late, as it was fixed (Awb 4:17, 4:18)."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.closure.remedies.late_decision import NoneOwed


class LatePenalty(SQLModel, table=True):
    """One version of the amount, or of why there is none; in force once its letter left."""

    __table_args__ = (
        CheckConstraint(
            "(ground IS NULL AND euros > 0 AND days > 0 AND first_day IS NOT NULL AND last_day IS "
            "NOT NULL) OR (ground IS NOT NULL AND euros = 0 AND days = 0 AND paid_on IS NULL)",
            name="a_sum_or_a_ground",
        ),
        CheckConstraint("last_day >= first_day", name="ends_after_start"),
        CheckConstraint(
            "paid_on IS NULL OR decision_number IS NOT NULL", name="paid_after_it_was_fixed"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    approval_id: int = Field(foreign_key="approval.id", unique=True)
    track_id: int = Field(foreign_key="track.id", index=True)
    """The notice of default by which it is owed, or not."""
    ground: NoneOwed | None = Field(default=None, sa_type=choice(NoneOwed, "none_owed"))
    """Why nothing is owed; None: something is."""
    first_day: date | None = None
    last_day: date | None = None
    """The days that are owed; None when none is."""
    days: int = 0
    euros: int = 0
    decision_number: int | None = None
    """The decision that it became; None before it left."""
    paid_on: date | None = None
