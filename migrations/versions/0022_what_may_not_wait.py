"""what may not wait: the terms at which the morning run speaks up about a report, a closing, a find."""

import sqlalchemy as sa
from alembic import op


revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None

TERM_KINDS = (
    'zienswijze', 'grace', 'objection', 'decision_on_objection', 'land_registration', 'land_deregistration', 'closure',
    'reopening_decision', 'second_weighing', 'review', 'assessment', 'urgent_decision', 'time_since_find',
)


def upgrade() -> None:
    listed = ', '.join(f"'{value}'" for value in TERM_KINDS)
    with op.batch_alter_table('term') as batch_op:
        batch_op.drop_constraint(op.f('ck_term_term_kind'), type_='check')
        batch_op.create_check_constraint(op.f('ck_term_term_kind'), sa.text(f'kind IN ({listed})'))
