"""A decision on an objection or a request as it was prepared; in force once it leaves the house."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.closure.remedies.tracks import TrackState
from models.law.common.durations import DurationUnit


class TrackDecision(SQLModel, table=True):
    """What one version decides; the ground stands in the letter word for word."""

    __table_args__ = (
        CheckConstraint("costs IS NULL OR (costs > 0 AND costs_asked)", name="costs_were_asked"),
    )

    id: int | None = Field(default=None, primary_key=True)
    approval_id: int = Field(foreign_key="approval.id", unique=True)
    track_id: int = Field(foreign_key="track.id", index=True)
    outcome: TrackState = Field(sa_type=choice(TrackState, "outcome"))
    ground: str = Field(max_length=4000)
    own_ground: str = Field(default="", max_length=4000)
    """What of the reasons is about who made it: only he reads it, and who acts for him."""
    amount: int | None = None
    unit: DurationUnit | None = Field(default=None, sa_type=choice(DurationUnit, "unit"))
    """The new duration, of an objection that is partly upheld."""
    closed_part: str = Field(default="", max_length=200)
    """What stays closed, of an objection that is partly upheld."""
    changes: str = Field(default="", max_length=2000)
    """What else comes in the place of what was decided, word for word as in the letter."""
    new_cents: int | None = None
    """What is owed instead, of an objection to a decision about a sum that is partly upheld."""
    costs_asked: bool = False
    costs: int | None = None
    """What is paid for the costs of the objection, in whole euros (Awb 7:15)."""
    decision_number: int | None = None
    """The decision that it became; None before it left."""
