"""service per addressee: each attempt its own row, with channel, moment and what came back."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from tasks.register.schema_changes import hold, made_anew, one_of


revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None

CHANNELS = ('registered_post', 'handed_over', 'left_at_address', 'bailiff', 'email')
CAUSES = ('not_collected', 'refused', 'undeliverable', 'wrong_address')
SUBJECTS = (
    'intent', 'decision', 'communication', 'privacy_overrule', 'change', 'rectification', 'costs', 'collection',
    'penalty_change', 'remedy_decision', 'service',
)
DOCUMENTS = (
    'notice_of_intent', 'decision', 'poster', 'residents_letter', 'delivery_list', 'press_release', 'warning',
    'penalty_order', 'change_decision', 'withdrawn_intent', 'rectification', 'cost_decision', 'reminder',
    'collection_decision', 'penalty_change', 'remedy_decision', 'later_decision',
)
KEPT = ('document_id', 'case_id', 'party_number', 'channel', 'sent_on', 'tracking')


def upgrade() -> None:
    connection = op.get_bind()
    old = sa.table('dispatch', *(sa.column(name) for name in KEPT if name != 'sent_on'), sa.column('sent_on', sa.Date()))
    rows = [dict(row) for row in connection.execute(sa.select(old).order_by(old.c.document_id)).mappings()]
    op.drop_table('dispatch')
    op.create_table(
        'dispatch',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('document_id', sa.Integer(), nullable=False),
        sa.Column('attempt', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('party_number', sa.Integer(), nullable=False),
        sa.Column('channel', one_of('channel', *CHANNELS), nullable=False),
        sa.Column('sent_on', sa.Date(), nullable=False),
        sa.Column('clock_time', sa.Time(), nullable=True),
        sa.Column('tracking', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column('returned_on', sa.Date(), nullable=True),
        sa.Column('cause', one_of('return_cause', *CAUSES), nullable=True),
        sa.CheckConstraint('(returned_on IS NULL) = (cause IS NULL)', name=op.f('ck_dispatch_returned_with_a_cause')),
        sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_dispatch_document_id')),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_dispatch_case_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_dispatch')),
        sa.UniqueConstraint('document_id', 'attempt', name=op.f('uq_dispatch_document_id_attempt')),
    )
    for column in ('case_id', 'document_id'):
        op.create_index(op.f(f'ix_dispatch_{column}'), 'dispatch', [column])
    if rows:
        new = sa.table('dispatch', *(sa.column(name) for name in (*KEPT, 'attempt')))
        connection.execute(sa.insert(new), [row | {'attempt': 1} for row in rows])
    with made_anew('party') as batch_op:
        batch_op.add_column(sa.Column('email_agreed_on', sa.Date(), nullable=True))
    hold('approval', 'subject', 'approval_subject', SUBJECTS)
    hold('document', 'kind', 'document_kind', DOCUMENTS)
