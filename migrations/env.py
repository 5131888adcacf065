"""Alembic, always on the connection that the register hands over."""

from alembic import context
from sqlmodel import SQLModel

from models import (  # noqa: F401  (each import registers its tables)
    action,
    approval,
    business,
    closure,
    control_round,
    destruction,
    document,
    evaluation,
    history,
    instrument,
    invitation,
    ledger,
    municipality,
    outbox,
    party,
    premises,
    riec,
    round_paper,
    signal,
    term,
    year_evaluation,
)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
