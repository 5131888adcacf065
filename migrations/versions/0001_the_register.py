"""The tables of the register."""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('event',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('chain', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('transition', 'approval', 'refusal', 'document', 'message', 'term', 'track', 'record', name='event_kind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('officer', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('what', sqlmodel.sql.sqltypes.AutoString(length=400), nullable=False),
    sa.Column('rule', sqlmodel.sql.sqltypes.AutoString(length=240), nullable=False),
    sa.Column('previous', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('digest', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_event')),
    sa.UniqueConstraint('chain', 'number', name=op.f('uq_event_chain_number'))
    )
    with op.batch_alter_table('event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_event_chain'), ['chain'], unique=False)

    op.create_table('morningrun',
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('failed_cases', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('on', name=op.f('pk_morningrun'))
    )
    op.create_table('municipality',
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('house', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_municipality')),
    sa.UniqueConstraint('house', name=op.f('uq_municipality_house')),
    sa.UniqueConstraint('name', name=op.f('uq_municipality_name'))
    )
    op.create_table('officer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('email', sqlmodel.sql.sqltypes.AutoString(length=254), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_officer')),
    sa.UniqueConstraint('code', name=op.f('uq_officer_code'))
    )
    op.create_table('address',
    sa.Column('bag_id', sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('street', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('house_number', sa.Integer(), nullable=False),
    sa.Column('house_letter', sqlmodel.sql.sqltypes.AutoString(length=1), nullable=False),
    sa.Column('addition', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('postcode', sqlmodel.sql.sqltypes.AutoString(length=6), nullable=False),
    sa.Column('place', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('rd_x', sa.Float(), nullable=False),
    sa.Column('rd_y', sa.Float(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.CheckConstraint('house_number > 0', name=op.f('ck_address_house_number_positive')),
    sa.CheckConstraint('valid_to IS NULL OR valid_to > valid_from', name=op.f('ck_address_ends_after_it_begins')),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_address_municipality_code')),
    sa.PrimaryKeyConstraint('bag_id', name=op.f('pk_address'))
    )
    with op.batch_alter_table('address', schema=None) as batch_op:
        batch_op.create_index('ix_address_street', ['municipality_code', 'street', 'house_number'], unique=False)

    op.create_table('officerrole',
    sa.Column('officer_id', sa.Integer(), nullable=False),
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('role', sa.Enum('case_handler', 'lawyer', 'mayor', 'communications', 'records_manager', 'administrator', name='role', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_officerrole_municipality_code')),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_officerrole_officer_id')),
    sa.PrimaryKeyConstraint('officer_id', 'municipality_code', 'role', name=op.f('pk_officerrole'))
    )
    op.create_table('partner',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('kind', sa.Enum('police', 'environmental_service', 'housing_corporation', 'own_department', 'customs', 'press', name='partner_kind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('email', sqlmodel.sql.sqltypes.AutoString(length=254), nullable=False),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_partner_municipality_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_partner')),
    sa.UniqueConstraint('municipality_code', 'kind', 'name', name=op.f('uq_partner_municipality_code_kind_name'))
    )
    with op.batch_alter_table('partner', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_partner_municipality_code'), ['municipality_code'], unique=False)

    op.create_table('premises',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('bag_id', sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
    sa.Column('kind', sa.Enum('dwelling', 'premises', 'yard', name='premises_kind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('inhabited', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['bag_id'], ['address.bag_id'], name=op.f('fk_premises_bag_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_premises')),
    sa.UniqueConstraint('bag_id', 'kind', name='uq_premises_bag_id_kind')
    )
    op.create_table('closurecase',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reference', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('premises_id', sa.Integer(), nullable=False),
    sa.Column('report_number', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('found_on', sa.Date(), nullable=False),
    sa.Column('reported_on', sa.Date(), nullable=False),
    sa.Column('status', sa.Enum('reported', 'assessed', 'no_action', 'intent_prepared', 'intent_announced', 'view_received', 'view_lapsed', 'reassessed', 'intent_withdrawn', 'decision_prepared', 'decision_announced', 'warned', 'penalty_ordered', 'closed', 'suspended', 'ended', 'lifted', 'reopened', 'archived', name='case_status', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('with_other_offences', sa.Boolean(), nullable=False),
    sa.Column('of_housing_corporation', sa.Boolean(), nullable=False),
    sa.Column('urgency', sa.Enum('none', 'urgent_5_31_1', 'urgent_5_31_2', name='urgency', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('policy_source', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('policy_valid_from', sa.Date(), nullable=True),
    sa.Column('measure', sa.Enum('none', 'warning', 'penalty_order', 'closure', name='measure', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('measure_amount', sa.Integer(), nullable=True),
    sa.Column('measure_unit', sa.Enum('weeks', 'months', 'indefinite', name='measure_unit', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('penalty_per_offence', sa.Integer(), nullable=True),
    sa.Column('penalty_maximum', sa.Integer(), nullable=True),
    sa.Column('grace_until', sa.Date(), nullable=True),
    sa.Column('ordered_from', sa.Date(), nullable=True),
    sa.Column('ordered_until', sa.Date(), nullable=True),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('reopened_on', sa.Date(), nullable=True),
    sa.Column('suspended_from', sa.Enum('reported', 'assessed', 'no_action', 'intent_prepared', 'intent_announced', 'view_received', 'view_lapsed', 'reassessed', 'intent_withdrawn', 'decision_prepared', 'decision_announced', 'warned', 'penalty_ordered', 'closed', 'suspended', 'ended', 'lifted', 'reopened', 'archived', name='suspended_from', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('letter_radius_m', sa.Integer(), nullable=True),
    sa.Column('letter_streets', sqlmodel.sql.sqltypes.AutoString(length=400), nullable=False),
    sa.Column('archived_on', sa.Date(), nullable=True),
    sa.Column('destroy_after', sa.Date(), nullable=True),
    sa.CheckConstraint('found_on <= reported_on', name=op.f('ck_closurecase_found_before_reported')),
    sa.CheckConstraint('ordered_until IS NULL OR ordered_from IS NOT NULL', name=op.f('ck_closurecase_an_end_has_a_start')),
    sa.CheckConstraint('ordered_until IS NULL OR ordered_until >= ordered_from', name=op.f('ck_closurecase_ends_after_start')),
    sa.CheckConstraint('penalty_per_offence IS NULL OR penalty_maximum >= penalty_per_offence', name=op.f('ck_closurecase_penalty_has_a_maximum')),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_closurecase_municipality_code')),
    sa.ForeignKeyConstraint(['premises_id'], ['premises.id'], name=op.f('fk_closurecase_premises_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_closurecase')),
    sa.UniqueConstraint('municipality_code', 'report_number', name=op.f('uq_closurecase_municipality_code_report_number')),
    sa.UniqueConstraint('reference', name=op.f('uq_closurecase_reference'))
    )
    with op.batch_alter_table('closurecase', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_closurecase_municipality_code'), ['municipality_code'], unique=False)
        batch_op.create_index(batch_op.f('ix_closurecase_status'), ['status'], unique=False)

    op.create_table('approval',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('subject', sa.Enum('intent', 'decision', 'communication', 'privacy_overrule', name='approval_subject', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('prepared_by', sa.Integer(), nullable=False),
    sa.Column('prepared_on', sa.Date(), nullable=False),
    sa.Column('takes_effect_on', sa.Date(), nullable=False),
    sa.Column('approved_by', sa.Integer(), nullable=True),
    sa.Column('approved_on', sa.Date(), nullable=True),
    sa.Column('digest', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('draft', sqlmodel.sql.sqltypes.AutoString(length=400), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(length=400), nullable=False),
    sa.CheckConstraint('(approved_by IS NULL) = (approved_on IS NULL)', name=op.f('ck_approval_approved_by_someone_on_a_day')),
    sa.CheckConstraint('approved_by IS NULL OR approved_by <> prepared_by', name=op.f('ck_approval_two_different_people')),
    sa.ForeignKeyConstraint(['approved_by'], ['officer.id'], name=op.f('fk_approval_approved_by')),
    sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_approval_case_id')),
    sa.ForeignKeyConstraint(['prepared_by'], ['officer.id'], name=op.f('fk_approval_prepared_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_approval')),
    sa.UniqueConstraint('case_id', 'subject', 'number', name=op.f('uq_approval_case_id_subject_number'))
    )
    with op.batch_alter_table('approval', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_approval_case_id'), ['case_id'], unique=False)

    op.create_table('document',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('notice_of_intent', 'decision', 'poster', 'residents_letter', 'delivery_list', 'press_release', 'warning', 'penalty_order', name='document_kind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('party_number', sa.Integer(), nullable=True),
    sa.Column('media_type', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('sha256', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('template_version', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('policy_version', sqlmodel.sql.sqltypes.AutoString(length=240), nullable=False),
    sa.Column('prepared_by', sa.Integer(), nullable=False),
    sa.Column('made_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_document_case_id')),
    sa.ForeignKeyConstraint(['prepared_by'], ['officer.id'], name=op.f('fk_document_prepared_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document')),
    sa.UniqueConstraint('case_id', 'kind', 'name', 'version', name=op.f('uq_document_case_id_kind_name_version'))
    )
    with op.batch_alter_table('document', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_document_case_id'), ['case_id'], unique=False)

    op.create_table('finding',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('substance', 'preparatory_goods', name='finding_kind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('description', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('drug_list', sa.Enum('I', 'II', name='drug_list', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('amount', sa.BigInteger(), nullable=True),
    sa.Column('unit', sa.Enum('gram', 'plants', 'cuttings', 'pills', 'ml', name='unit', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.CheckConstraint("kind <> 'substance' OR (drug_list IS NOT NULL AND amount IS NOT NULL AND unit IS NOT NULL)", name=op.f('ck_finding_substance_is_measured')),
    sa.CheckConstraint('amount IS NULL OR amount > 0', name=op.f('ck_finding_amount_positive')),
    sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_finding_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finding'))
    )
    with op.batch_alter_table('finding', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_finding_case_id'), ['case_id'], unique=False)

    op.create_table('outgoingmessage',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('partner_id', sa.Integer(), nullable=True),
    sa.Column('recipient', sqlmodel.sql.sqltypes.AutoString(length=254), nullable=False),
    sa.Column('message_id', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('mime', sa.LargeBinary(), nullable=False),
    sa.Column('state', sa.Enum('queued', 'claimed', 'sent', 'refused', 'unknown', name='message_state', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('queued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('next_try_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('claimed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('claimed_by', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('last_reply', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.CheckConstraint("state <> 'claimed' OR claimed_at IS NOT NULL", name=op.f('ck_outgoingmessage_a_claim_has_a_moment')),
    sa.CheckConstraint('attempts >= 0', name=op.f('ck_outgoingmessage_attempts_counted')),
    sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_outgoingmessage_case_id')),
    sa.ForeignKeyConstraint(['partner_id'], ['partner.id'], name=op.f('fk_outgoingmessage_partner_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outgoingmessage')),
    sa.UniqueConstraint('key', name=op.f('uq_outgoingmessage_key')),
    sa.UniqueConstraint('message_id', name=op.f('uq_outgoingmessage_message_id'))
    )
    with op.batch_alter_table('outgoingmessage', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outgoingmessage_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_outgoingmessage_state'), ['state'], unique=False)

    op.create_table('party',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('capacity', sa.Enum('offender', 'owner', 'tenant', 'resident', 'landlord', 'mortgagee', name='capacity', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('reachable_street', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('reachable_postcode', sqlmodel.sql.sqltypes.AutoString(length=7), nullable=False),
    sa.Column('reachable_place', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('born_on', sa.Date(), nullable=True),
    sa.Column('phone', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('view_received_on', sa.Date(), nullable=True),
    sa.Column('view_manner', sa.Enum('written', 'oral', name='view_manner', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('view_summary', sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=False),
    sa.CheckConstraint("reachable_street <> ''", name=op.f('ck_party_can_be_reached')),
    sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_party_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_party')),
    sa.UniqueConstraint('case_id', 'number', name=op.f('uq_party_case_id_number'))
    )
    with op.batch_alter_table('party', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_party_case_id'), ['case_id'], unique=False)

    op.create_table('previousoffence',
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('offence_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_previousoffence_case_id')),
    sa.PrimaryKeyConstraint('case_id', 'offence_on', name=op.f('pk_previousoffence'))
    )
    op.create_table('term',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('view', 'grace', 'objection', 'decision_on_objection', 'land_registration', 'land_deregistration', 'closure', 'reopening_decision', 'second_weighing', 'review', name='term_kind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('nature', sa.Enum('wettelijk', 'eigen', 'sluiting', name='term_nature', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=False),
    sa.Column('explanation', sqlmodel.sql.sqltypes.AutoString(length=600), nullable=False),
    sa.Column('met_on', sa.Date(), nullable=True),
    sa.CheckConstraint('last_day >= starts_on', name=op.f('ck_term_ends_after_start')),
    sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_term_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_term')),
    sa.UniqueConstraint('case_id', 'kind', 'number', name=op.f('uq_term_case_id_kind_number'))
    )
    with op.batch_alter_table('term', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_term_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_term_last_day'), ['last_day'], unique=False)

    op.create_table('track',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('objection', 'interim_relief', 'appeal', 'reopening_request', 'cost_recovery', 'land_register', 'seal_breach', name='track_kind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('filed', 'upheld', 'dismissed', 'inadmissible', 'withdrawn', 'requested', 'granted', 'refused', 'fixed', 'reminded', 'writ', 'paid', 'uncollected', 'registered', 'deregistered', 'found', 'reported', name='track_state', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.Column('changed_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_track_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_track')),
    sa.UniqueConstraint('case_id', 'kind', 'number', name=op.f('uq_track_case_id_kind_number'))
    )
    with op.batch_alter_table('track', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_track_case_id'), ['case_id'], unique=False)

    op.create_table('weighing',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('moment', sa.Enum('before_intent', 'after_view', name='weighing_moment', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('factor', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('finding', sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=False),
    sa.Column('source_document', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('weight', sqlmodel.sql.sqltypes.AutoString(length=400), nullable=False),
    sa.Column('recorded_on', sa.Date(), nullable=False),
    sa.Column('recorded_by', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_weighing_case_id')),
    sa.ForeignKeyConstraint(['recorded_by'], ['officer.id'], name=op.f('fk_weighing_recorded_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_weighing')),
    sa.UniqueConstraint('case_id', 'moment', 'factor', name=op.f('uq_weighing_case_id_moment_factor'))
    )
    with op.batch_alter_table('weighing', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_weighing_case_id'), ['case_id'], unique=False)

    op.create_table('dispatch',
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('party_number', sa.Integer(), nullable=False),
    sa.Column('channel', sa.Enum('registered_post', 'handed_over', name='channel', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('sent_on', sa.Date(), nullable=False),
    sa.Column('tracking', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_dispatch_case_id')),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_dispatch_document_id')),
    sa.PrimaryKeyConstraint('document_id', name=op.f('pk_dispatch'))
    )
    with op.batch_alter_table('dispatch', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_dispatch_case_id'), ['case_id'], unique=False)

    op.create_table('termnotice',
    sa.Column('term_id', sa.Integer(), nullable=False),
    sa.Column('rung', sa.Enum('7', '2', '0', 'passed', name='rung', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('noticed_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['term_id'], ['term.id'], name=op.f('fk_termnotice_term_id')),
    sa.PrimaryKeyConstraint('term_id', 'rung', name=op.f('pk_termnotice'))
    )
