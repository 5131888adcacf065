"""The amounts of an order under penalty, as ordered and as a later decision changed them."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.closure.money.penalties import PenaltyAmounts, PenaltyPer
from models.law.common.labelled import Labelled


class PenaltyState(Labelled):
    """What the order under penalty does (Awb 5:34)."""

    IN_FORCE = "in_force", "van kracht"
    SUSPENDED = "suspended", "opgeschort"
    LIFTED = "lifted", "opgeheven"


class PenaltyOrder(SQLModel, table=True):
    """What one decision says of the penalty; the announced one with the highest number holds.

    Until its decision leaves it is a draft, of which a case has one, under its newest approval.
    """

    __table_args__ = (
        UniqueConstraint("case_id", "decision_number"),
        CheckConstraint("amount > 0", name="amount_above_zero"),
        CheckConstraint("maximum IS NULL OR maximum >= amount", name="maximum_holds_the_amount"),
        CheckConstraint("(per = 'once') = (maximum IS NULL)", name="once_has_no_maximum"),
        CheckConstraint(
            "suspended_until IS NULL OR state = 'suspended'", name="only_suspended_has_an_end"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    decision_number: int | None = None
    """Number of the decision; None while that has not left."""
    approval_id: int | None = Field(default=None, foreign_key="approval.id")
    amount: int
    """Whole euros."""
    per: PenaltyPer = Field(sa_type=choice(PenaltyPer, "penalty_per"))
    maximum: int | None = None
    compliance_until: date | None = None
    """Last day on which nothing is forfeited (Awb 5:32a(2)); None without such a term."""
    state: PenaltyState = Field(
        default=PenaltyState.IN_FORCE, sa_type=choice(PenaltyState, "penalty_state")
    )
    suspended_until: date | None = None

    @property
    def amounts(self) -> PenaltyAmounts:
        """The amounts as the law counts with them."""
        return PenaltyAmounts(amount=self.amount, per=self.per, maximum=self.maximum)
