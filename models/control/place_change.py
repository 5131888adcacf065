"""What officers changed by hand in the list of a round: it holds when places are chosen again."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.common.labelled import Labelled


class PlaceChangeKind(Labelled):
    """Which way a place went."""

    ADDED = "added", "toegevoegd"
    REMOVED = "removed", "weggehaald"


class PlaceChange(SQLModel, table=True):
    """The last that was decided about one business in one round, and why."""

    __table_args__ = (UniqueConstraint("round_id", "business_id"),)

    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="controlround.id", index=True)
    business_id: int = Field(foreign_key="business.id")
    kind: PlaceChangeKind = Field(sa_type=choice(PlaceChangeKind, "place_change"))
    reason: str = Field(max_length=200)
    """Dutch; without names."""
    officer: str = Field(max_length=20)
    on: date
