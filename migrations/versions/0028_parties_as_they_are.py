"""parties as they are: several capacities, who acts for whom; what is withdrawn, and its rectification."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from tasks.register.schema_changes import hold, made_anew


revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None

CAPACITIES = (
    'offender', 'owner', 'tenant', 'resident', 'landlord', 'mortgagee', 'representative', 'administrator', 'guardian',
)
STATUSES = (
    'reported', 'assessed', 'no_action', 'intent_prepared', 'intent_announced', 'zienswijze_received',
    'zienswijze_lapsed', 'reassessed', 'intent_withdrawn', 'decision_prepared', 'decision_announced', 'warned',
    'penalty_ordered', 'closed', 'suspended', 'ended', 'lifted', 'reopened', 'archived', 'decision_withdrawn', 'withdrawn',
)
SUBJECTS = ('intent', 'decision', 'communication', 'privacy_overrule', 'change', 'rectification')
DOCUMENTS = (
    'notice_of_intent', 'decision', 'poster', 'residents_letter', 'delivery_list', 'press_release', 'warning',
    'penalty_order', 'change_decision', 'withdrawn_intent', 'rectification',
)


def upgrade() -> None:
    op.create_table(
        'partycapacity',
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column(
            'capacity',
            sa.Enum(*CAPACITIES, name='capacity', native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column('for_party', sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(capacity IN ('representative', 'administrator', 'guardian')) = (for_party > 0)",
            name=op.f('ck_partycapacity_acts_for_another'),
        ),
        sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_partycapacity_party_id')),
        sa.PrimaryKeyConstraint('party_id', 'capacity', 'for_party', name=op.f('pk_partycapacity')),
    )
    op.execute('INSERT INTO partycapacity (party_id, capacity, for_party) SELECT id, capacity, 0 FROM party')
    with made_anew('party') as batch_op:
        batch_op.drop_constraint(op.f('ck_party_capacity'), type_='check')
        batch_op.drop_column('capacity')
        batch_op.add_column(
            sa.Column('acts_through', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False, server_default='')
        )
        batch_op.add_column(sa.Column('withdrawn_on', sa.Date(), nullable=True))
    with made_anew('party') as batch_op:
        batch_op.alter_column('acts_through', server_default=None)
    with made_anew('closurecase') as batch_op:
        batch_op.add_column(sa.Column('withdrawn_on', sa.Date(), nullable=True))
    with made_anew('approval') as batch_op:
        batch_op.add_column(sa.Column('voided_on', sa.Date(), nullable=True))
    hold('closurecase', 'status', 'case_status', STATUSES)
    hold('closurecase', 'suspended_from', 'suspended_from', STATUSES)
    hold('approval', 'subject', 'approval_subject', SUBJECTS)
    hold('document', 'kind', 'document_kind', DOCUMENTS)
