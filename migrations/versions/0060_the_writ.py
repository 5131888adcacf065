"""the writ: its document, its costs, and when a bailiff served it."""

import sqlalchemy as sa
from alembic import op

from tasks.register.schema_changes import allow


revision = '0060'
down_revision = '0059'
branch_labels = None
depends_on = None


def upgrade() -> None:
    allow('document', 'kind', 'document_kind', ('writ',))
    allow('approval', 'subject', 'approval_subject', ('writ',))
    op.create_table(
        'writ',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('approval_id', sa.Integer(), nullable=False),
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('party_number', sa.Integer(), nullable=False),
        sa.Column('issued_on', sa.Date(), nullable=False),
        sa.Column('costs_cents', sa.Integer(), nullable=False),
        sa.Column('costs_source', sa.String(length=200), nullable=False),
        sa.Column('served_on', sa.Date(), nullable=True),
        sa.CheckConstraint('costs_cents > 0', name=op.f('ck_writ_costs_above_zero')),
        sa.CheckConstraint('served_on >= issued_on', name=op.f('ck_writ_served_after_it_was_issued')),
        sa.ForeignKeyConstraint(['approval_id'], ['approval.id'], name=op.f('fk_writ_approval_id')),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_writ_case_id')),
        sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_writ_claim_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_writ')),
        sa.UniqueConstraint('approval_id', name=op.f('uq_writ_approval_id')),
    )
    op.create_index(op.f('ix_writ_case_id'), 'writ', ['case_id'])
    op.create_index(op.f('ix_writ_claim_id'), 'writ', ['claim_id'])
