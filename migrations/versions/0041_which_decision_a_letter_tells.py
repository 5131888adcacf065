"""which decision a letter tells: served to one party later, it can be any decision of the case."""

import sqlalchemy as sa
from alembic import op


revision = '0041'
down_revision = '0040'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('document', sa.Column('decision_number', sa.Integer(), nullable=True))
    # Until now only the order could reach a party later.
    document = sa.table('document', sa.column('kind'), sa.column('decision_number'))
    op.execute(document.update().where(document.c.kind == 'later_decision').values(decision_number=1))
