"""What somebody fills in at a place before the visit is recorded, and the photographs of it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import Moment


class VisitDraft(SQLModel, table=True):
    """One answer of a visit that is not recorded yet; may hold personal data, gone with recording.

    Its version lets a telephone that was without signal see that a colleague was first.
    """

    __table_args__ = (
        UniqueConstraint("visit_id", "field"),
        CheckConstraint("version >= 1", name="version_counts_from_one"),
    )

    id: int | None = Field(default=None, primary_key=True)
    visit_id: int = Field(foreign_key="visit.id", index=True)
    field: str = Field(max_length=60)
    """As the page names it: "findings.0.text"."""
    answer: str
    """What was filled in, as a JSON list of texts; empty: it was made empty."""
    version: int
    saved_by: str = Field(max_length=20)
    """Code of the officer."""
    saved_at: datetime = Field(sa_type=Moment)


class VisitPhoto(SQLModel, table=True):
    """One photograph of a place, made anew without anything that the camera wrote in it."""

    __table_args__ = (UniqueConstraint("visit_id", "sha256"),)

    id: int | None = Field(default=None, primary_key=True)
    visit_id: int = Field(foreign_key="visit.id", index=True)
    content: bytes
    """A JPEG."""
    sha256: str = Field(max_length=64)
    width: int
    height: int
    added_by: str = Field(max_length=20)
    added_at: datetime = Field(sa_type=Moment)
