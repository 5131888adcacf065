"""what may not wait: the terms at which the morning run speaks up about a report, a closing, a find."""

from tasks.register.schema_changes import hold


revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None

TERM_KINDS = (
    'zienswijze', 'grace', 'objection', 'decision_on_objection', 'land_registration', 'land_deregistration', 'closure',
    'reopening_decision', 'second_weighing', 'review', 'assessment', 'urgent_decision', 'time_since_find',
)


def upgrade() -> None:
    hold('term', 'kind', 'term_kind', TERM_KINDS)
