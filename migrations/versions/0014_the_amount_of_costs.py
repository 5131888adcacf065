"""the amount of costs that are recovered."""

from alembic import op


revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Written out, so that SQLite need not make the table anew.
    op.execute(
        'ALTER TABLE track ADD COLUMN amount INTEGER '
        'CONSTRAINT ck_track_amount_above_zero CHECK (amount IS NULL OR amount > 0) '
        "CONSTRAINT ck_track_only_costs_have_an_amount CHECK (amount IS NULL OR kind = 'cost_recovery')"
    )
