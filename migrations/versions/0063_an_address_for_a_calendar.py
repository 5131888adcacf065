"""the secret address at which the calendar of an officer fetches his dates."""

import sqlalchemy as sa
from alembic import op

revision = '0063'
down_revision = '0062'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        'agendaaddress',
        sa.Column('token_hash', sa.String(length=64), nullable=False),
        sa.Column('officer_id', sa.Integer(), nullable=False),
        sa.Column('made_at', MOMENT, nullable=False),
        sa.Column('ended_at', MOMENT, nullable=True),
        sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_agendaaddress_officer_id')),
        sa.PrimaryKeyConstraint('token_hash', name=op.f('pk_agendaaddress')),
    )
    op.create_index(op.f('ix_agendaaddress_officer_id'), 'agendaaddress', ['officer_id'])
    op.create_index(
        'uq_agendaaddress_open',
        'agendaaddress',
        ['officer_id'],
        unique=True,
        sqlite_where=sa.text('ended_at IS NULL'),
        postgresql_where=sa.text('ended_at IS NULL'),
    )
