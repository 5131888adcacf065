"""a warning that changes: its letter, what changes, and its kinds of change."""

import sqlalchemy as sa
from alembic import op
from tasks.register.schema_changes import allow, made_anew


revision = '0049'
down_revision = '0048'
branch_labels = None
depends_on = None


def upgrade() -> None:
    allow('document', 'kind', 'document_kind', ('warning_change',))
    allow('casechange', 'kind', 'change_kind', ('change_warning', 'withdraw_warning'))
    with made_anew('casechange') as batch_op:
        batch_op.add_column(sa.Column('changes', sa.String(length=2000), nullable=False, server_default=''))
    with made_anew('casechange') as batch_op:
        batch_op.alter_column('changes', server_default=None)
