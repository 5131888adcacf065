"""the control cycle."""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('controlround',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reference', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('white_spots', 'red_labels', 'theme', 'signals', 'dor', 'action_week', name='round_kind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('theme', sa.Enum('automotive', 'garage_boxes', 'outlying_area', 'hospitality', 'business_park', name='round_theme', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('status', sa.Enum('planned', 'held', 'skipped', name='round_status', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('slot_on', sa.Date(), nullable=False),
    sa.Column('planned_on', sa.Date(), nullable=True),
    sa.Column('why', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
    sa.Column('made_on', sa.Date(), nullable=False),
    sa.Column('overdue_left', sa.Integer(), nullable=False),
    sa.Column('warning', sqlmodel.sql.sqltypes.AutoString(length=400), nullable=False),
    sa.Column('cost', sa.Integer(), nullable=False),
    sa.Column('policy_version', sqlmodel.sql.sqltypes.AutoString(length=240), nullable=False),
    sa.CheckConstraint("(status = 'skipped') = (planned_on IS NULL)", name=op.f('ck_controlround_a_day_unless_skipped')),
    sa.CheckConstraint('cost >= 0', name=op.f('ck_controlround_cost_not_negative')),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_controlround_municipality_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_controlround')),
    sa.UniqueConstraint('municipality_code', 'number', name=op.f('uq_controlround_municipality_code_number')),
    sa.UniqueConstraint('reference', name=op.f('uq_controlround_reference'))
    )
    with op.batch_alter_table('controlround', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_controlround_slot_on'), ['slot_on'], unique=False)

    op.create_table('ledgerentry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('action_number', sa.Integer(), nullable=False),
    sa.Column('amount', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('what', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.CheckConstraint('amount > 0', name=op.f('ck_ledgerentry_amount_above_zero')),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_ledgerentry_municipality_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ledgerentry')),
    sa.UniqueConstraint('key', name=op.f('uq_ledgerentry_key'))
    )
    with op.batch_alter_table('ledgerentry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ledgerentry_municipality_code'), ['municipality_code'], unique=False)

    op.create_table('partnerabsence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('partner', sa.Enum('police', 'environmental_service', 'housing_corporation', 'own_department', 'customs', 'press', name='absent_partner', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=False),
    sa.CheckConstraint('last >= first', name=op.f('ck_partnerabsence_ends_after_it_begins')),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_partnerabsence_municipality_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_partnerabsence')),
    sa.UniqueConstraint('municipality_code', 'partner', 'first', name=op.f('uq_partnerabsence_municipality_code_partner_first'))
    )
    op.create_table('business',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('kvk_number', sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
    sa.Column('bag_id', sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
    sa.Column('trade_name', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('sbi', sqlmodel.sql.sqltypes.AutoString(length=5), nullable=False),
    sa.Column('park', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('label', sa.Enum('green', 'white', 'red', name='label', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('labelled_on', sa.Date(), nullable=False),
    sa.Column('label_reason', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('last_visited_on', sa.Date(), nullable=True),
    sa.Column('re_control_due_on', sa.Date(), nullable=True),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.CheckConstraint('length(kvk_number) = 8', name=op.f('ck_business_kvk_number_of_eight_digits')),
    sa.CheckConstraint('length(sbi) BETWEEN 2 AND 5', name=op.f('ck_business_sbi_of_two_to_five_digits')),
    sa.ForeignKeyConstraint(['bag_id'], ['address.bag_id'], name=op.f('fk_business_bag_id')),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_business_municipality_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_business')),
    sa.UniqueConstraint('kvk_number', 'bag_id', name=op.f('uq_business_kvk_number_bag_id'))
    )
    with op.batch_alter_table('business', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_business_bag_id'), ['bag_id'], unique=False)
        batch_op.create_index('ix_business_choice', ['municipality_code', 'ended_on', 'label'], unique=False)

    op.create_table('labelchange',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('business_id', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('label', sa.Enum('green', 'white', 'red', name='label_change', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.ForeignKeyConstraint(['business_id'], ['business.id'], name=op.f('fk_labelchange_business_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_labelchange')),
    sa.UniqueConstraint('business_id', 'on', 'number', name=op.f('uq_labelchange_business_id_on_number'))
    )
    with op.batch_alter_table('labelchange', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_labelchange_business_id'), ['business_id'], unique=False)

    op.create_table('signal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reference', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('source', sa.Enum('reporting_point', 'mma', 'police', 'environmental_service', 'customs', 'control', 'open_source', name='signal_source', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('source_number', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('is_anonymous', sa.Boolean(), nullable=False),
    sa.Column('theme', sa.Enum('drugs', 'human_trafficking', 'money_laundering', 'care_fraud', 'fencing', 'real_estate', 'motorcycle_gangs', 'cyber', 'weapons', name='signal_theme', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('business_id', sa.Integer(), nullable=True),
    sa.Column('facts', sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=False),
    sa.Column('interpretation', sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=False),
    sa.Column('reliability', sa.Enum('reliable', 'unknown', 'doubtful', name='reliability', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('sharing', sa.Enum('consultation', 'municipality_only', 'police_only', name='sharing', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('legal_ground', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('is_open', sa.Boolean(), nullable=False),
    sa.Column('review_on', sa.Date(), nullable=False),
    sa.Column('retain_until', sa.Date(), nullable=False),
    sa.CheckConstraint('retain_until >= received_on', name=op.f('ck_signal_kept_from_the_start')),
    sa.ForeignKeyConstraint(['business_id'], ['business.id'], name=op.f('fk_signal_business_id')),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_signal_municipality_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_signal')),
    sa.UniqueConstraint('municipality_code', 'source', 'source_number', name=op.f('uq_signal_municipality_code_source_source_number')),
    sa.UniqueConstraint('reference', name=op.f('uq_signal_reference'))
    )
    with op.batch_alter_table('signal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_signal_business_id'), ['business_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_signal_municipality_code'), ['municipality_code'], unique=False)

    op.create_table('visit',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('business_id', sa.Integer(), nullable=False),
    sa.Column('team', sa.Integer(), nullable=False),
    sa.Column('rank', sa.Integer(), nullable=False),
    sa.Column('points', sa.Integer(), nullable=False),
    sa.Column('reasons', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
    sa.Column('is_re_control', sa.Boolean(), nullable=False),
    sa.Column('visited_on', sa.Date(), nullable=True),
    sa.Column('access', sa.Enum('granted', 'refused', 'nobody_present', 'dwelling_consent', 'dwelling_warrant', name='access', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('has_findings', sa.Boolean(), nullable=False),
    sa.Column('is_repaired', sa.Boolean(), nullable=True),
    sa.Column('repair_until', sa.Date(), nullable=True),
    sa.CheckConstraint('access IS NULL OR visited_on IS NOT NULL', name=op.f('ck_visit_seen_on_a_day')),
    sa.ForeignKeyConstraint(['business_id'], ['business.id'], name=op.f('fk_visit_business_id')),
    sa.ForeignKeyConstraint(['round_id'], ['controlround.id'], name=op.f('fk_visit_round_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_visit')),
    sa.UniqueConstraint('round_id', 'business_id', name=op.f('uq_visit_round_id_business_id')),
    sa.UniqueConstraint('round_id', 'team', 'rank', name=op.f('uq_visit_round_id_team_rank'))
    )
    with op.batch_alter_table('visit', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_visit_business_id'), ['business_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_visit_round_id'), ['round_id'], unique=False)

    op.create_table('consultationdecision',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('signal_id', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('decision', sa.Enum('drop', 'keep', 'local_action', 'control', 'stop_talk', 'bibob', 'riec_form', 'police', name='signal_decision', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('officer_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_consultationdecision_officer_id')),
    sa.ForeignKeyConstraint(['signal_id'], ['signal.id'], name=op.f('fk_consultationdecision_signal_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultationdecision')),
    sa.UniqueConstraint('signal_id', 'on', name=op.f('uq_consultationdecision_signal_id_on'))
    )
    with op.batch_alter_table('consultationdecision', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consultationdecision_signal_id'), ['signal_id'], unique=False)

    op.create_table('enrichment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('signal_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('officer_id', sa.Integer(), nullable=False),
    sa.Column('source', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('facts', sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=False),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_enrichment_officer_id')),
    sa.ForeignKeyConstraint(['signal_id'], ['signal.id'], name=op.f('fk_enrichment_signal_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_enrichment')),
    sa.UniqueConstraint('signal_id', 'number', name=op.f('uq_enrichment_signal_id_number'))
    )
    with op.batch_alter_table('enrichment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_enrichment_signal_id'), ['signal_id'], unique=False)

    op.create_table('followup',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('visit_id', sa.Integer(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('owner', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['visit_id'], ['visit.id'], name=op.f('fk_followup_visit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_followup')),
    sa.UniqueConstraint('visit_id', 'kind', name=op.f('uq_followup_visit_id_kind'))
    )
    with op.batch_alter_table('followup', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_followup_visit_id'), ['visit_id'], unique=False)

