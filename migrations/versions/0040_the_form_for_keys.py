"""the form for keys: a document that a party signs for the keys it got."""

from tasks.register.schema_changes import allow


revision = '0040'
down_revision = '0039'
branch_labels = None
depends_on = None


def upgrade() -> None:
    allow('document', 'kind', 'document_kind', ('key_statement',))
