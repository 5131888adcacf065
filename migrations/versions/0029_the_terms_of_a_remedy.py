"""the terms of a remedy: to mend, to appeal; a ruling that comes in the place of the decision."""

from tasks.register.schema_changes import hold


revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None

TERM_KINDS = (
    'zienswijze', 'grace', 'objection', 'decision_on_objection', 'land_registration', 'land_deregistration', 'closure',
    'reopening_decision', 'second_weighing', 'repair', 'appeal', 'review', 'assessment', 'urgent_decision',
    'time_since_find',
)
DECISION_KINDS = ('order', 'change', 'on_objection', 'ruling', 'costs', 'collection')


def upgrade() -> None:
    hold('term', 'kind', 'term_kind', TERM_KINDS)
    hold('decision', 'kind', 'decision_kind', DECISION_KINDS)
