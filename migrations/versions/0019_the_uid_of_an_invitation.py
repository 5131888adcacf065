"""the uid of an invitation, from now on partly random; one that was sent keeps the uid it had."""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString(length=100)
    with op.batch_alter_table('invitation') as batch_op:
        batch_op.add_column(sa.Column('uid', text, nullable=True))
    op.execute(
        "UPDATE invitation SET uid = (SELECT lower(reference) FROM controlround WHERE controlround.id = round_id)"
        " || '-' || CAST(partner_id AS VARCHAR) || '@weerbaar'"
    )
    with op.batch_alter_table('invitation') as batch_op:
        batch_op.alter_column('uid', nullable=False, existing_type=text)
        batch_op.create_unique_constraint('uq_invitation_uid', ['uid'])
