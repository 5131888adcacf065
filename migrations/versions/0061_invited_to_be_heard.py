"""who objects is invited to be heard, for a day that is kept."""

import sqlalchemy as sa
from alembic import op

from tasks.register.schema_changes import allow


revision = '0061'
down_revision = '0060'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('trackstep', sa.Column('hearing_on', sa.Date(), nullable=True))
    for table in ('track', 'trackstep'):
        allow(table, 'state', 'track_state', ('invited',))
    allow('trackdecision', 'outcome', 'outcome', ('invited',))
