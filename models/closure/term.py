"""Terms of a case: their last day with its explanation, and the notices that went out."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.common.rungs import Rung
from models.law.common.terms import TermNature


class TermKind(StrEnum):
    """Which term of the procedure."""

    ZIENSWIJZE = "zienswijze"
    GRACE = "grace"
    OBJECTION = "objection"
    DECISION_ON_OBJECTION = "decision_on_objection"
    LAND_REGISTRATION = "land_registration"
    LAND_DEREGISTRATION = "land_deregistration"
    CLOSURE = "closure"
    REOPENING_DECISION = "reopening_decision"
    SECOND_WEIGHING = "second_weighing"
    REVIEW = "review"

    @property
    def label(self) -> str:
        """The Dutch words for people."""
        return _TERM_LABELS[self]


_TERM_LABELS = {
    TermKind.ZIENSWIJZE: "zienswijze",
    TermKind.GRACE: "begunstigingstermijn",
    TermKind.OBJECTION: "bezwaar",
    TermKind.DECISION_ON_OBJECTION: "beslissing op bezwaar",
    TermKind.LAND_REGISTRATION: "inschrijving Wkpb",
    TermKind.LAND_DEREGISTRATION: "doorhaling Wkpb",
    TermKind.CLOSURE: "duur van de sluiting",
    TermKind.REOPENING_DECISION: "beslissing op verzoek tot heropening",
    TermKind.SECOND_WEIGHING: "tweede belangenafweging",
    TermKind.REVIEW: "ambtshalve heroverweging",
}


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
    nature: TermNature = Field(sa_type=choice(TermNature, "term_nature"))
    starts_on: date
    last_day: date = Field(index=True)
    explanation: str = Field(max_length=600)
    met_on: date | None = None


class TermNotice(SQLModel, table=True):
    """That the morning run spoke up about a term: once per term and rung."""

    term_id: int = Field(primary_key=True, foreign_key="term.id")
    rung: Rung = Field(primary_key=True, sa_type=choice(Rung, "rung"))
    noticed_on: date


class MorningRun(SQLModel, table=True):
    """That the morning run was done for a day; a missing day is reported by the next run."""

    on: date = Field(primary_key=True)
    """The day it looked at."""
    failed_cases: int = 0
