"""what changes on objection: a part that stays closed, or other words."""

import sqlalchemy as sa
from alembic import op


revision = '0043'
down_revision = '0042'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, length in (('closed_part', 200), ('changes', 2000)):
        with op.batch_alter_table('trackdecision') as batch_op:
            batch_op.add_column(sa.Column(name, sa.String(length=length), nullable=False, server_default=''))
        with op.batch_alter_table('trackdecision') as batch_op:
            batch_op.alter_column(name, server_default=None)
