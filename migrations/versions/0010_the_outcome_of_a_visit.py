"""the outcome of a visit."""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('visitfinding',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('visit_id', sa.Integer(), nullable=False),
    sa.Column('participant', sa.Enum('police', 'environmental_service', 'own_department', 'customs', 'dot', name='finding_participant', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('text', sqlmodel.sql.sqltypes.AutoString(length=400), nullable=False),
    sa.CheckConstraint("participant <> 'police' OR text = ''", name=op.f('ck_visitfinding_no_text_from_police')),
    sa.ForeignKeyConstraint(['visit_id'], ['visit.id'], name=op.f('fk_visitfinding_visit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_visitfinding')),
    sa.UniqueConstraint('visit_id', 'participant', 'kind', name=op.f('uq_visitfinding_visit_id_participant_kind'))
    )
    with op.batch_alter_table('visitfinding', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_visitfinding_visit_id'), ['visit_id'], unique=False)

    op.create_table('dwellingentry',
    sa.Column('visit_id', sa.Integer(), nullable=False),
    sa.Column('consent_at', sa.Time(), nullable=True),
    sa.Column('warrant_number', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.CheckConstraint("(consent_at IS NULL) <> (warrant_number = '')", name=op.f('ck_dwellingentry_one_of_the_two')),
    sa.ForeignKeyConstraint(['visit_id'], ['visit.id'], name=op.f('fk_dwellingentry_visit_id')),
    sa.PrimaryKeyConstraint('visit_id', name=op.f('pk_dwellingentry'))
    )
    op.add_column('controlround', sa.Column('lessons', sqlmodel.sql.sqltypes.AutoString(length=500), server_default='', nullable=False))
