"""by which door an event came in, reading as a kind of event, and the supervisor."""

import sqlalchemy as sa
from alembic import op

from tasks.register.schema_changes import allow, made_anew, one_of

revision = '0058'
down_revision = '0057'
branch_labels = None
depends_on = None


def upgrade() -> None:
    allow('officerrole', 'role', 'role', ('supervisor',))
    allow('event', 'kind', 'event_kind', ('read',))
    with made_anew('event') as batch_op:
        batch_op.add_column(
            sa.Column('door', one_of('door', 'page', 'command', 'prefect', 'system'), nullable=True)
        )
        batch_op.add_column(sa.Column('authenticated', sa.Boolean(), nullable=True))
        batch_op.create_check_constraint(
            op.f('ck_event_authenticated_at_a_door'), '(door IS NULL) = (authenticated IS NULL)'
        )
        batch_op.create_check_constraint(
            op.f('ck_event_authenticated_on_the_page'),
            "authenticated IS NOT TRUE OR door = 'page'",
        )
