"""the decision on an objection or a request: as it was prepared, and the words for it in the checks."""

import sqlalchemy as sa
from alembic import op
from tasks.register.schema_changes import allow, one_of


revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None

NEW_WORDS = (
    ('approval', 'subject', 'approval_subject', ('remedy_decision',)),
    ('document', 'kind', 'document_kind', ('remedy_decision',)),
    ('decision', 'kind', 'decision_kind', ('on_request',)),
)
STATES = (
    'filed', 'repair_asked', 'repaired', 'not_repaired', 'heard', 'hearing_waived', 'postponed', 'consented',
    'upheld', 'partly_upheld', 'dismissed', 'inadmissible', 'withdrawn', 'interlocutory', 'effects_kept',
    'judge_decided', 'requested', 'granted', 'refused', 'changed', 'lifted', 'lapsed', 'received', 'decided',
    'registered', 'deregistered', 'found', 'reported',
)


def upgrade() -> None:
    op.create_table(
        'trackdecision',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('approval_id', sa.Integer(), nullable=False),
        sa.Column('track_id', sa.Integer(), nullable=False),
        sa.Column('outcome', one_of('outcome', *STATES), nullable=False),
        sa.Column('ground', sa.String(length=4000), nullable=False),
        sa.Column('amount', sa.Integer(), nullable=True),
        sa.Column('unit', one_of('unit', 'weeks', 'months', 'indefinite'), nullable=True),
        sa.Column('costs_asked', sa.Boolean(), nullable=False),
        sa.Column('costs', sa.Integer(), nullable=True),
        sa.Column('decision_number', sa.Integer(), nullable=True),
        sa.CheckConstraint(
            'costs IS NULL OR (costs > 0 AND costs_asked)', name=op.f('ck_trackdecision_costs_were_asked')
        ),
        sa.ForeignKeyConstraint(['approval_id'], ['approval.id'], name=op.f('fk_trackdecision_approval_id')),
        sa.ForeignKeyConstraint(['track_id'], ['track.id'], name=op.f('fk_trackdecision_track_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_trackdecision')),
        sa.UniqueConstraint('approval_id', name=op.f('uq_trackdecision_approval_id')),
    )
    op.create_index(op.f('ix_trackdecision_track_id'), 'trackdecision', ['track_id'])
    for table, column, name, words in NEW_WORDS:
        allow(table, column, name, words)

