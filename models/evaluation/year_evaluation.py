"""The evaluation of a year: its finished documents, made by one person and approved by another."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel


class YearEvaluation(SQLModel, table=True):
    """One draft of the evaluation of a plan; the newest that was approved is what is published."""

    __table_args__ = (
        UniqueConstraint("reference", "number"),
        CheckConstraint(
            "prepared_by IS NULL OR approved_by IS NULL OR approved_by <> prepared_by",
            name="two_different_people",
        ),
        CheckConstraint(
            "(approved_by IS NULL) = (approved_on IS NULL)", name="approved_by_someone_on_a_day"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(max_length=20, index=True)
    """For example "LIN-EVA-2024"; its history is the chain of that name."""
    municipality_codes: str = Field(max_length=200)
    """CBS codes of the municipalities that share the plan, with commas: "9001,9002"."""
    year: int
    number: int
    """Counts the drafts; the same documents again make no new one."""
    snapshot_id: int = Field(foreign_key="figuresnapshot.id")
    """What was counted."""
    digest: str = Field(max_length=64)
    """SHA-256 over the documents: what was approved is what leaves."""
    prepared_by: int | None = Field(default=None, foreign_key="officer.id")
    """None for the run of December: then any officer with the role may approve."""
    prepared_on: date
    approved_by: int | None = Field(default=None, foreign_key="officer.id")
    approved_on: date | None = None


class EvaluationFile(SQLModel, table=True):
    """One document of an evaluation, as it was made; the database refuses to change it."""

    __table_args__ = (UniqueConstraint("evaluation_id", "name"),)

    evaluation_id: int = Field(primary_key=True, foreign_key="yearevaluation.id")
    position: int = Field(primary_key=True)
    """Order in which the documents are handed over, from 1."""
    name: str = Field(max_length=80)
    media_type: str = Field(max_length=120)
    content: bytes
    sha256: str = Field(max_length=64)
