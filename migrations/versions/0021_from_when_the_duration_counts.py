"""from when the duration counts: a choice of the decision; until now it was the ordered day."""

import sqlalchemy as sa
from alembic import op
from tasks.register.schema_changes import made_anew


revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None

CHOICES = "'ordered_day', 'actual_closing'"


def upgrade() -> None:
    for table in ('closurecase', 'decision'):
        with made_anew(table) as batch_op:
            batch_op.add_column(sa.Column('duration_runs_from', sa.String(length=40), nullable=True))
        # What was announced says that the ordered days run, whatever happens in fact.
        op.execute(
            f"UPDATE {table} SET duration_runs_from = 'ordered_day'"
            " WHERE measure = 'closure' AND ordered_until IS NOT NULL"
        )
        with made_anew(table) as batch_op:
            batch_op.create_check_constraint(
                op.f(f'ck_{table}_duration_runs_from'), sa.text(f'duration_runs_from IN ({CHOICES})')
            )
