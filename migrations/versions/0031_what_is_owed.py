"""what is owed: claims, their invoices, payments and deferrals, in place of the bare track of costs."""

import sqlalchemy as sa
from alembic import op
from tasks.register.schema_changes import allow, hold, made_anew, one_of


revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None

NEW_WORDS = (
    (
        'term', 'kind', 'term_kind',
        ('cost_decision', 'payment', 'reminder', 'deferral', 'instalment', 'prescription', 'interruption'),
    ),
    ('approval', 'subject', 'approval_subject', ('costs', 'collection', 'penalty_change')),
    ('document', 'kind', 'document_kind', ('cost_decision', 'reminder', 'collection_decision', 'penalty_change')),
)
TRACK_KINDS = (
    'objection', 'interim_relief', 'appeal', 'higher_appeal', 'reopening_request', 'notice_of_default', 'land_register',
    'seal_breach',
)
TRACK_STATES = (
    'filed', 'repair_asked', 'repaired', 'not_repaired', 'heard', 'hearing_waived', 'postponed', 'consented', 'upheld',
    'partly_upheld', 'dismissed', 'inadmissible', 'withdrawn', 'interlocutory', 'effects_kept', 'judge_decided',
    'requested', 'granted', 'refused', 'changed', 'lifted', 'lapsed', 'received', 'decided', 'registered', 'deregistered',
    'found', 'reported',
)
STATES = ('forfeited', 'fixed', 'reminded', 'writ', 'paid', 'uncollected', 'remitted', 'prescribed', 'cancelled')


def upgrade() -> None:
    make_the_tables()
    with made_anew('term') as batch_op:
        batch_op.add_column(sa.Column('claim_number', sa.Integer(), nullable=True))
    for table, column, name, words in NEW_WORDS:
        allow(table, column, name, words)
    move_the_costs()
    with made_anew('track') as batch_op:
        for name in ('amount_above_zero', 'only_costs_have_an_amount'):
            batch_op.drop_constraint(op.f(f'ck_track_{name}'), type_='check')
        batch_op.drop_column('amount')
    hold('track', 'kind', 'track_kind', TRACK_KINDS)
    hold('track', 'state', 'track_state', TRACK_STATES)
    hold('trackstep', 'state', 'track_state', TRACK_STATES)


def make_the_tables() -> None:
    op.create_table(
        'claim',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('kind', one_of('claim_kind', 'costs', 'penalty'), nullable=False),
        sa.Column('state', one_of('claim_state', *STATES), nullable=False),
        sa.Column('decision_number', sa.Integer(), nullable=True),
        sa.Column('approval_id', sa.Integer(), nullable=True),
        sa.Column('cents', sa.Integer(), nullable=True),
        sa.Column('fee_cents', sa.Integer(), nullable=False),
        sa.Column('arose_on', sa.Date(), nullable=False),
        sa.Column('changed_on', sa.Date(), nullable=False),
        sa.Column('reason', sa.String(length=400), nullable=False),
        sa.Column('times', sa.Integer(), nullable=True),
        sa.Column('seen_by', one_of('witness', 'police', 'supervisor', 'inspector'), nullable=True),
        sa.Column('report_number', sa.String(length=40), nullable=False),
        sa.CheckConstraint('cents IS NULL OR cents > 0', name=op.f('ck_claim_cents_above_zero')),
        sa.CheckConstraint('fee_cents >= 0', name=op.f('ck_claim_fee_not_negative')),
        sa.CheckConstraint(
            "kind <> 'penalty' OR (times IS NOT NULL AND seen_by IS NOT NULL)", name=op.f('ck_claim_penalty_has_proof')
        ),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_claim_case_id')),
        sa.ForeignKeyConstraint(['approval_id'], ['approval.id'], name=op.f('fk_claim_approval_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_claim')),
        sa.UniqueConstraint('case_id', 'number', name=op.f('uq_claim_case_id_number')),
    )
    op.create_table(
        'costitem',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('approval_id', sa.Integer(), nullable=False),
        sa.Column('kind', one_of('cost_kind', 'execution', 'preparation'), nullable=False),
        sa.Column('what', sa.String(length=200), nullable=False),
        sa.Column('invoice', sa.String(length=40), nullable=False),
        sa.Column('made_on', sa.Date(), nullable=False),
        sa.Column('cents', sa.Integer(), nullable=False),
        sa.CheckConstraint('cents > 0', name=op.f('ck_costitem_cents_above_zero')),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_costitem_case_id')),
        sa.ForeignKeyConstraint(['approval_id'], ['approval.id'], name=op.f('fk_costitem_approval_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_costitem')),
    )
    op.create_table(
        'claimpayment',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('on', sa.Date(), nullable=False),
        sa.Column('cents', sa.Integer(), nullable=False),
        sa.Column('party_number', sa.Integer(), nullable=True),
        sa.CheckConstraint('cents > 0', name=op.f('ck_claimpayment_cents_above_zero')),
        sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_claimpayment_claim_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_claimpayment')),
        sa.UniqueConstraint('claim_id', 'number', name=op.f('uq_claimpayment_claim_id_number')),
    )
    op.create_table(
        'deferral',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('granted_on', sa.Date(), nullable=False),
        sa.Column('until', sa.Date(), nullable=False),
        sa.Column('instalments', sa.Integer(), nullable=False),
        sa.Column('first_on', sa.Date(), nullable=False),
        sa.Column('owed_cents', sa.Integer(), nullable=False),
        sa.Column('withdrawn_on', sa.Date(), nullable=True),
        sa.CheckConstraint('until >= granted_on', name=op.f('ck_deferral_ends_after_start')),
        sa.CheckConstraint('instalments >= 1', name=op.f('ck_deferral_at_least_one_part')),
        sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_deferral_claim_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_deferral')),
        sa.UniqueConstraint('claim_id', 'number', name=op.f('uq_deferral_claim_id_number')),
    )
    for table, column in (
        ('claim', 'case_id'),
        ('claim', 'state'),
        ('costitem', 'case_id'),
        ('costitem', 'approval_id'),
        ('claimpayment', 'claim_id'),
        ('deferral', 'claim_id'),
    ):
        op.create_index(op.f(f'ix_{table}_{column}'), table, [column])




def move_the_costs() -> None:
    """Each track of costs becomes a claim in its state; what was paid becomes one payment.

    The amount of a paid track was what came in, so that nothing of it stays open.
    """
    op.execute(
        'INSERT INTO claim (case_id, number, kind, state, cents, fee_cents, arose_on, changed_on, reason,'
        ' report_number)'
        " SELECT case_id, number, 'costs', state, amount * 100, 0, opened_on, changed_on, '', ''"
        " FROM track WHERE kind = 'cost_recovery'"
    )
    op.execute(
        'INSERT INTO claimpayment (claim_id, number, "on", cents)'
        " SELECT id, 1, changed_on, cents FROM claim WHERE state = 'paid' AND cents IS NOT NULL"
    )
    op.execute(
        "UPDATE caseevent SET track_id = NULL WHERE track_id IN (SELECT id FROM track WHERE kind = 'cost_recovery')"
    )
    op.execute("DELETE FROM trackstep WHERE track_id IN (SELECT id FROM track WHERE kind = 'cost_recovery')")
    op.execute("DELETE FROM track WHERE kind = 'cost_recovery'")
