"""the values of the letter of a later decision, for who becomes a party after it."""

import sqlalchemy as sa
from alembic import op


revision = '0051'
down_revision = '0050'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'keptletter',
        sa.Column('approval_id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('content', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['approval_id'], ['approval.id'], name=op.f('fk_keptletter_approval_id')),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_keptletter_case_id')),
        sa.PrimaryKeyConstraint('approval_id', name=op.f('pk_keptletter')),
    )
    op.create_index(op.f('ix_keptletter_case_id'), 'keptletter', ['case_id'])
