"""the yearly evaluation."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from models.common.triggers import Forbidden, statements


revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

FORBIDDEN = (
    Forbidden('evaluationfile_no_update', 'evaluationfile', 'UPDATE', 'een stuk van de evaluatie ligt vast'),
    Forbidden('evaluationfile_no_delete', 'evaluationfile', 'DELETE', 'een stuk van de evaluatie ligt vast'),
    Forbidden(
        'evaluation_keeps_its_maker',
        'yearevaluation',
        'UPDATE',
        'wie de evaluatie maakte, ligt vast',
        'COALESCE(NEW.prepared_by, 0) <> COALESCE(OLD.prepared_by, 0) OR NEW.digest <> OLD.digest',
    ),
    Forbidden(
        'evaluation_is_approved_once',
        'yearevaluation',
        'UPDATE',
        'een goedkeuring ligt vast',
        'OLD.approved_by IS NOT NULL AND COALESCE(NEW.approved_by, 0) <> OLD.approved_by',
    ),
)


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    op.create_table('yearevaluation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reference', text(length=20), nullable=False),
    sa.Column('municipality_codes', text(length=200), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('snapshot_id', sa.Integer(), nullable=False),
    sa.Column('digest', text(length=64), nullable=False),
    sa.Column('prepared_by', sa.Integer(), nullable=True),
    sa.Column('prepared_on', sa.Date(), nullable=False),
    sa.Column('approved_by', sa.Integer(), nullable=True),
    sa.Column('approved_on', sa.Date(), nullable=True),
    sa.CheckConstraint('prepared_by IS NULL OR approved_by IS NULL OR approved_by <> prepared_by', name=op.f('ck_yearevaluation_two_different_people')),
    sa.CheckConstraint('(approved_by IS NULL) = (approved_on IS NULL)', name=op.f('ck_yearevaluation_approved_by_someone_on_a_day')),
    sa.ForeignKeyConstraint(['snapshot_id'], ['figuresnapshot.id'], name=op.f('fk_yearevaluation_snapshot_id')),
    sa.ForeignKeyConstraint(['prepared_by'], ['officer.id'], name=op.f('fk_yearevaluation_prepared_by')),
    sa.ForeignKeyConstraint(['approved_by'], ['officer.id'], name=op.f('fk_yearevaluation_approved_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_yearevaluation')),
    sa.UniqueConstraint('reference', 'number', name=op.f('uq_yearevaluation_reference_number'))
    )
    op.create_index(op.f('ix_yearevaluation_reference'), 'yearevaluation', ['reference'], unique=False)
    op.create_table('evaluationfile',
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', text(length=80), nullable=False),
    sa.Column('media_type', text(length=120), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('sha256', text(length=64), nullable=False),
    sa.ForeignKeyConstraint(['evaluation_id'], ['yearevaluation.id'], name=op.f('fk_evaluationfile_evaluation_id')),
    sa.PrimaryKeyConstraint('evaluation_id', 'position', name=op.f('pk_evaluationfile')),
    sa.UniqueConstraint('evaluation_id', 'name', name=op.f('uq_evaluationfile_evaluation_id_name'))
    )
    for rule in FORBIDDEN:
        for statement in statements(rule, op.get_bind().dialect.name):
            op.execute(statement)
