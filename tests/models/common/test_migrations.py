"""The migrations make exactly the tables that the models describe, checks and all."""

import importlib
import pkgutil
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect
from sqlmodel import SQLModel

import models
from tasks.register import database, resources

for found_module in pkgutil.walk_packages(models.__path__, "models."):
    # Every table, also when this file runs alone and nothing else asked for it.
    importlib.import_module(found_module.name)


def checks(engine: Engine) -> dict[str, set[tuple[str, str]]]:
    """Name and condition of every check, by table."""
    inspector = inspect(engine)
    return {
        table: {
            (str(check["name"]), " ".join(check["sqltext"].split()))
            for check in inspector.get_check_constraints(table)
        }
        for table in SQLModel.metadata.tables
    }


def test_the_migrations_make_the_tables_of_the_models(any_register: str) -> None:
    """On SQLite and PostgreSQL: no table, column, key or index more or less."""
    assert any_register
    with resources.engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_the_migrations_make_the_checks_of_the_models(any_register: str, tmp_path: Path) -> None:
    """Each CHECK by name; on SQLite also what it says."""
    assert any_register
    plain = create_engine(f"sqlite:///{tmp_path / 'plain.db'}")
    SQLModel.metadata.create_all(plain)
    wanted, found = checks(plain), checks(resources.engine())

    if resources.engine().dialect.name == "sqlite":
        assert found == wanted
    for table, named in wanted.items():
        assert {name for name, _ in found[table]} == {name for name, _ in named}


def test_a_register_that_is_open_stays_checked(tmp_path: Path) -> None:
    """Foreign keys are off only while a migration runs."""
    engine = database.open_register(f"sqlite:///{tmp_path / 'register.db'}")
    for _ in range(2):
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_both_databases_forbid_the_same(blank_register: Path, blank_postgres: str) -> None:
    """A table that SQLite makes anew for a migration keeps the triggers on it."""
    names = {
        f"sqlite:///{blank_register}": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        blank_postgres: "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    found = []
    for url, asked in names.items():
        engine = create_engine(url)
        with engine.connect() as connection:
            # That of TRUNCATE has no twin: SQLite has no such statement.
            triggers = connection.exec_driver_sql(asked).scalars()
            found.append({str(name) for name in triggers if not str(name).endswith("_all")})
        engine.dispose()

    assert found[0] == found[1]
    assert len(found[0]) > 10
