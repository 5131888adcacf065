"""What was really spent, booked against a line of the action plan; entries are only added."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel


class LedgerEntry(SQLModel, table=True):
    """One cost, or a correction of one; its key names the cause: the same cause is booked once.

    An entry never changes. A correction is an entry of its own, with the difference; what a cause
    cost is the sum of its entries.
    """

    __table_args__ = (
        CheckConstraint("amount <> 0", name="amount_not_zero"),
        CheckConstraint(
            "amount > 0 OR corrects_id IS NOT NULL", name="only_a_correction_is_negative"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=60)
    """Natural key: "round:LIN-CON-007", "invoice:0226:19:F2024-12"; a correction ends in "#1"."""
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4, index=True)
    action_number: int
    """The action of the plan that pays; 0 for a cost for which the plan of its year has none."""
    amount: int
    """In whole euro."""
    on: date
    """Decides the year; a correction belongs to the year of what it corrects."""
    what: str = Field(max_length=120)
    corrects_id: int | None = Field(default=None, foreign_key="ledgerentry.id", index=True)
    """The first entry of the cause."""
