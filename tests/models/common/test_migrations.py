"""The migrations make exactly the tables that the models describe, checks and all."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect
from sqlmodel import Session, SQLModel, select

from models.signals.signal import Enrichment, Signal, SignalUrgency
from tasks.register import database, resources

PARTNER = (
    "INSERT INTO municipality VALUES ('0293', 'Westervoort', 'westervoort')",
    "INSERT INTO partner VALUES (7, '0293', 'police', 'Politie', 'politie@partner.invalid')",
    (
        "INSERT INTO controlround VALUES (1, 'WES-CON-018', '0293', 18, 'dor', NULL, 'planned', "
        "'2026-01-15', '2026-01-15', 'verzonnen', '2026-01-05', 0, '', 0, '')"
    ),
    (
        "INSERT INTO invitation (round_id, partner_id, sequence, planned_on, reply_until, "
        "is_cancelled) VALUES (1, 7, 0, '2026-01-15', '2026-01-10', 0)"
    ),
)
"""Rows of a register at migration 0007."""
SIGNAL = (
    "INSERT INTO municipality VALUES ('0293', 'Westervoort', 'westervoort')",
    (
        "INSERT INTO officer (id, code, name, email, active) "
        "VALUES (1, 'ZAAK1', 'Verzonnen', 'o@gemeente.invalid', 1)"
    ),
    (
        "INSERT INTO signal (id, reference, municipality_code, source, source_number, received_on, "
        "is_anonymous, theme, facts, interpretation, reliability, sharing, legal_ground, is_open, "
        "review_on, retain_until) VALUES (1, 'WES-SIG-2026-001', '0293', 'police', 'P-1', "
        "'2026-01-05', 0, 'drugs', 'Verzonnen feit.', '', 'unknown', 'consultation', 'verzonnen', "
        "1, '2026-02-16', '2031-01-05')"
    ),
    (
        'INSERT INTO enrichment (signal_id, number, "on", officer_id, source, facts) '
        "VALUES (1, 1, '2026-01-06', 1, 'BAG', 'Verzonnen feit.')"
    ),
)


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


def test_a_table_that_is_made_anew_keeps_its_rows(tmp_path: Path) -> None:
    """A register of before the DOT, with a partner that was invited: nothing is lost."""
    path = tmp_path / "register.db"
    _migrate_to("0007", path)
    _fill(path, PARTNER)
    with database.open_register(f"sqlite:///{path}").connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT p.name, p.telephone, i.partner_id FROM partner p"
            " JOIN invitation i ON i.partner_id = p.id"
        ).all()
    assert [tuple(row) for row in found] == [("Politie", "", 7)]


def test_a_filled_register_gets_the_whole_signal(tmp_path: Path) -> None:
    """A signal with an entry that points at it keeps both, with what nobody had written down."""
    path = tmp_path / "register.db"
    _migrate_to("0007", path)
    _fill(path, SIGNAL)
    engine = database.open_register(f"sqlite:///{path}")
    with Session(engine) as session:
        signal, entry = session.exec(select(Signal)).one(), session.exec(select(Enrichment)).one()

    assert (signal.urgency, signal.place, signal.answer_by) == (SignalUrgency.NORMAL, "", None)
    assert entry.legal_ground == "niet vastgelegd"
    engine.dispose()


def _migrate_to(revision: str, path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(database.MIGRATIONS))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def _fill(path: Path, statements: tuple[str, ...]) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
