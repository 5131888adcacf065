"""that nothing is owed for deciding late, with its ground."""

import sqlalchemy as sa
from alembic import op

from tasks.register.schema_changes import made_anew, one_of


revision = '0057'
down_revision = '0056'
branch_labels = None
depends_on = None

GROUNDS = ('in_time', 'too_early', 'unreasonably_late', 'no_interest', 'plainly_inadmissible', 'plainly_unfounded')


def upgrade() -> None:
    with made_anew('latepenalty') as batch_op:
        batch_op.add_column(sa.Column('ground', one_of('none_owed', *GROUNDS), nullable=True))
        batch_op.alter_column('first_day', existing_type=sa.Date(), nullable=True)
        batch_op.alter_column('last_day', existing_type=sa.Date(), nullable=True)
        batch_op.drop_constraint(op.f('ck_latepenalty_something_is_owed'), type_='check')
        batch_op.create_check_constraint(
            op.f('ck_latepenalty_a_sum_or_a_ground'),
            sa.text(
                '(ground IS NULL AND euros > 0 AND days > 0 AND first_day IS NOT NULL AND last_day IS '
                'NOT NULL) OR (ground IS NOT NULL AND euros = 0 AND days = 0 AND paid_on IS NULL)'
            ),
        )
