"""repeat offences: what was answered about those the register knows of, and the source of a typed one."""

import sqlalchemy as sa
from alembic import op


revision = '0036'
down_revision = '0035'
branch_labels = None
depends_on = None

BEFORE = 'de bestuurlijke rapportage van deze zaak'
"""What an earlier offence was typed from before its source was asked."""


def upgrade() -> None:
    op.create_table(
        'repeatjudgement',
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('earlier_case_id', sa.Integer(), nullable=False),
        sa.Column('offence_on', sa.Date(), nullable=False),
        sa.Column(
            'answer',
            sa.Enum(
                'counts', 'set_aside', name='repeat_answer', native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column('reason', sa.String(length=400), nullable=False),
        sa.Column('answered_by', sa.Integer(), nullable=False),
        sa.Column('answered_on', sa.Date(), nullable=False),
        sa.CheckConstraint(
            "answer = 'counts' OR reason <> ''", name=op.f('ck_repeatjudgement_set_aside_with_a_reason')
        ),
        sa.CheckConstraint('case_id <> earlier_case_id', name=op.f('ck_repeatjudgement_about_another_case')),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_repeatjudgement_case_id')),
        sa.ForeignKeyConstraint(
            ['earlier_case_id'], ['closurecase.id'], name=op.f('fk_repeatjudgement_earlier_case_id')
        ),
        sa.ForeignKeyConstraint(['answered_by'], ['officer.id'], name=op.f('fk_repeatjudgement_answered_by')),
        sa.PrimaryKeyConstraint('case_id', 'earlier_case_id', 'offence_on', name=op.f('pk_repeatjudgement')),
    )
    op.create_index(op.f('ix_repeatjudgement_earlier_case_id'), 'repeatjudgement', ['earlier_case_id'])
    with op.batch_alter_table('previousoffence') as batch_op:
        batch_op.add_column(sa.Column('source', sa.String(length=200), nullable=False, server_default=BEFORE))
    with op.batch_alter_table('previousoffence') as batch_op:
        batch_op.alter_column('source', server_default=None)
        batch_op.create_check_constraint(op.f('ck_previousoffence_source_is_named'), "source <> ''")
