"""the papers of a round."""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('roundpaper',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('sha256', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('template_version', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('made_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['round_id'], ['controlround.id'], name=op.f('fk_roundpaper_round_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_roundpaper')),
    sa.UniqueConstraint('round_id', 'name', 'version', name=op.f('uq_roundpaper_round_id_name_version'))
    )
    with op.batch_alter_table('roundpaper', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_roundpaper_round_id'), ['round_id'], unique=False)

