"""The reporting desk: links for partners, a count of what was sent, and photographs."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import Moment, choice
from models.law.common.labelled import Labelled

HASH_LENGTH = 64
"""Hexadecimal digits of a SHA-256."""


class LinkEnd(Labelled):
    """Why a link opens nothing any more, apart from its last moment."""

    USED = "used", "gebruikt"
    WITHDRAWN = "withdrawn", "ingetrokken"


class ReportLink(SQLModel, table=True):
    """One report that a partner may make until a moment; which signal came of it is not kept.

    Nor whose it was once it was used: its last moment is that of the signal.
    """

    __table_args__ = (
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="ended_for_a_reason"),
        CheckConstraint("until > made_at", name="ends_after_it_begins"),
        CheckConstraint(
            "(partner_id IS NULL) = (ended_by IS NOT NULL AND ended_by = 'used')",
            name="partner_until_used",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    code_hash: str = Field(unique=True, max_length=HASH_LENGTH)
    """SHA-256 of the code, which was shown once."""
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4, index=True)
    partner_id: int | None = Field(default=None, foreign_key="partner.id")
    made_by: int = Field(foreign_key="officer.id")
    made_at: datetime = Field(sa_type=Moment)
    until: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_by: LinkEnd | None = Field(default=None, sa_type=choice(LinkEnd, "link_end"))


class ReportCount(SQLModel, table=True):
    """What a link or an account sent within an hour; of an account only a keyed hash is kept."""

    __table_args__ = (CheckConstraint("count >= 0", name="count_not_negative"),)

    subject_hash: str = Field(primary_key=True, max_length=HASH_LENGTH)
    begun_at: datetime = Field(sa_type=Moment)
    count: int


class SignalPhoto(SQLModel, table=True):
    """A photograph of a signal, made anew without what a telephone hides in it."""

    __table_args__ = (UniqueConstraint("signal_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    signal_id: int = Field(foreign_key="signal.id", index=True)
    number: int
    content: bytes
    """A JPEG; destroyed with its signal."""
    sha256: str = Field(max_length=HASH_LENGTH)
