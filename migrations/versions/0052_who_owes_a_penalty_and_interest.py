"""who owes a penalty, and the interest of what was paid too late as a claim of its own."""

import sqlalchemy as sa
from tasks.register.schema_changes import allow, made_anew
from alembic import op


revision = '0052'
down_revision = '0051'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with made_anew('claim') as batch_op:
        # Penalties of before were kept as one claim of all offenders; which one forfeited is not known.
        batch_op.add_column(sa.Column('party_number', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('about_claim', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('interest_approval_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f('fk_claim_interest_approval_id'), 'approval', ['interest_approval_id'], ['id']
        )
    allow('claim', 'kind', 'claim_kind', ('interest',))
    allow('approval', 'subject', 'approval_subject', ('interest',))
    allow('document', 'kind', 'document_kind', ('interest_decision',))
    allow('decision', 'kind', 'decision_kind', ('interest',))
