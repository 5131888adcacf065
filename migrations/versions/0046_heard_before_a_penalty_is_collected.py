"""what an offender said before his penalty is collected, and the letter that asks for it."""

import sqlalchemy as sa
from alembic import op
from tasks.register.schema_changes import allow, one_of


revision = '0046'
down_revision = '0045'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'collectionhearing',
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('party_number', sa.Integer(), nullable=False),
        sa.Column('on', sa.Date(), nullable=False),
        sa.Column('until', sa.Date(), nullable=True),
        sa.Column('ground', one_of('no_hearing', 'urgent', 'heard_before', 'surprise'), nullable=True),
        sa.Column('received_on', sa.Date(), nullable=True),
        sa.Column('manner', one_of('zienswijze_manner', 'written', 'oral'), nullable=True),
        sa.Column('summary', sa.String(length=4000), nullable=False),
        sa.CheckConstraint(
            '(until IS NULL) = (ground IS NOT NULL)', name=op.f('ck_collectionhearing_asked_or_with_a_ground')
        ),
        sa.CheckConstraint(
            '(received_on IS NULL) = (manner IS NULL)', name=op.f('ck_collectionhearing_received_in_a_manner')
        ),
        sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_collectionhearing_claim_id')),
        sa.PrimaryKeyConstraint('claim_id', 'party_number', name=op.f('pk_collectionhearing')),
    )
    allow('document', 'kind', 'document_kind', ('collection_intent',))
    allow('term', 'kind', 'term_kind', ('collection_zienswijze',))
