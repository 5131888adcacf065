"""what only who made the objection or the request reads of the reasons."""

import sqlalchemy as sa
from alembic import op


revision = '0054'
down_revision = '0053'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('trackdecision') as batch_op:
        batch_op.add_column(sa.Column('own_ground', sa.String(length=4000), nullable=False, server_default=''))
    with op.batch_alter_table('trackdecision') as batch_op:
        batch_op.alter_column('own_ground', server_default=None)
