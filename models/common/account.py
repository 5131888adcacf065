"""How an officer logs in: his account, his devices, and who was invited to make one.

Whatever gives entry stands here as a hash, or encrypted: who reads the database can log in as
nobody.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from models.common.base import Moment

HASH_LENGTH = 64
"""Hexadecimal digits of a SHA-256."""


class Account(SQLModel, table=True):
    """What one officer logs in with: a password and a second factor, or an OpenID provider."""

    __table_args__ = (
        UniqueConstraint("issuer", "subject"),
        CheckConstraint("failures >= 0", name="failures_not_negative"),
        CheckConstraint("(issuer IS NULL) = (subject IS NULL)", name="subject_of_an_issuer"),
        CheckConstraint("(password_hash = '') = (secret = '')", name="two_factors_or_none"),
    )

    officer_id: int = Field(primary_key=True, foreign_key="officer.id")
    made_at: datetime = Field(sa_type=Moment)
    password_hash: str = Field(default="", max_length=200)
    """Argon2id, with its salt and its cost; empty for who comes by a provider alone."""
    secret: str = Field(default="", max_length=400)
    """The secret of the one-time codes (RFC 6238), encrypted with the key of the settings."""
    last_counter: int = 0
    """The half minute of the last code that was used: it opens nothing a second time."""
    failures: int = 0
    """Log-ins that failed, from a device that is not known, since one succeeded."""
    failed_at: datetime | None = Field(default=None, sa_type=Moment)
    waits_until: datetime | None = Field(default=None, sa_type=Moment)
    issuer: str | None = Field(default=None, max_length=255)
    """The OpenID provider, and who the officer is there; fixed at his first log-in."""
    subject: str | None = Field(default=None, max_length=255)


class RecoveryCode(SQLModel, table=True):
    """One code for who lost the second factor; it opens once."""

    code_hash: str = Field(primary_key=True, max_length=HASH_LENGTH)
    officer_id: int = Field(foreign_key="account.officer_id", index=True)
    used_at: datetime | None = Field(default=None, sa_type=Moment)


class KnownDevice(SQLModel, table=True):
    """A browser in which an officer logged in: it waits for its own mistakes alone.

    So whoever guesses at an account elsewhere keeps nobody from his work.
    """

    __table_args__ = (CheckConstraint("failures >= 0", name="failures_not_negative"),)

    token_hash: str = Field(primary_key=True, max_length=HASH_LENGTH)
    officer_id: int = Field(foreign_key="account.officer_id", index=True)
    used_at: datetime = Field(sa_type=Moment)
    failures: int = 0
    failed_at: datetime | None = Field(default=None, sa_type=Moment)
    waits_until: datetime | None = Field(default=None, sa_type=Moment)


class KnownAddress(SQLModel, table=True):
    """Failed log-ins from one network address, which is kept as a keyed hash."""

    __table_args__ = (CheckConstraint("failures >= 0", name="failures_not_negative"),)

    address_hash: str = Field(primary_key=True, max_length=HASH_LENGTH)
    failures: int = 0
    failed_at: datetime | None = Field(default=None, sa_type=Moment)
    waits_until: datetime | None = Field(default=None, sa_type=Moment)


class AccountInvitation(SQLModel, table=True):
    """Who may make an account until when; its token was said once, to who invited."""

    __table_args__ = (
        # Of one officer one invitation holds at a time.
        Index(
            "uq_accountinvitation_open",
            "officer_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True, max_length=HASH_LENGTH)
    officer_id: int = Field(foreign_key="officer.id", index=True)
    invited_by: str = Field(max_length=20)
    """Code of the administrator, or "weerbaar" for the first one."""
    secret: str = Field(max_length=400)
    """The secret of the one-time codes of the account to come, encrypted."""
    until: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    """When it was accepted, or replaced by another."""


class ProviderVisit(SQLModel, table=True):
    """Somebody who was sent to the OpenID provider, and may come back from there once."""

    state_hash: str = Field(primary_key=True, max_length=HASH_LENGTH)
    nonce: str = Field(max_length=100)
    verifier: str = Field(max_length=128)
    """Of PKCE (RFC 7636)."""
    until: datetime = Field(sa_type=Moment)
