"""the yearly figures: snapshots that nobody can change, and figures from before the system."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from models.common.triggers import Forbidden, statements


revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

def upgrade() -> None:
    op.create_table('earlierfigure',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('municipality_code', sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(length=61), nullable=False),
    sa.Column('value', sa.Integer(), nullable=False),
    sa.Column('source', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('recorded_by', sa.Integer(), nullable=False),
    sa.Column('recorded_on', sa.Date(), nullable=False),
    sa.CheckConstraint("source <> ''", name=op.f('ck_earlierfigure_has_a_source')),
    sa.CheckConstraint('value >= 0', name=op.f('ck_earlierfigure_value_not_negative')),
    sa.ForeignKeyConstraint(['municipality_code'], ['municipality.code'], name=op.f('fk_earlierfigure_municipality_code')),
    sa.ForeignKeyConstraint(['recorded_by'], ['officer.id'], name=op.f('fk_earlierfigure_recorded_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_earlierfigure')),
    sa.UniqueConstraint('municipality_code', 'year', 'key', name=op.f('uq_earlierfigure_municipality_code_year_key'))
    )
    op.create_table('figuresnapshot',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('counted_on', sa.Date(), nullable=False),
    sa.Column('counted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('made_by', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('sha256', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.CheckConstraint('length(sha256) = 64', name=op.f('ck_figuresnapshot_sha256_of_64_digits')),
    sa.CheckConstraint('version >= 1', name=op.f('ck_figuresnapshot_version_from_one')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figuresnapshot')),
    sa.UniqueConstraint('year', 'version', name=op.f('uq_figuresnapshot_year_version'))
    )
    for event in ('UPDATE', 'DELETE'):
        rule = Forbidden(f'figuresnapshot_no_{event.lower()}', 'figuresnapshot', event, 'wat een evaluatie telde, ligt vast')
        for statement in statements(rule, op.get_bind().dialect.name):
            op.execute(statement)
