"""around the consultation."""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('destructionlist',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reference', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('made_by', sa.Integer(), nullable=False),
    sa.Column('made_on', sa.Date(), nullable=False),
    sa.Column('approved_by', sa.Integer(), nullable=True),
    sa.Column('approved_on', sa.Date(), nullable=True),
    sa.Column('declaration', sa.LargeBinary(), nullable=True),
    sa.CheckConstraint('(approved_by IS NULL) = (approved_on IS NULL)', name=op.f('ck_destructionlist_approved_by_someone_on_a_day')),
    sa.CheckConstraint('(approved_by IS NULL) = (declaration IS NULL)', name=op.f('ck_destructionlist_approved_with_declaration')),
    sa.CheckConstraint('approved_by IS NULL OR approved_by <> made_by', name=op.f('ck_destructionlist_two_people')),
    sa.ForeignKeyConstraint(['approved_by'], ['officer.id'], name=op.f('fk_destructionlist_approved_by')),
    sa.ForeignKeyConstraint(['made_by'], ['officer.id'], name=op.f('fk_destructionlist_made_by')),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_destructionlist_municipality_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_destructionlist')),
    sa.UniqueConstraint('reference', name=op.f('uq_destructionlist_reference'))
    )
    with op.batch_alter_table('destructionlist', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_destructionlist_municipality_code'), ['municipality_code'], unique=False)

    op.create_table('destructionitem',
    sa.Column('list_id', sa.Integer(), nullable=False),
    sa.Column('signal_reference', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('retain_until', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['list_id'], ['destructionlist.id'], name=op.f('fk_destructionitem_list_id')),
    sa.PrimaryKeyConstraint('list_id', 'signal_reference', name=op.f('pk_destructionitem'))
    )
    op.create_table('riecform',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('signal_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('sha256', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('prepared_by', sa.Integer(), nullable=False),
    sa.Column('prepared_on', sa.Date(), nullable=False),
    sa.Column('approved_by', sa.Integer(), nullable=True),
    sa.Column('approved_on', sa.Date(), nullable=True),
    sa.Column('exported_on', sa.Date(), nullable=True),
    sa.Column('outcome', sa.Enum('not_taken_up', 'taken_up', 'intervention', 'returned', name='riec_outcome', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('outcome_on', sa.Date(), nullable=True),
    sa.CheckConstraint('(approved_by IS NULL) = (approved_on IS NULL)', name=op.f('ck_riecform_approved_by_someone_on_a_day')),
    sa.CheckConstraint('(outcome IS NULL) = (outcome_on IS NULL)', name=op.f('ck_riecform_outcome_has_a_day')),
    sa.CheckConstraint('approved_by IS NULL OR approved_by <> prepared_by', name=op.f('ck_riecform_two_different_people')),
    sa.CheckConstraint('exported_on IS NULL OR approved_on IS NOT NULL', name=op.f('ck_riecform_exported_after_approval')),
    sa.CheckConstraint('outcome IS NULL OR exported_on IS NOT NULL', name=op.f('ck_riecform_answered_after_export')),
    sa.ForeignKeyConstraint(['approved_by'], ['officer.id'], name=op.f('fk_riecform_approved_by')),
    sa.ForeignKeyConstraint(['prepared_by'], ['officer.id'], name=op.f('fk_riecform_prepared_by')),
    sa.ForeignKeyConstraint(['signal_id'], ['signal.id'], name=op.f('fk_riecform_signal_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_riecform')),
    sa.UniqueConstraint('signal_id', 'number', name=op.f('uq_riecform_signal_id_number'))
    )
    with op.batch_alter_table('riecform', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_riecform_signal_id'), ['signal_id'], unique=False)

    op.create_table('signalreporter',
    sa.Column('signal_id', sa.Integer(), nullable=False),
    sa.Column('function', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.ForeignKeyConstraint(['signal_id'], ['signal.id'], name=op.f('fk_signalreporter_signal_id')),
    sa.PrimaryKeyConstraint('signal_id', name=op.f('pk_signalreporter'))
    )
