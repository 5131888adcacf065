"""the letter of a deferral of payment, which is a decision against which somebody can object."""

from tasks.register.schema_changes import allow


revision = '0042'
down_revision = '0041'
branch_labels = None
depends_on = None


def upgrade() -> None:
    allow('document', 'kind', 'document_kind', ('deferral',))
    allow('decision', 'kind', 'decision_kind', ('deferral',))
