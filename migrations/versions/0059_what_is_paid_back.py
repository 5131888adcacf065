"""what was paid too much: decided, with its letter and its terms, and paid back."""

import sqlalchemy as sa
from alembic import op

from tasks.register.schema_changes import allow


revision = '0059'
down_revision = '0058'
branch_labels = None
depends_on = None


def upgrade() -> None:
    allow('document', 'kind', 'document_kind', ('repayment_decision',))
    allow('approval', 'subject', 'approval_subject', ('repayment',))
    allow('decision', 'kind', 'decision_kind', ('repayment',))
    allow('term', 'kind', 'term_kind', ('repayment_decision', 'repayment'))
    op.create_table(
        'repayment',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('approval_id', sa.Integer(), nullable=False),
        sa.Column('claim_number', sa.Integer(), nullable=False),
        sa.Column('party_number', sa.Integer(), nullable=False),
        sa.Column('cents', sa.Integer(), nullable=False),
        sa.Column('interest_cents', sa.Integer(), nullable=False),
        sa.Column('bears_interest', sa.Boolean(), nullable=False),
        sa.Column('pay_on', sa.Date(), nullable=False),
        sa.Column('decision_number', sa.Integer(), nullable=True),
        sa.Column('replaced_on', sa.Date(), nullable=True),
        sa.Column('paid_on', sa.Date(), nullable=True),
        sa.CheckConstraint('cents > 0 AND interest_cents >= 0', name=op.f('ck_repayment_a_sum_and_its_interest')),
        sa.CheckConstraint(
            'decision_number IS NOT NULL OR (paid_on IS NULL AND replaced_on IS NULL)',
            name=op.f('ck_repayment_after_it_was_decided'),
        ),
        sa.CheckConstraint('bears_interest OR interest_cents = 0', name=op.f('ck_repayment_interest_where_it_grows')),
        sa.CheckConstraint('paid_on IS NULL OR replaced_on IS NULL', name=op.f('ck_repayment_paid_or_replaced')),
        sa.ForeignKeyConstraint(['approval_id'], ['approval.id'], name=op.f('fk_repayment_approval_id')),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_repayment_case_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_repayment')),
        sa.UniqueConstraint('approval_id', name=op.f('uq_repayment_approval_id')),
    )
    op.create_index(op.f('ix_repayment_case_id'), 'repayment', ['case_id'])
