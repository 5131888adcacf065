"""What may never happen to a row, whoever asks it and with whichever program: as triggers."""

from collections.abc import Iterator
from typing import NamedTuple


class Forbidden(NamedTuple):
    """One event on a table that the database refuses, and the Dutch sentence it says."""

    name: str
    table: str
    event: str
    """UPDATE or DELETE."""
    sentence: str
    condition: str = ""
    """In SQL, about OLD and NEW; empty forbids it always."""


def statements(rule: Forbidden, dialect: str) -> Iterator[str]:
    """The SQL that makes the trigger, on SQLite or on PostgreSQL."""
    name, table, event, sentence, condition = rule
    when = f"WHEN ({condition})" if condition else ""
    if dialect == "sqlite":
        yield (
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} {when} "
            f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
        )
        return
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{sentence}'; END $$"
    )
    yield (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {when} "
        f"EXECUTE FUNCTION {name}()"
    )
    if event == "DELETE":
        yield (
            f"CREATE TRIGGER {name}_all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT "
            f"EXECUTE FUNCTION {name}()"
        )
