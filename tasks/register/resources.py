"""Settings, engine, transaction and clock: opened on first use, never on import.

The lists that need no table class ask the engine alone, and wait for no SQLModel.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import Engine, Row, Select

from models.common.dutch_faults import dutch_faults
from models.law.common.errors import FaultsError
from tasks.register import database
from tasks.register.clock import AMSTERDAM, now, today

if TYPE_CHECKING:
    from sqlmodel import Session

__all__ = [
    "AMSTERDAM",
    "MailMode",
    "Settings",
    "SettingsError",
    "engine",
    "engine_at",
    "now",
    "reading",
    "reading_rows",
    "settings",
    "today",
    "transaction",
]


class MailMode(StrEnum):
    """Where mail goes: to a folder, to an allow-list only, or out."""

    FOLDER = "folder"
    TRIAL = "trial"
    LIVE = "live"


class SettingsError(FaultsError):
    """Raised when a setting cannot be used."""


class Settings(BaseSettings):
    """Read from the environment (WEERBAAR_...) and the file weerbaar.env."""

    model_config = SettingsConfigDict(
        env_prefix="WEERBAAR_", env_file="weerbaar.env", hide_input_in_errors=True
    )

    database_url: str = "sqlite:///weerbaar.db"
    """SQLAlchemy address; SQLite file by default, postgresql+psycopg://... in production."""
    mail_mode: MailMode = MailMode.FOLDER
    mail_folder: Path = Path("out/mail")
    mail_sender: str = "weerbaar@localhost"
    mail_trial_allow: tuple[str, ...] = ()
    smtp_host: str = "127.0.0.1"
    smtp_port: int = 25
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_starttls: bool = True
    smtp_timeout_seconds: float = 30.0
    upload_folder: Path = Path("out/uploads")
    """Where a file that an officer tried waits, at most an hour, until he imports it."""
    key_file: Path = Path("weerbaar.key")
    """Encrypts the second factors; made on first use, readable by its owner alone."""
    session_idle_minutes: int = Field(default=30, ge=1, le=24 * 60)
    session_longest_hours: int = Field(default=12, ge=1, le=7 * 24)
    oidc_issuer: str = ""
    """The OpenID provider where officers log in; empty: there is none."""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_code_claim: str = ""
    """Which claim of the provider holds the officer code; empty: the verified mail address."""
    municipalities: str = ""
    """Folders with more municipalities than the shipped ones, parted as in PATH."""

    @property
    def municipality_folders(self) -> tuple[Path, ...]:
        """Each of these folders, whole."""
        parts = filter(None, self.municipalities.split(os.pathsep))
        return tuple(Path(part).expanduser().resolve() for part in parts)


@cache
def settings() -> Settings:
    """The settings of this process, or SettingsError with every fault."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError(
            "Een instelling (WEERBAAR_... of weerbaar.env)", dutch_faults(error, {})
        ) from None


def engine() -> Engine:
    """The register of the settings; made and migrated on first use."""
    return engine_at(settings().database_url)


@cache
def engine_at(url: str) -> Engine:
    """The register at an address: one engine, that keeps its connections and compiled queries."""
    return database.open_register(url)


@contextmanager
def transaction() -> "Iterator[Session]":
    """One session, one transaction: commit on leaving, roll back on error."""
    from sqlmodel import Session  # noqa: PLC0415  (see above)

    with Session(engine()) as session, session.begin():
        yield session


@contextmanager
def reading() -> "Iterator[Session]":
    """A session that only reads: on SQLite it takes no write lock, so it waits for nobody."""
    from sqlmodel import Session  # noqa: PLC0415  (see above)

    with Session(engine().execution_options(reading=True)) as session:
        yield session


def reading_rows(query: Select[Any]) -> Sequence[Row[Any]]:
    """The rows of one query that loads no object: without a session, and without its import."""
    with engine().connect().execution_options(reading=True) as connection:
        return connection.execute(query).all()
