"""What the notice of intent says that may be decided, kept for who gets the notice later."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.closure.measures import Measure, MeasureKind
from models.law.common.durations import DurationUnit


class IntendedMeasure(SQLModel, table=True):
    """The measure in one version of the notice of intent."""

    __table_args__ = (CheckConstraint("amount IS NULL OR amount > 0", name="amount_positive"),)

    approval_id: int = Field(primary_key=True, foreign_key="approval.id")
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    measure: MeasureKind = Field(sa_type=choice(MeasureKind, "measure"))
    amount: int | None = None
    unit: DurationUnit | None = Field(default=None, sa_type=choice(DurationUnit, "unit"))

    @property
    def as_measure(self) -> Measure:
        """As the law counts with it."""
        return Measure(kind=self.measure, amount=self.amount, unit=self.unit)
