"""the terms of a remedy: to mend, to appeal; a ruling that comes in the place of the decision."""

import sqlalchemy as sa
from alembic import op


revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None

TERM_KINDS = (
    'zienswijze', 'grace', 'objection', 'decision_on_objection', 'land_registration', 'land_deregistration', 'closure',
    'reopening_decision', 'second_weighing', 'repair', 'appeal', 'review', 'assessment', 'urgent_decision',
    'time_since_find',
)
DECISION_KINDS = ('order', 'change', 'on_objection', 'ruling', 'costs', 'collection')


def upgrade() -> None:
    allow('term', 'term_kind', TERM_KINDS)
    allow('decision', 'decision_kind', DECISION_KINDS)


def allow(table: str, name: str, values: tuple[str, ...]) -> None:
    """Let the kind of a row be each of these and nothing else."""
    listed = ', '.join(f"'{value}'" for value in values)
    with op.batch_alter_table(table) as batch_op:
        batch_op.drop_constraint(op.f(f'ck_{table}_{name}'), type_='check')
        batch_op.create_check_constraint(op.f(f'ck_{table}_{name}'), sa.text(f'kind IN ({listed})'))
