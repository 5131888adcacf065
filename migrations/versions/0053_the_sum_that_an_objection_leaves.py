"""what is left of a sum after an objection to the decision that asks it."""

import sqlalchemy as sa
from alembic import op


revision = '0053'
down_revision = '0052'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('trackdecision', sa.Column('new_cents', sa.Integer(), nullable=True))
