"""The migrations give what the models say, also for a register that is already filled."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel, select

from models.signal import Enrichment, Signal, SignalUrgency
from tasks import resources
from tasks.database import MIGRATIONS, open_register

BEFORE = (
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


def test_the_migrations_give_what_the_models_say(any_register: str) -> None:
    """On both databases: no table, column, type or key too many or too few."""
    assert any_register
    with resources.engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_a_filled_register_gets_the_whole_signal(tmp_path: Path) -> None:
    """A signal with an entry that points at it keeps both, with what nobody had written down."""
    path = tmp_path / "register.db"
    _migrate_to("0007", path)
    with sqlite3.connect(path) as connection:
        for statement in BEFORE:
            connection.execute(statement)
    connection.close()
    engine = open_register(f"sqlite:///{path}")
    with Session(engine) as session:
        signal, entry = session.exec(select(Signal)).one(), session.exec(select(Enrichment)).one()

    assert (signal.urgency, signal.place, signal.answer_by) == (SignalUrgency.NORMAL, "", None)
    assert entry.legal_ground == "niet vastgelegd"
    engine.dispose()


def _migrate_to(revision: str, path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()
