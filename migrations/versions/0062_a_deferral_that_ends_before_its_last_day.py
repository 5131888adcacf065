"""a deferral of payment that is withdrawn or changed by its own decision, with its ground."""

import sqlalchemy as sa
from alembic import op

from tasks.register.schema_changes import allow, one_of


revision = '0062'
down_revision = '0061'
branch_labels = None
depends_on = None

GROUNDS = ('not_kept', 'wrong_data', 'circumstances')


def upgrade() -> None:
    allow('document', 'kind', 'document_kind', ('deferral_change',))
    allow('approval', 'subject', 'approval_subject', ('deferral_change',))
    allow('decision', 'kind', 'decision_kind', ('deferral_change',))
    op.create_table(
        'deferralchange',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('approval_id', sa.Integer(), nullable=False),
        sa.Column('claim_number', sa.Integer(), nullable=False),
        sa.Column('deferral_number', sa.Integer(), nullable=False),
        sa.Column('ground', one_of('deferral_ground', *GROUNDS), nullable=False),
        sa.Column('until', sa.Date(), nullable=True),
        sa.Column('instalments', sa.Integer(), nullable=False),
        sa.Column('first_on', sa.Date(), nullable=True),
        sa.Column('owed_cents', sa.Integer(), nullable=False),
        sa.Column('decision_number', sa.Integer(), nullable=True),
        sa.CheckConstraint('(until IS NULL) = (first_on IS NULL)', name=op.f('ck_deferralchange_ends_or_goes_on')),
        sa.CheckConstraint('instalments >= 1', name=op.f('ck_deferralchange_at_least_one_part')),
        sa.CheckConstraint('owed_cents > 0', name=op.f('ck_deferralchange_something_is_owed')),
        sa.ForeignKeyConstraint(['approval_id'], ['approval.id'], name=op.f('fk_deferralchange_approval_id')),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_deferralchange_case_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_deferralchange')),
        sa.UniqueConstraint('approval_id', name=op.f('uq_deferralchange_approval_id')),
    )
    op.create_index(op.f('ix_deferralchange_case_id'), 'deferralchange', ['case_id'])
