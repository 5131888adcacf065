"""Terms of a case: their last day with its explanation, and the notices that went out."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.common.rungs import Rung
from models.law.closure.term_kinds import TermKind
from models.law.common.terms import TermNature

__all__ = ["MorningRun", "Term", "TermKind", "TermNotice"]


class Term(SQLModel, table=True):
    """One running or met term; `explanation` says in Dutch why the last day is what it is."""

    __table_args__ = (
        UniqueConstraint("case_id", "kind", "number"),
        CheckConstraint("last_day >= starts_on", name="ends_after_start"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    kind: TermKind = Field(sa_type=choice(TermKind, "term_kind"))
    number: int = 1
    party_number: int | None = None
    """Of a term that runs for one party alone, such as objection after service to that party."""
    decision_number: int | None = None
    """The decision that the term belongs to, when there is more than one."""
    track_id: int | None = Field(default=None, foreign_key="track.id")
    """The track that it belongs to, such as the objection on which must be decided."""
    claim_number: int | None = None
    """The claim of which it is a term, such as to pay."""
    nature: TermNature = Field(sa_type=choice(TermNature, "term_nature"))
    starts_on: date
    last_day: date = Field(index=True)
    explanation: str = Field(max_length=600)
    met_on: date | None = None


class TermNotice(SQLModel, table=True):
    """That the morning run spoke up about a term: once per term and rung, or day after day."""

    term_id: int = Field(primary_key=True, foreign_key="term.id")
    rung: Rung = Field(primary_key=True, sa_type=choice(Rung, "rung"))
    noticed_on: date
    """The day on which it did so last."""


class MorningRun(SQLModel, table=True):
    """That the morning run was done for a day; a missing day is reported by the next run."""

    on: date = Field(primary_key=True)
    """The day it looked at."""
    failed_cases: int = 0
