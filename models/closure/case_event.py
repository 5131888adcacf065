"""The course of a case as a judge reads it: what happened, on which day, to which party."""

from datetime import date

from sqlalchemy import Enum, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.law.closure.occurrences import Occurrence


class CaseEvent(SQLModel, table=True):
    """One occurrence, tied to the event of the history that tells it. It holds no person.

    New kinds of occurrence come with every act of the law: there is no CHECK on them, so that a new
    one needs no migration. Who reads an unknown one gets an error.
    """

    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    number: int
    what: Occurrence = Field(
        sa_type=Enum(
            Occurrence,
            native_enum=False,
            create_constraint=False,
            length=40,
            values_callable=lambda members: [member.value for member in members],
        ),
        index=True,
    )
    on: date
    party_number: int | None = None
    decision_number: int | None = None
    track_id: int | None = Field(default=None, foreign_key="track.id")
    event_number: int | None = None
    """Number of the event in the history; None for what older versions recorded."""
