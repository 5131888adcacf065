"""the penalty for deciding late: fixed by a decision, with its letter and its terms."""

import sqlalchemy as sa
from alembic import op

from tasks.register.schema_changes import allow


revision = '0047'
down_revision = '0046'
branch_labels = None
depends_on = None


def upgrade() -> None:
    allow('document', 'kind', 'document_kind', ('late_penalty',))
    allow('approval', 'subject', 'approval_subject', ('late_penalty',))
    allow('decision', 'kind', 'decision_kind', ('late_penalty',))
    allow('term', 'kind', 'term_kind', ('late_penalty', 'late_payment'))
    op.create_table(
        'latepenalty',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('approval_id', sa.Integer(), nullable=False),
        sa.Column('track_id', sa.Integer(), nullable=False),
        sa.Column('first_day', sa.Date(), nullable=False),
        sa.Column('last_day', sa.Date(), nullable=False),
        sa.Column('days', sa.Integer(), nullable=False),
        sa.Column('euros', sa.Integer(), nullable=False),
        sa.Column('decision_number', sa.Integer(), nullable=True),
        sa.Column('paid_on', sa.Date(), nullable=True),
        sa.CheckConstraint('euros > 0 AND days > 0', name=op.f('ck_latepenalty_something_is_owed')),
        sa.CheckConstraint('last_day >= first_day', name=op.f('ck_latepenalty_ends_after_start')),
        sa.CheckConstraint(
            'paid_on IS NULL OR decision_number IS NOT NULL', name=op.f('ck_latepenalty_paid_after_it_was_fixed')
        ),
        sa.ForeignKeyConstraint(['approval_id'], ['approval.id'], name=op.f('fk_latepenalty_approval_id')),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_latepenalty_case_id')),
        sa.ForeignKeyConstraint(['track_id'], ['track.id'], name=op.f('fk_latepenalty_track_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_latepenalty')),
        sa.UniqueConstraint('approval_id', name=op.f('uq_latepenalty_approval_id')),
    )
    op.create_index(op.f('ix_latepenalty_case_id'), 'latepenalty', ['case_id'])
    op.create_index(op.f('ix_latepenalty_track_id'), 'latepenalty', ['track_id'])
