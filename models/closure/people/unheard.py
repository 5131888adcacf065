"""A party that is not asked for its zienswijze, on a ground of the law (Awb 4:8(2), 4:11)."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.closure.people.hearing_grounds import HearingGround


class UnheardParty(SQLModel, table=True):
    """The ground, with the reason why it holds for this party; the letter to it says the ground."""

    __table_args__ = (CheckConstraint("reason <> ''", name="with_a_reason"),)

    case_id: int = Field(primary_key=True, foreign_key="closurecase.id")
    party_number: int = Field(primary_key=True)
    ground: HearingGround = Field(sa_type=choice(HearingGround, "hearing_ground"))
    reason: str = Field(max_length=400)
    """In general words that name nobody."""
    recorded_on: date
    recorded_by: int = Field(foreign_key="officer.id")
