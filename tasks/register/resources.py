"""Settings, engine, transaction and clock: opened on first use, never on import."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import Engine
from sqlmodel import Session

from models.common.dutch_faults import dutch_faults
from models.common.errors import FaultsError
from tasks.register import database

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


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


@cache
def settings() -> Settings:
    """The settings of this process, or SettingsError with every fault."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError(
            "De instellingen (WEERBAAR_... of weerbaar.env)", dutch_faults(error, {})
        ) from None


@cache
def engine() -> Engine:
    """The register; made and migrated on first use."""
    return database.open_register(settings().database_url)


@contextmanager
def transaction() -> Iterator[Session]:
    """One session, one transaction: commit on leaving, roll back on error."""
    with Session(engine()) as session, session.begin():
        yield session


@contextmanager
def reading() -> Iterator[Session]:
    """A session that only reads: on SQLite it takes no write lock, so it waits for nobody."""
    with Session(engine().execution_options(reading=True)) as session:
        yield session


def now() -> datetime:
    """The present moment, aware. Only flows and the portal ask for it."""
    return datetime.now(AMSTERDAM)


def today() -> date:
    """The day it is in Amsterdam. Only flows and the portal ask for it."""
    return now().date()
