"""Who is logged in, and whose calendar may fetch: one row each, ended and never opened again."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from models.common.account import HASH_LENGTH
from models.common.base import Moment, choice
from models.common.visitor import Door
from models.law.common.labelled import Labelled


class SessionEnd(Labelled):
    """Why a session ended."""

    LOGGED_OUT = "logged_out", "uitgelogd"
    IDLE = "idle", "te lang niets gedaan"
    TOO_LONG = "too_long", "te lang ingelogd"
    DEACTIVATED = "deactivated", "de medewerker is niet meer actief"
    BY_ADMINISTRATOR = "by_administrator", "beëindigd door een beheerder"
    NEW_FACTORS = "new_factors", "wachtwoord en tweede factor vernieuwd"


class LoginSession(SQLModel, table=True):
    """One log-in. What the officer may do is not kept here: it is asked anew each time."""

    __table_args__ = (
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="ended_for_a_reason"),
        CheckConstraint("seen_at >= begun_at", name="seen_after_it_began"),
    )

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True, max_length=HASH_LENGTH)
    officer_id: int = Field(foreign_key="officer.id", index=True)
    door: Door = Field(sa_type=choice(Door, "door"))
    begun_at: datetime = Field(sa_type=Moment)
    seen_at: datetime = Field(sa_type=Moment)
    """Renewed once a minute at most, so that reading a page seldom writes."""
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_by: SessionEnd | None = Field(default=None, sa_type=choice(SessionEnd, "session_end"))


class AgendaAddress(SQLModel, table=True):
    """The secret address at which an officer's calendar fetches his dates; one holds at a time."""

    __table_args__ = (
        Index(
            "uq_agendaaddress_open",
            "officer_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    token_hash: str = Field(primary_key=True, max_length=HASH_LENGTH)
    officer_id: int = Field(foreign_key="officer.id", index=True)
    made_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    """When it was revoked, or replaced by another."""
