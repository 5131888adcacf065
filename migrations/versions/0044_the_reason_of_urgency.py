"""the reason of urgency: why nothing could wait, as the decision says it."""

import sqlalchemy as sa
from alembic import op


revision = '0044'
down_revision = '0043'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('closurecase', sa.Column('urgency_reason', sa.String(length=1000), nullable=True))
