"""a decision that changes: each change as it was prepared, and the words for it in the checks."""

import sqlalchemy as sa
from alembic import op
from tasks.register.schema_changes import allow, made_anew, one_of


revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None

NEW_WORDS = (
    ('closurecase', 'status', 'case_status', ('decision_withdrawn',)),
    ('closurecase', 'suspended_from', 'suspended_from', ('decision_withdrawn',)),
    ('approval', 'subject', 'approval_subject', ('change',)),
    ('document', 'kind', 'document_kind', ('change_decision', 'withdrawn_intent')),
)
KINDS = (
    'first_day', 'grace', 'shorter', 'longer', 'extension', 'part', 'lift', 'withdraw', 'withdraw_intent',
    'review_continue', 'review_end',
)


def upgrade() -> None:
    for table in ('closurecase', 'decision'):
        with made_anew(table) as batch_op:
            batch_op.add_column(sa.Column('closed_part', sa.String(length=200), server_default='', nullable=False))
        with made_anew(table) as batch_op:
            batch_op.alter_column('closed_part', server_default=None)
    op.create_table(
        'casechange',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('approval_id', sa.Integer(), nullable=False),
        sa.Column('kind', one_of('change_kind', *KINDS), nullable=False),
        sa.Column('ground', sa.String(length=4000), nullable=False),
        sa.Column('hearing', sa.String(length=2000), nullable=False),
        sa.Column('about', sa.Integer(), nullable=True),
        sa.Column('was_from', sa.Date(), nullable=True),
        sa.Column('was_until', sa.Date(), nullable=True),
        sa.Column('first_day', sa.Date(), nullable=True),
        sa.Column('grace_until', sa.Date(), nullable=True),
        sa.Column('amount', sa.Integer(), nullable=True),
        sa.Column('unit', one_of('unit', 'weeks', 'months', 'indefinite'), nullable=True),
        sa.Column('closed_part', sa.String(length=200), nullable=False),
        sa.Column('review_on', sa.Date(), nullable=True),
        sa.Column('decision_number', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_casechange_case_id')),
        sa.ForeignKeyConstraint(['approval_id'], ['approval.id'], name=op.f('fk_casechange_approval_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_casechange')),
        sa.UniqueConstraint('approval_id', name=op.f('uq_casechange_approval_id')),
    )
    op.create_index(op.f('ix_casechange_case_id'), 'casechange', ['case_id'])
    for table, column, name, words in NEW_WORDS:
        allow(table, column, name, words)

