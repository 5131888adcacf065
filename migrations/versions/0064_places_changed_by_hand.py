"""what officers changed by hand in the list of a round, with why."""

import sqlalchemy as sa
from alembic import op

from tasks.register.schema_changes import one_of

revision = '0064'
down_revision = '0063'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'placechange',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('round_id', sa.Integer(), nullable=False),
        sa.Column('business_id', sa.Integer(), nullable=False),
        sa.Column('kind', one_of('place_change', 'added', 'removed'), nullable=False),
        sa.Column('reason', sa.String(length=200), nullable=False),
        sa.Column('officer', sa.String(length=20), nullable=False),
        sa.Column('on', sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(['round_id'], ['controlround.id'], name=op.f('fk_placechange_round_id')),
        sa.ForeignKeyConstraint(['business_id'], ['business.id'], name=op.f('fk_placechange_business_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_placechange')),
        sa.UniqueConstraint('round_id', 'business_id', name=op.f('uq_placechange_round_id_business_id')),
    )
    op.create_index(op.f('ix_placechange_round_id'), 'placechange', ['round_id'])
