"""What a decision makes of a deferral of payment before its last day (Awb 4:96)."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.closure.money.deferral_grounds import DeferralGround


class DeferralChange(SQLModel, table=True):
    """One version of the decision; in force once its letter left."""

    __table_args__ = (
        CheckConstraint("(until IS NULL) = (first_on IS NULL)", name="ends_or_goes_on"),
        CheckConstraint("instalments >= 1", name="at_least_one_part"),
        CheckConstraint("owed_cents > 0", name="something_is_owed"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    approval_id: int = Field(foreign_key="approval.id", unique=True)
    claim_number: int
    deferral_number: int
    """The deferral that ends."""
    ground: DeferralGround = Field(sa_type=choice(DeferralGround, "deferral_ground"))
    until: date | None = None
    """The last day of the deferral that takes its place; None when none does."""
    instalments: int = 1
    first_on: date | None = None
    """The last day for the first part of that deferral."""
    owed_cents: int
    """What was open when the letter was made, as it says."""
    decision_number: int | None = None
    """The decision that it became; None before it left."""
