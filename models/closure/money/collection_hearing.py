"""What an offender could say, and said, before his penalty is collected (Awb 4:8)."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from models.closure.party import ZienswijzeManner
from models.common.base import choice
from models.law.closure.money.hearings import NoHearing


class CollectionHearing(SQLModel, table=True):
    """One offender about one claim: asked until a day, or not asked on a ground of the law."""

    __table_args__ = (
        CheckConstraint("(until IS NULL) = (ground IS NOT NULL)", name="asked_or_with_a_ground"),
        CheckConstraint("(received_on IS NULL) = (manner IS NULL)", name="received_in_a_manner"),
    )

    claim_id: int = Field(primary_key=True, foreign_key="claim.id")
    party_number: int = Field(primary_key=True)
    on: date
    """The day on which the intention was sent, or the ground was recorded."""
    until: date | None = None
    """The last day to give a zienswijze."""
    ground: NoHearing | None = Field(default=None, sa_type=choice(NoHearing, "no_hearing"))
    received_on: date | None = None
    manner: ZienswijzeManner | None = Field(
        default=None, sa_type=choice(ZienswijzeManner, "zienswijze_manner")
    )
    summary: str = Field(default="", max_length=4000)
    """What was said, in short; only the letter to this party tells it."""
