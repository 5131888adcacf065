"""a party that is not asked for its zienswijze: the ground of the law, and why it holds."""

import sqlalchemy as sa
from alembic import op
from tasks.register.schema_changes import one_of


revision = '0050'
down_revision = '0049'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'unheardparty',
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('party_number', sa.Integer(), nullable=False),
        sa.Column(
            'ground', one_of('hearing_ground', 'urgent', 'heard_before', 'surprise', 'no_data'), nullable=False
        ),
        sa.Column('reason', sa.String(length=400), nullable=False),
        sa.Column('recorded_on', sa.Date(), nullable=False),
        sa.Column('recorded_by', sa.Integer(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f('ck_unheardparty_with_a_reason')),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_unheardparty_case_id')),
        sa.ForeignKeyConstraint(['recorded_by'], ['officer.id'], name=op.f('fk_unheardparty_recorded_by')),
        sa.PrimaryKeyConstraint('case_id', 'party_number', name=op.f('pk_unheardparty')),
    )
