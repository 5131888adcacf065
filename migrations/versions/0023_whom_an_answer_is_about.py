"""about which party an answer of the weighing is, and an answer to each zienswijze."""

import sqlalchemy as sa
import sqlmodel

from alembic import op
from tasks.register.schema_changes import made_anew


revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with made_anew('weighing') as batch_op:
        batch_op.add_column(sa.Column('about', sa.Integer(), nullable=False, server_default='0'))
        batch_op.alter_column(
            'factor',
            existing_type=sqlmodel.sql.sqltypes.AutoString(length=4),
            type_=sqlmodel.sql.sqltypes.AutoString(length=12),
            existing_nullable=False,
        )
        batch_op.drop_constraint(batch_op.f('uq_weighing_case_id_moment_factor'), type_='unique')
        batch_op.create_unique_constraint(
            batch_op.f('uq_weighing_case_id_moment_factor_about'), ['case_id', 'moment', 'factor', 'about']
        )
    with made_anew('weighing') as batch_op:
        batch_op.alter_column('about', existing_type=sa.Integer(), existing_nullable=False, server_default=None)
