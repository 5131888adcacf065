"""the amounts of an order under penalty: per what, up to what, and from when."""

import sqlalchemy as sa
from alembic import op
from tasks.register.schema_changes import made_anew, one_of


revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'penaltyorder',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('decision_number', sa.Integer(), nullable=True),
        sa.Column('approval_id', sa.Integer(), nullable=True),
        sa.Column('amount', sa.Integer(), nullable=False),
        sa.Column('per', one_of('penalty_per', 'once', 'offence', 'day', 'week', 'month'), nullable=False),
        sa.Column('maximum', sa.Integer(), nullable=True),
        sa.Column('compliance_until', sa.Date(), nullable=True),
        sa.Column('state', one_of('penalty_state', 'in_force', 'suspended', 'lifted'), nullable=False),
        sa.Column('suspended_until', sa.Date(), nullable=True),
        sa.CheckConstraint('amount > 0', name=op.f('ck_penaltyorder_amount_above_zero')),
        sa.CheckConstraint(
            'maximum IS NULL OR maximum >= amount', name=op.f('ck_penaltyorder_maximum_holds_the_amount')
        ),
        sa.CheckConstraint(
            "(per = 'once') = (maximum IS NULL)", name=op.f('ck_penaltyorder_once_has_no_maximum')
        ),
        sa.CheckConstraint(
            "suspended_until IS NULL OR state = 'suspended'", name=op.f('ck_penaltyorder_only_suspended_has_an_end')
        ),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_penaltyorder_case_id')),
        sa.ForeignKeyConstraint(['approval_id'], ['approval.id'], name=op.f('fk_penaltyorder_approval_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_penaltyorder')),
        sa.UniqueConstraint('case_id', 'decision_number', name=op.f('uq_penaltyorder_case_id_decision_number')),
    )
    op.create_index(op.f('ix_penaltyorder_case_id'), 'penaltyorder', ['case_id'])
    # Until now every amount was for each offence. The order left when the case has its decision.
    op.execute(
        'INSERT INTO penaltyorder (case_id, decision_number, approval_id, amount, per, maximum, state)'
        ' SELECT c.id,'
        " (SELECT d.number FROM decision d WHERE d.case_id = c.id AND d.kind = 'order'"
        " AND d.measure = 'penalty_order'),"
        ' (SELECT MAX(a.id) FROM approval a WHERE a.case_id = c.id'
        " AND a.subject = 'decision'),"
        " c.penalty_per_offence, 'offence', c.penalty_maximum, 'in_force'"
        ' FROM closurecase c'
        " WHERE c.penalty_per_offence IS NOT NULL AND c.measure = 'penalty_order'"
    )
    with made_anew('closurecase') as batch_op:
        batch_op.drop_constraint(op.f('ck_closurecase_penalty_has_a_maximum'), type_='check')
        batch_op.drop_column('penalty_per_offence')
        batch_op.drop_column('penalty_maximum')
