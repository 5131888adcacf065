"""the other instruments."""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('instrument',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reference', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('kind', sa.Enum('dor', 'stop_talk', 'bibob', 'street', name='instrument_kind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('file_number', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('bag_id', sqlmodel.sql.sqltypes.AutoString(length=16), nullable=True),
    sa.Column('recorded_by', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['bag_id'], ['address.bag_id'], name=op.f('fk_instrument_bag_id')),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_instrument_municipality_code')),
    sa.ForeignKeyConstraint(['recorded_by'], ['officer.id'], name=op.f('fk_instrument_recorded_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_instrument')),
    sa.UniqueConstraint('municipality_code', 'kind', 'file_number', 'on', name=op.f('uq_instrument_municipality_code_kind_file_number_on')),
    sa.UniqueConstraint('reference', name=op.f('uq_instrument_reference'))
    )
    with op.batch_alter_table('instrument', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_instrument_on'), ['on'], unique=False)

    op.create_table('bibobinvestigation',
    sa.Column('instrument_id', sa.Integer(), nullable=False),
    sa.Column('requested_on', sa.Date(), nullable=True),
    sa.Column('extension_weeks', sa.Integer(), nullable=False),
    sa.Column('question_days', sa.Integer(), nullable=False),
    sa.Column('advice_due_on', sa.Date(), nullable=True),
    sa.Column('explanation', sqlmodel.sql.sqltypes.AutoString(length=900), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=True),
    sa.Column('suspended_days', sa.Integer(), nullable=True),
    sa.Column('cost', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.Enum('no_danger', 'some_danger', 'serious_danger', 'withdrawn', name='bibob_outcome', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('concluded_on', sa.Date(), nullable=True),
    sa.CheckConstraint('(outcome IS NULL) = (concluded_on IS NULL)', name=op.f('ck_bibobinvestigation_outcome_has_a_day')),
    sa.CheckConstraint('(requested_on IS NULL) = (advice_due_on IS NULL)', name=op.f('ck_bibobinvestigation_a_request_has_a_term')),
    sa.CheckConstraint('extension_weeks >= 0 AND question_days >= 0 AND cost >= 0', name=op.f('ck_bibobinvestigation_not_negative')),
    sa.CheckConstraint('received_on IS NULL OR (requested_on IS NOT NULL AND received_on >= requested_on)', name=op.f('ck_bibobinvestigation_advice_after_request')),
    sa.CheckConstraint('requested_on IS NOT NULL OR (extension_weeks = 0 AND question_days = 0 AND cost = 0)', name=op.f('ck_bibobinvestigation_nothing_of_the_lbb_without_request')),
    sa.ForeignKeyConstraint(['instrument_id'], ['instrument.id'], name=op.f('fk_bibobinvestigation_instrument_id')),
    sa.PrimaryKeyConstraint('instrument_id', name=op.f('pk_bibobinvestigation'))
    )
    with op.batch_alter_table('bibobinvestigation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bibobinvestigation_advice_due_on'), ['advice_due_on'], unique=False)

    op.create_table('dorcontrol',
    sa.Column('instrument_id', sa.Integer(), nullable=False),
    sa.Column('dealer_known', sa.Enum('yes', 'no', 'not_checked', name='dealer_known', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('is_registered', sa.Enum('yes', 'no', 'not_checked', name='is_registered', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('register_up_to_date', sa.Enum('yes', 'no', 'not_checked', name='register_up_to_date', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('sample_matched', sa.Enum('yes', 'no', 'not_checked', name='sample_matched', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('retention_kept', sa.Enum('yes', 'no', 'not_checked', name='retention_kept', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('retention_days', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.Enum('none', 'warning', 'official_report', 're_control', name='dor_outcome', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('re_control_on', sa.Date(), nullable=True),
    sa.CheckConstraint("outcome <> 'none' OR re_control_on IS NULL", name=op.f('ck_dorcontrol_no_day_without_follow_up')),
    sa.CheckConstraint("outcome <> 're_control' OR re_control_on IS NOT NULL", name=op.f('ck_dorcontrol_re_control_has_a_day')),
    sa.CheckConstraint('retention_days > 0', name=op.f('ck_dorcontrol_retention_above_zero')),
    sa.ForeignKeyConstraint(['instrument_id'], ['instrument.id'], name=op.f('fk_dorcontrol_instrument_id')),
    sa.PrimaryKeyConstraint('instrument_id', name=op.f('pk_dorcontrol'))
    )
    op.create_table('stoptalk',
    sa.Column('instrument_id', sa.Integer(), nullable=False),
    sa.Column('invited_by', sa.Enum('mayor', 'safety_officer', 'supervisor', 'police', 'other_partner', name='invited_by', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('invitee', sa.Enum('resident', 'entrepreneur', 'property_owner', 'association', name='invitee', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('theme', sa.Enum('drugs', 'human_trafficking', 'money_laundering', 'care_fraud', 'fencing', 'real_estate', 'motorcycle_gangs', 'cyber', 'weapons', name='talk_theme', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('outcome', sa.Enum('agreements', 'no_agreements', 'not_attended', name='talk_outcome', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('follow_up_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['instrument_id'], ['instrument.id'], name=op.f('fk_stoptalk_instrument_id')),
    sa.PrimaryKeyConstraint('instrument_id', name=op.f('pk_stoptalk'))
    )
    op.create_table('streetmeasure',
    sa.Column('instrument_id', sa.Integer(), nullable=False),
    sa.Column('measure', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('label', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('ground', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('amount', sa.Integer(), nullable=False),
    sa.Column('unit', sa.Enum('days', 'weeks', 'months', name='measure_unit', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=True),
    sa.CheckConstraint('(amount = 0) = (last_day IS NULL)', name=op.f('ck_streetmeasure_a_duration_has_an_end')),
    sa.CheckConstraint('amount >= 0', name=op.f('ck_streetmeasure_amount_not_negative')),
    sa.ForeignKeyConstraint(['instrument_id'], ['instrument.id'], name=op.f('fk_streetmeasure_instrument_id')),
    sa.PrimaryKeyConstraint('instrument_id', name=op.f('pk_streetmeasure'))
    )
    op.create_table('talkattendee',
    sa.Column('instrument_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('mayor', 'safety_officer', 'supervisor', 'police', 'other_partner', name='talk_role', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.ForeignKeyConstraint(['instrument_id'], ['stoptalk.instrument_id'], name=op.f('fk_talkattendee_instrument_id')),
    sa.PrimaryKeyConstraint('instrument_id', 'role', name=op.f('pk_talkattendee'))
    )
