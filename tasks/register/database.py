"""Opening the register: WAL on SQLite, migrations to the newest version, one at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

MIGRATIONS = Path(__file__).parents[2] / "migrations"
BUSY_TIMEOUT_MS = 30_000


def open_register(url: str) -> Engine:
    """Open the register at `url`; make and migrate it when needed."""
    # A database error must not print its values: they may be a name or an address.
    engine = create_engine(url, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine)
    try:
        _migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _prepare_sqlite(engine: Engine) -> None:
    """WAL, foreign keys, and BEGIN IMMEDIATE: two writers wait for each other, none fails."""
    path = make_url(str(engine.url)).database
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we write BEGIN ourselves, below
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA journal_mode = WAL")
        # FULL: after a power cut a claim must still be there, or its mail would go out twice.
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        # What is destroyed after its retention is overwritten, not only marked as free.
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Any) -> None:
        is_reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")


def newest_revision() -> str:
    """The number in front of the last migration, which is its revision; a test holds it so."""
    return max(path.name for path in (MIGRATIONS / "versions").glob("[0-9]*.py")).split("_")[0]


def _is_newest(engine: Engine) -> bool:
    """True for a register that needs no migration, which is nearly always so: Alembic is slow."""
    try:
        with engine.connect().execution_options(reading=True) as connection:
            found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    except DatabaseError:  # no such table: a new register
        return False
    return bool(found == newest_revision())


def _migrate(engine: Engine) -> None:
    """Bring the register to the newest version; two processes at once leave one schema."""
    if _is_newest(engine):
        return
    from alembic import command  # noqa: PLC0415  (a third of a second, see _is_newest)
    from alembic.config import Config  # noqa: PLC0415
    from alembic.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect() as connection, _unhurried_keys(connection), connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(20240314)")
        newest = ScriptDirectory.from_config(config).get_current_head()
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if engine.dialect.name == "sqlite":
            lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if lost is not None:
                raise RuntimeError(f"a migration left {lost[0]} without its {lost[2]}")


@contextmanager
def _unhurried_keys(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew: no row may miss its old self meanwhile.

    Foreign keys are checked once, at the end (sqlite.org/lang_altertable.html, part 7).
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    # On the driver itself: inside a transaction SQLite ignores this.
    driver = connection.connection.cursor()
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")
        driver.close()
