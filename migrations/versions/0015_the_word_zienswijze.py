"""the word zienswijze: `view` is what a template shows, and no longer what a party brings forward."""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations


revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

STATUSES = (
    'reported', 'assessed', 'no_action', 'intent_prepared', 'intent_announced', 'zienswijze_received',
    'zienswijze_lapsed', 'reassessed', 'intent_withdrawn', 'decision_prepared', 'decision_announced', 'warned',
    'penalty_ordered', 'closed', 'suspended', 'ended', 'lifted', 'reopened', 'archived',
)
TERM_KINDS = (
    'zienswijze', 'grace', 'objection', 'decision_on_objection', 'land_registration', 'land_deregistration', 'closure',
    'reopening_decision', 'second_weighing', 'review',
)
MOMENTS = ('before_intent', 'after_zienswijze')
MANNERS = ('written', 'oral')


def upgrade() -> None:
    words = {'view_received': 'zienswijze_received', 'view_lapsed': 'zienswijze_lapsed'}
    rename('closurecase', {'status': ('case_status', STATUSES), 'suspended_from': ('suspended_from', STATUSES)}, words)
    rename('term', {'kind': ('term_kind', TERM_KINDS)}, {'view': 'zienswijze'})
    rename('weighing', {'moment': ('weighing_moment', MOMENTS)}, {'after_view': 'after_zienswijze'})

    with op.batch_alter_table('party') as batch_op:
        batch_op.drop_constraint(op.f('ck_party_view_manner'), type_='check')
        for column in ('received_on', 'manner', 'summary'):
            batch_op.alter_column(f'view_{column}', new_column_name=f'zienswijze_{column}')
    with op.batch_alter_table('party') as batch_op:
        check(batch_op, 'ck_party_zienswijze_manner', 'zienswijze_manner', MANNERS)


def rename(table: str, columns: dict[str, tuple[str, tuple[str, ...]]], words: dict[str, str]) -> None:
    """Store new words in the columns of a table, and let it hold those alone.

    In three steps: SQLite makes the table anew for a check, and copies its rows past the check.
    """
    with op.batch_alter_table(table) as batch_op:
        for name, _ in columns.values():
            batch_op.drop_constraint(op.f(f'ck_{table}_{name}'), type_='check')
    for column in columns:
        for old, new in words.items():
            op.execute(f"UPDATE {table} SET {column} = '{new}' WHERE {column} = '{old}'")
    with op.batch_alter_table(table) as batch_op:
        for column, (name, values) in columns.items():
            check(batch_op, f'ck_{table}_{name}', column, values)


def check(batch_op: BatchOperations, name: str, column: str, values: tuple[str, ...]) -> None:
    """Let the column hold each of the values and nothing else."""
    listed = ', '.join(f"'{value}'" for value in values)
    batch_op.create_check_constraint(op.f(name), sa.text(f'{column} IN ({listed})'))
