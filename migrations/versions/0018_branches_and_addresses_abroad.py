"""branches of a company at one address, and addresses abroad."""

import sqlalchemy as sa
import sqlmodel

from alembic import op


revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('business', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('branch_number', sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False, server_default='')
        )
        batch_op.drop_constraint(batch_op.f('uq_business_kvk_number_bag_id'), type_='unique')
        batch_op.create_unique_constraint(
            batch_op.f('uq_business_kvk_number_bag_id_branch_number'), ['kvk_number', 'bag_id', 'branch_number']
        )
        batch_op.create_check_constraint(
            batch_op.f('ck_business_branch_number_of_twelve_digits'), 'length(branch_number) IN (0, 12)'
        )
    with op.batch_alter_table('party', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('reachable_country', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False, server_default='')
        )
        batch_op.alter_column(
            'reachable_postcode',
            existing_type=sqlmodel.sql.sqltypes.AutoString(length=7),
            type_=sqlmodel.sql.sqltypes.AutoString(length=12),
            existing_nullable=False,
        )
