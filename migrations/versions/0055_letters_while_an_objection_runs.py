"""letters while an objection runs: receipt, what is missing, and postponement."""

from tasks.register.schema_changes import allow


revision = '0055'
down_revision = '0054'
branch_labels = None
depends_on = None


def upgrade() -> None:
    allow('document', 'kind', 'document_kind', ('track_letter',))
