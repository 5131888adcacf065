"""What was really spent, booked against a line of the action plan."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel


class LedgerEntry(SQLModel, table=True):
    """One cost; its key names the cause, so that the same cause is booked once."""

    __table_args__ = (CheckConstraint("amount > 0", name="amount_above_zero"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=60)
    """Natural key: "round:DUI-CON-007"."""
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4, index=True)
    action_number: int
    """The action of the plan that pays: 8 for the control rounds (plan 2024, bijlage 1)."""
    amount: int
    """In whole euro."""
    on: date
    what: str = Field(max_length=120)
