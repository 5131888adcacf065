"""The papers of a round as they were handed out: their bytes, and which words made them."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class RoundPaper(SQLModel, table=True):
    """One finished file; other content under the same name is the next version."""

    __table_args__ = (UniqueConstraint("round_id", "name", "version"),)

    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="controlround.id", index=True)
    name: str = Field(max_length=80)
    """File name without folder: "bezoekformulier-1-2-politie.pdf"."""
    version: int = 1
    content: bytes
    sha256: str = Field(max_length=64)
    template_version: str = Field(max_length=64)
    made_on: date
