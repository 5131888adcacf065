"""A change of the decision as it was prepared: applied as it stands when it leaves the house."""

from datetime import date

from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.closure.changes import ChangeKind
from models.law.common.durations import DurationUnit


class CaseChange(SQLModel, table=True):
    """What one version of a change orders; the ground stands in the letter word for word."""

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    approval_id: int = Field(foreign_key="approval.id", unique=True)
    kind: ChangeKind = Field(sa_type=choice(ChangeKind, "change_kind"))
    ground: str = Field(max_length=4000)
    hearing: str = Field(default="", max_length=2000)
    """How the parties were heard, or why not (Awb 4:8, 4:11), of what is heavier for them."""
    about: int | None = None
    """Number of the decision that it changes; None for an intent."""
    was_from: date | None = None
    was_until: date | None = None
    """The days that were in force when it was prepared: it leaves only while they still are."""
    first_day: date | None = None
    grace_until: date | None = None
    amount: int | None = None
    unit: DurationUnit | None = Field(default=None, sa_type=choice(DurationUnit, "unit"))
    closed_part: str = Field(default="", max_length=200)
    changes: str = Field(default="", max_length=2000)
    """Of a warning that changes: what holds now, word for word as in the letter."""
    review_on: date | None = None
    """What was filled in; what follows from it is counted when it leaves."""
    decision_number: int | None = None
    """The decision that it became; None before it left, and of an intent that was withdrawn."""
