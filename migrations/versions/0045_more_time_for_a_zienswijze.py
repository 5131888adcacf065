"""more time for a zienswijze: the letter that says until when."""

from tasks.register.schema_changes import allow


revision = '0045'
down_revision = '0044'
branch_labels = None
depends_on = None


def upgrade() -> None:
    allow('document', 'kind', 'document_kind', ('more_time',))
