"""once a report was made by a link, the link no longer tells of which partner it was."""

import sqlalchemy as sa
from alembic import op

from tasks.register.schema_changes import made_anew

revision = '0067'
down_revision = '0066'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with made_anew('reportlink') as batch_op:
        batch_op.alter_column('partner_id', existing_type=sa.Integer(), nullable=True)
    op.execute("UPDATE reportlink SET partner_id = NULL WHERE ended_by = 'used'")
    with made_anew('reportlink') as batch_op:
        batch_op.create_check_constraint(
            op.f('ck_reportlink_partner_until_used'),
            sa.text("(partner_id IS NULL) = (ended_by IS NOT NULL AND ended_by = 'used')"),
        )
