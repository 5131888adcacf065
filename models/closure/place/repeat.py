"""An earlier offence that the register knows of, and whether somebody lets it count."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.closure.repeats import RepeatAnswer


class RepeatJudgement(SQLModel, table=True):
    """The answer to one earlier offence that the register proposed; it is asked once."""

    __table_args__ = (
        CheckConstraint("answer = 'counts' OR reason <> ''", name="set_aside_with_a_reason"),
        CheckConstraint("case_id <> earlier_case_id", name="about_another_case"),
    )

    case_id: int = Field(primary_key=True, foreign_key="closurecase.id")
    earlier_case_id: int = Field(primary_key=True, foreign_key="closurecase.id", index=True)
    offence_on: date = Field(primary_key=True)
    """Day of the find of the earlier case, or of a new find while its order stood."""
    answer: RepeatAnswer = Field(sa_type=choice(RepeatAnswer, "repeat_answer"))
    reason: str = Field(default="", max_length=400)
    """Why it does not count, in general words that name nobody."""
    answered_by: int = Field(foreign_key="officer.id")
    answered_on: date
