"""what is being filled in at a place, and its photographs."""

import sqlalchemy as sa
from alembic import op

revision = '0065'
down_revision = '0064'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        'visitdraft',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('visit_id', sa.Integer(), nullable=False),
        sa.Column('field', sa.String(length=60), nullable=False),
        sa.Column('answer', sa.String(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('saved_by', sa.String(length=20), nullable=False),
        sa.Column('saved_at', MOMENT, nullable=False),
        sa.CheckConstraint('version >= 1', name=op.f('ck_visitdraft_version_counts_from_one')),
        sa.ForeignKeyConstraint(['visit_id'], ['visit.id'], name=op.f('fk_visitdraft_visit_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_visitdraft')),
        sa.UniqueConstraint('visit_id', 'field', name=op.f('uq_visitdraft_visit_id_field')),
    )
    op.create_index(op.f('ix_visitdraft_visit_id'), 'visitdraft', ['visit_id'])
    op.create_table(
        'visitphoto',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('visit_id', sa.Integer(), nullable=False),
        sa.Column('content', sa.LargeBinary(), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('width', sa.Integer(), nullable=False),
        sa.Column('height', sa.Integer(), nullable=False),
        sa.Column('added_by', sa.String(length=20), nullable=False),
        sa.Column('added_at', MOMENT, nullable=False),
        sa.ForeignKeyConstraint(['visit_id'], ['visit.id'], name=op.f('fk_visitphoto_visit_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_visitphoto')),
        sa.UniqueConstraint('visit_id', 'sha256', name=op.f('uq_visitphoto_visit_id_sha256')),
    )
    op.create_index(op.f('ix_visitphoto_visit_id'), 'visitphoto', ['visit_id'])
