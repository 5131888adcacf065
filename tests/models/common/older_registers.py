"""Registers of an earlier version, filled with rows and brought up to date."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlmodel import Session

from tasks.register import database
from tests.builders.blank_registers import keep_as_it_is, put_back

CASE = (
    "INSERT INTO closurecase (status, id, reference, report_number, municipality_code, "
    "premises_id, found_on, reported_on, with_other_offences, of_housing_corporation, urgency, "
    "policy_source, letter_streets{columns}) VALUES ('{status}', {id}, 'LIN-2026-00{id}', "
    "'PL-{id}', '9002', 1, '2026-02-20', '2026-02-24', false, false, 'none', '', ''{values})"
)
GROUND = (
    (
        "INSERT INTO municipality (code, name, folder, abbreviation) "
        "VALUES ('9002', 'Lindewaarde', 'lindewaarde', 'LIN')"
    ),
    (
        "INSERT INTO officer (id, code, name, email, active) "
        "VALUES (1, 'ZAAK1', 'Verzonnen', 'o@gemeente.invalid', true)"
    ),
    (
        "INSERT INTO address VALUES ('9002200000000001', '9002', 'Verzonnenstraat', 1, '', '', "
        "'6931ZZ', 'Lindewaarde', 0, 0, '2020-01-01', NULL)"
    ),
    "INSERT INTO premises VALUES (1, '9002200000000001', 'dwelling', true)",
)


_KEPT: dict[tuple[str, str], bytes | str] = {}
"""What a register without rows held at a revision, by kind of database."""


def migrate_to(url: str, revision: str, rows: tuple[str, ...]) -> None:
    """Make a register as it was at `revision`, and fill it with `rows`."""
    kept = make_url(url).get_backend_name(), revision
    if kept in _KEPT:
        put_back(url, _KEPT[kept])
    else:
        _migrate(url, revision)
        _KEPT[kept] = keep_as_it_is(url)
    engine = create_engine(url)
    with engine.begin() as connection:
        for row in rows:
            connection.exec_driver_sql(row)
    engine.dispose()


def _migrate(url: str, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(database.MIGRATIONS))
    engine = create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


@contextmanager
def filled(url: str, revision: str, rows: tuple[str, ...]) -> Iterator[Session]:
    """A register as it was at `revision`, filled with `rows` and then brought up to date."""
    migrate_to(url, revision, rows)
    register = database.open_register(url)
    with Session(register) as session:
        yield session
    register.dispose()
