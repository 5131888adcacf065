"""What the migrations share. Those that were shipped call it: what it does may not change.

SQLite makes a table anew to change a check, and forgets the triggers that stood on it, which say
what may never happen. Here they are put back as they were.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations


def one_of(name: str, *values: str) -> sa.Enum:
    """A text of which the table refuses other values than these."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


@contextmanager
def made_anew(table: str) -> Iterator[BatchOperations]:
    """Change a table in any way, and keep its triggers."""
    connection = op.get_bind()
    triggers: dict[str, str] = {}
    if connection.dialect.name == "sqlite":
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
        triggers = dict(connection.exec_driver_sql(query, (table,)).tuples().all())
    # The tables that this one points to need not be read to make it anew: a fifth of the time.
    with op.batch_alter_table(table, reflect_kwargs={"resolve_fks": False}) as batch_op:
        yield batch_op
    for name, statement in triggers.items():
        # A change that SQLite can make in place has left it.
        op.execute(f"DROP TRIGGER IF EXISTS {name}")
        op.execute(statement)


def hold(table: str, column: str, name: str, values: tuple[str, ...]) -> None:
    """Let the column hold each of the values and nothing else."""
    listed = ", ".join(f"'{value}'" for value in values)
    constraint = op.f(f"ck_{table}_{name}")
    with made_anew(table) as batch_op:
        batch_op.drop_constraint(constraint, type_="check")
        batch_op.create_check_constraint(constraint, sa.text(f"{column} IN ({listed})"))


def allow(table: str, column: str, name: str, words: tuple[str, ...]) -> None:
    """Let the column hold these words besides those that it may hold now."""
    known = next(
        found["sqltext"]
        for found in sa.inspect(op.get_bind()).get_check_constraints(table)
        if found["name"] == f"ck_{table}_{name}"
    )
    hold(table, column, name, (*re.findall(r"'([^']*)'", known), *words))
