"""Destroying signals: a list, the approval of a second person, and a declaration that stays.

Source: Archiefwet (declaration of destruction), selectielijst 2020 result 19.1.18 (for ever).
"""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel


class DestructionList(SQLModel, table=True):
    """The signals of a municipality of which the retention is over on `made_on`."""

    __table_args__ = (
        CheckConstraint("approved_by IS NULL OR approved_by <> made_by", name="two_people"),
        CheckConstraint(
            "(approved_by IS NULL) = (approved_on IS NULL)", name="approved_by_someone_on_a_day"
        ),
        CheckConstraint(
            "(approved_by IS NULL) = (declaration IS NULL)", name="approved_with_declaration"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True, max_length=20)
    """For example "LIN-VER-2031-001"."""
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4, index=True)
    made_by: int = Field(foreign_key="officer.id")
    made_on: date
    approved_by: int | None = Field(default=None, foreign_key="officer.id")
    approved_on: date | None = None
    declaration: bytes | None = None
    """The PDF of the declaration; names signals by number only."""


class DestructionItem(SQLModel, table=True):
    """One signal on a list, by its number: the signal itself will be gone."""

    list_id: int = Field(primary_key=True, foreign_key="destructionlist.id")
    signal_reference: str = Field(primary_key=True, max_length=20)
    retain_until: date
