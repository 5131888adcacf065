"""What the municipality pays back because too much was paid (Awb 4:102)."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel


class Repayment(SQLModel, table=True):
    """One version of the decision to pay one party back; in force once its letter left."""

    __table_args__ = (
        CheckConstraint("cents > 0 AND interest_cents >= 0", name="a_sum_and_its_interest"),
        CheckConstraint(
            "decision_number IS NOT NULL OR (paid_on IS NULL AND replaced_on IS NULL)",
            name="after_it_was_decided",
        ),
        CheckConstraint("bears_interest OR interest_cents = 0", name="interest_where_it_grows"),
        CheckConstraint("paid_on IS NULL OR replaced_on IS NULL", name="paid_or_replaced"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    approval_id: int = Field(foreign_key="approval.id", unique=True)
    claim_number: int
    """On which claim too much was paid."""
    party_number: int
    """To whom."""
    cents: int
    """What was paid too much."""
    interest_cents: int
    """Up to the day below; 0 where none is owed."""
    bears_interest: bool
    """Not where the party itself gave wrong data (Awb 4:102(3))."""
    pay_on: date
    """The day on which it is paid back, up to which the interest was counted."""
    decision_number: int | None = None
    """The decision that it became; None before it left."""
    replaced_on: date | None = None
    """Since when a later decision on the same sum holds."""
    paid_on: date | None = None
