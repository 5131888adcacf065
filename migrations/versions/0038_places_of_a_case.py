"""places of a case: further addresses, and which part of a building it is about."""

import sqlalchemy as sa
from alembic import op


revision = '0038'
down_revision = '0037'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'furtherplace',
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('bag_id', sa.String(length=16), nullable=False),
        sa.Column(
            'kind',
            sa.Enum(
                'dwelling',
                'premises',
                'yard',
                name='further_kind',
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column('part', sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_furtherplace_case_id')),
        sa.ForeignKeyConstraint(['bag_id'], ['address.bag_id'], name=op.f('fk_furtherplace_bag_id')),
        sa.PrimaryKeyConstraint('case_id', 'number', name=op.f('pk_furtherplace')),
    )
    op.create_index(op.f('ix_furtherplace_bag_id'), 'furtherplace', ['bag_id'])
    op.add_column(
        'closurecase', sa.Column('premises_part', sa.String(length=200), nullable=False, server_default='')
    )
