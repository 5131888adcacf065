"""the action plan."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from models.common.triggers import Forbidden, statements


revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('actionevidence',
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('action_number', sa.Integer(), nullable=False),
    sa.Column('reference', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('linked_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_actionevidence_municipality_code')),
    sa.PrimaryKeyConstraint('municipality_code', 'year', 'action_number', 'reference', name=op.f('pk_actionevidence'))
    )
    op.create_table('actionprogress',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('action_number', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('status', sa.Enum('planned', 'running', 'done', 'partly', 'carried_over', 'dropped', name='action_status', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('note', sqlmodel.sql.sqltypes.AutoString(length=400), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(length=400), nullable=False),
    sa.Column('recorded_by', sa.Integer(), nullable=False),
    sa.CheckConstraint("status NOT IN ('carried_over', 'dropped') OR reason <> ''", name=op.f('ck_actionprogress_off_has_a_reason')),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_actionprogress_municipality_code')),
    sa.ForeignKeyConstraint(['recorded_by'], ['officer.id'], name=op.f('fk_actionprogress_recorded_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_actionprogress')),
    sa.UniqueConstraint('municipality_code', 'year', 'action_number', 'on', name=op.f('uq_actionprogress_municipality_code_year_action_number_on'))
    )
    op.create_table('communicationitem',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reference', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('planned_on', sa.Date(), nullable=False),
    sa.Column('whole_week', sa.Boolean(), nullable=False),
    sa.Column('channel', sa.Enum('website', 'newspaper', 'social_media', 'intranet', 'letter', 'meeting', 'event', name='calendar_channel', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('audience', sa.Enum('residents', 'entrepreneurs', 'colleagues', 'partners', 'youth', name='audience', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('what', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('action_number', sa.Integer(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_communicationitem_municipality_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_communicationitem')),
    sa.UniqueConstraint('municipality_code', 'planned_on', 'channel', 'what', name=op.f('uq_communicationitem_municipality_code_planned_on_channel_what')),
    sa.UniqueConstraint('reference', name=op.f('uq_communicationitem_reference'))
    )
    with op.batch_alter_table('communicationitem', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_communicationitem_planned_on'), ['planned_on'], unique=False)

    op.create_table('planmeeting',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('action_number', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('kind', sa.Enum('meeting', 'theme_day', 'training', 'campaign', 'event', name='meeting_kind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('title', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('attendance', sa.Integer(), nullable=True),
    sa.Column('recorded_by', sa.Integer(), nullable=False),
    sa.CheckConstraint('attendance IS NULL OR attendance >= 0', name=op.f('ck_planmeeting_attendance_not_negative')),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_planmeeting_municipality_code')),
    sa.ForeignKeyConstraint(['recorded_by'], ['officer.id'], name=op.f('fk_planmeeting_recorded_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_planmeeting')),
    sa.UniqueConstraint('municipality_code', 'on', 'kind', 'title', name=op.f('uq_planmeeting_municipality_code_on_kind_title'))
    )
    with op.batch_alter_table('planmeeting', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_planmeeting_on'), ['on'], unique=False)

    with op.batch_alter_table('ledgerentry', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_ledgerentry_amount_above_zero'), type_='check')
        batch_op.add_column(sa.Column('corrects_id', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_ledgerentry_corrects_id'), ['corrects_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_ledgerentry_corrects_id'), 'ledgerentry', ['corrects_id'], ['id'])
        batch_op.create_check_constraint(batch_op.f('ck_ledgerentry_amount_not_zero'), 'amount <> 0')
        batch_op.create_check_constraint(batch_op.f('ck_ledgerentry_only_a_correction_is_negative'), 'amount > 0 OR corrects_id IS NOT NULL')

    for event in ('UPDATE', 'DELETE'):
        rule = Forbidden(f'ledgerentry_no_{event.lower()}', 'ledgerentry', event, 'een boeking ligt vast')
        for statement in statements(rule, op.get_bind().dialect.name):
            op.execute(statement)
