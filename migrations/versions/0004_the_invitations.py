"""the invitations."""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('invitation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('partner_id', sa.Integer(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('planned_on', sa.Date(), nullable=False),
    sa.Column('reply_until', sa.Date(), nullable=False),
    sa.Column('is_cancelled', sa.Boolean(), nullable=False),
    sa.Column('capacity', sa.Integer(), nullable=True),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.CheckConstraint('(capacity IS NULL) = (answered_on IS NULL)', name=op.f('ck_invitation_answered_on_a_day')),
    sa.CheckConstraint('capacity IS NULL OR capacity >= 0', name=op.f('ck_invitation_capacity_not_negative')),
    sa.CheckConstraint('sequence >= 0', name=op.f('ck_invitation_sequence_counts_up')),
    sa.ForeignKeyConstraint(['partner_id'], ['partner.id'], name=op.f('fk_invitation_partner_id')),
    sa.ForeignKeyConstraint(['round_id'], ['controlround.id'], name=op.f('fk_invitation_round_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation')),
    sa.UniqueConstraint('round_id', 'partner_id', name=op.f('uq_invitation_round_id_partner_id'))
    )
    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_invitation_round_id'), ['round_id'], unique=False)

