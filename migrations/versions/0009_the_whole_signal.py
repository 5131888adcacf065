"""the whole signal."""

from alembic import op


revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

# Written out: a batch would drop the table to make it anew, and SQLite refuses that as soon as a row of
# another table points at it. A column with its own constraints is the same SQL for both databases.
SIGNAL = (
    "received_time VARCHAR(5) NOT NULL DEFAULT ''",
    "urgency VARCHAR(40) NOT NULL DEFAULT 'normal' "
    "CONSTRAINT ck_signal_signal_urgency CHECK (urgency IN ('low', 'normal', 'high'))",
    "bag_id VARCHAR(16) CONSTRAINT fk_signal_bag_id REFERENCES address (bag_id)",
    "place VARCHAR(80) NOT NULL DEFAULT '' "
    "CONSTRAINT ck_signal_one_place CHECK ((business_id IS NULL OR bag_id IS NULL) "
    "AND (place = '' OR (business_id IS NULL AND bag_id IS NULL)))",
    "assessment VARCHAR(40) "
    "CONSTRAINT ck_signal_signal_assessment CHECK (assessment IN ('inside', 'outside'))",
    "assessed_on DATE "
    "CONSTRAINT ck_signal_assessed_on_a_day CHECK ((assessment IS NULL) = (assessed_on IS NULL))",
    "owner_id INTEGER CONSTRAINT fk_signal_owner_id REFERENCES officer (id)",
    "round_id INTEGER CONSTRAINT fk_signal_round_id REFERENCES controlround (id)",
    "visit_id INTEGER CONSTRAINT fk_signal_visit_id REFERENCES visit (id) "
    "CONSTRAINT ck_signal_visit_of_a_round CHECK (visit_id IS NULL OR round_id IS NOT NULL)",
    "case_id INTEGER CONSTRAINT fk_signal_case_id REFERENCES closurecase (id)",
    "answer_by DATE",
    "answered_on DATE CONSTRAINT ck_signal_anonymous_gets_no_answer "
    "CHECK ((answer_by IS NULL AND answered_on IS NULL) OR NOT is_anonymous)",
)


def upgrade() -> None:
    # What was added before has no basis on record; it says so.
    op.execute("ALTER TABLE enrichment ADD COLUMN legal_ground VARCHAR(120) NOT NULL DEFAULT 'niet vastgelegd'")
    for column in SIGNAL:
        op.execute(f'ALTER TABLE signal ADD COLUMN {column}')
    op.create_index(op.f('ix_signal_visit_id'), 'signal', ['visit_id'], unique=False)
