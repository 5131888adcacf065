"""The yearly evaluation: what it counted, frozen for ever, and figures from before the system."""

import hashlib
from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import Moment


class FigureSnapshot(SQLModel, table=True):
    """What the figures of a year were counted from; the database refuses to change or delete it."""

    __table_args__ = (
        UniqueConstraint("year", "version"),
        CheckConstraint("version >= 1", name="version_from_one"),
        CheckConstraint("length(sha256) = 64", name="sha256_of_64_digits"),
    )

    id: int | None = Field(default=None, primary_key=True)
    year: int
    version: int
    """Counts the snapshots of a year; the same counts again make no new one."""
    counted_on: date
    counted_at: datetime = Field(sa_type=Moment)
    made_by: str = Field(max_length=20)
    """Code of the officer, or "weerbaar" for the run of December."""
    content: bytes
    """Canonical JSON of models.law.evaluation.figure_rows.FigureContent: no personal data."""
    sha256: str = Field(max_length=64)

    @property
    def is_intact(self) -> bool:
        """True while the bytes are those that were frozen."""
        return hashlib.sha256(self.content).hexdigest() == self.sha256

    @property
    def chain(self) -> str:
        """The history of the figures of a year."""
        return f"JAAR-{self.year}"

    @property
    def sentence(self) -> str:
        """What the history says of it: who changes content and hash is found by this sentence."""
        return f"Cijfers van {self.year} vastgelegd, versie {self.version}, sha256 {self.sha256}."


class EarlierFigure(SQLModel, table=True):
    """A figure of a year before the system, with the paper in which it was found."""

    __table_args__ = (
        UniqueConstraint("municipality_code", "year", "key"),
        CheckConstraint("value >= 0", name="value_not_negative"),
        CheckConstraint("source <> ''", name="has_a_source"),
    )

    id: int | None = Field(default=None, primary_key=True)
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4)
    year: int
    key: str = Field(max_length=61)
    """Key of its definition in figures.yaml."""
    value: int
    source: str = Field(max_length=200)
    recorded_by: int = Field(foreign_key="officer.id")
    recorded_on: date
