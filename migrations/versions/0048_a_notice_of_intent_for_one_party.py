"""a notice of intent for one party alone: its document, and the measure that the notice speaks of."""

import sqlalchemy as sa
from alembic import op
from tasks.register.schema_changes import allow, one_of


revision = '0048'
down_revision = '0047'
branch_labels = None
depends_on = None


def upgrade() -> None:
    allow('document', 'kind', 'document_kind', ('later_intent',))
    op.create_table(
        'intendedmeasure',
        sa.Column('approval_id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('measure', one_of('measure', 'none', 'warning', 'penalty_order', 'closure'), nullable=False),
        sa.Column('amount', sa.Integer(), nullable=True),
        sa.Column('unit', one_of('unit', 'weeks', 'months', 'indefinite'), nullable=True),
        sa.CheckConstraint('amount IS NULL OR amount > 0', name=op.f('ck_intendedmeasure_amount_positive')),
        sa.ForeignKeyConstraint(['approval_id'], ['approval.id'], name=op.f('fk_intendedmeasure_approval_id')),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_intendedmeasure_case_id')),
        sa.PrimaryKeyConstraint('approval_id', name=op.f('pk_intendedmeasure')),
    )
    op.create_index(op.f('ix_intendedmeasure_case_id'), 'intendedmeasure', ['case_id'])
