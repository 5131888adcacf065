"""A writ against one debtor, and what it costs him (Awb 4:114, 4:119, 4:120, 4:123)."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel


class Writ(SQLModel, table=True):
    """One version of the writ; in force once a bailiff served it."""

    __table_args__ = (
        CheckConstraint("costs_cents > 0", name="costs_above_zero"),
        CheckConstraint("served_on >= issued_on", name="served_after_it_was_issued"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    approval_id: int = Field(foreign_key="approval.id", unique=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    party_number: int
    """Against whom; each of who owe costs jointly gets his own."""
    issued_on: date
    costs_cents: int
    """What it costs, as it stands in it (Awb 4:122(1)(d))."""
    costs_source: str = Field(max_length=200)
    """Where that amount was read."""
    served_on: date | None = None
