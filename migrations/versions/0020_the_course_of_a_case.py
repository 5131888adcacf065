"""the course of a case: what happened, to which party, under which decision; a term of one party."""

from datetime import date

import sqlalchemy as sa
from alembic import op
from tasks.register.schema_changes import made_anew, one_of


revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None

# (occurrence, query for case, day and party): what a row of the register proves, in the order of the procedure.
KNOWN = (
    ('report_received', 'SELECT id, reported_on, NULL FROM closurecase'),
    ('party_added', 'SELECT p.case_id, c.reported_on, p.number FROM party p JOIN closurecase c ON c.id = p.case_id'),
    (
        'weighed_before_intent',
        "SELECT case_id, MAX(recorded_on), NULL FROM weighing WHERE moment = 'before_intent' GROUP BY case_id",
    ),
    (
        'intent_announced',
        'SELECT s.case_id, MIN(s.sent_on), NULL FROM dispatch s JOIN document d ON d.id = s.document_id'
        " WHERE d.kind = 'notice_of_intent' GROUP BY s.case_id",
    ),
    (
        'zienswijze_received',
        'SELECT case_id, zienswijze_received_on, number FROM party WHERE zienswijze_received_on IS NOT NULL',
    ),
    (
        'weighed_after_zienswijze',
        "SELECT case_id, MAX(recorded_on), NULL FROM weighing WHERE moment = 'after_zienswijze' GROUP BY case_id",
    ),
    (
        'decision_announced',
        'SELECT s.case_id, MIN(s.sent_on), NULL FROM dispatch s JOIN document d ON d.id = s.document_id'
        " WHERE d.kind IN ('warning', 'penalty_order', 'decision') GROUP BY s.case_id",
    ),
    ('premises_closed', 'SELECT id, closed_on, NULL FROM closurecase WHERE closed_on IS NOT NULL'),
    ('premises_reopened', 'SELECT id, reopened_on, NULL FROM closurecase WHERE reopened_on IS NOT NULL'),
    ('file_archived', 'SELECT id, archived_on, NULL FROM closurecase WHERE archived_on IS NOT NULL'),
)


def upgrade() -> None:
    op.create_table(
        'caseevent',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('what', sa.String(length=40), nullable=False),
        sa.Column('on', sa.Date(), nullable=False),
        sa.Column('party_number', sa.Integer(), nullable=True),
        sa.Column('decision_number', sa.Integer(), nullable=True),
        sa.Column('track_id', sa.Integer(), nullable=True),
        sa.Column('event_number', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_caseevent_case_id')),
        sa.ForeignKeyConstraint(['track_id'], ['track.id'], name=op.f('fk_caseevent_track_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_caseevent')),
        sa.UniqueConstraint('case_id', 'number', name=op.f('uq_caseevent_case_id_number')),
    )
    for column in ('case_id', 'what'):
        op.create_index(op.f(f'ix_caseevent_{column}'), 'caseevent', [column])
    op.create_table(
        'decision',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('kind', one_of('decision_kind', 'order', 'change', 'on_objection', 'costs', 'collection'), nullable=False),
        sa.Column('about', sa.Integer(), nullable=True),
        sa.Column('approval_id', sa.Integer(), nullable=True),
        sa.Column('announced_on', sa.Date(), nullable=False),
        sa.Column('measure', one_of('measure', 'none', 'warning', 'penalty_order', 'closure'), nullable=True),
        sa.Column('measure_amount', sa.Integer(), nullable=True),
        sa.Column('measure_unit', one_of('measure_unit', 'weeks', 'months', 'indefinite'), nullable=True),
        sa.Column('grace_until', sa.Date(), nullable=True),
        sa.Column('ordered_from', sa.Date(), nullable=True),
        sa.Column('ordered_until', sa.Date(), nullable=True),
        sa.CheckConstraint(
            'ordered_until IS NULL OR ordered_until >= ordered_from', name=op.f('ck_decision_ends_after_start')
        ),
        sa.CheckConstraint(
            "kind = 'order' OR about IS NOT NULL", name=op.f('ck_decision_later_one_is_about_another')
        ),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_decision_case_id')),
        sa.ForeignKeyConstraint(['approval_id'], ['approval.id'], name=op.f('fk_decision_approval_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_decision')),
        sa.UniqueConstraint('case_id', 'number', name=op.f('uq_decision_case_id_number')),
    )
    op.create_index(op.f('ix_decision_case_id'), 'decision', ['case_id'])
    with made_anew('term') as batch_op:
        batch_op.add_column(sa.Column('party_number', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('decision_number', sa.Integer(), nullable=True))
    keep_the_course()
    keep_the_orders()



def keep_the_course() -> None:
    """What the rows of a case prove to have happened; which event told it is not known any more."""
    connection = op.get_bind()
    found = [
        (case_id, str(day), rank, what, party)
        for rank, (what, query) in enumerate(KNOWN)
        for case_id, day, party in connection.exec_driver_sql(query)
    ]
    found += [
        (case_id, str(day), len(KNOWN), {'ended': 'closure_ended', 'lifted': 'closure_lifted'}[status], None)
        for case_id, status, day in connection.exec_driver_sql(
            'SELECT c.id, c.status, MAX(e."on") FROM closurecase c JOIN event e ON e.chain = c.reference'
            " WHERE c.status IN ('ended', 'lifted') AND e.kind = 'transition' GROUP BY c.id, c.status"
        )
    ]
    numbers: dict[int, int] = {}
    for case_id, day, _, what, party in sorted(found, key=lambda row: row[:3] + (row[4] or 0,)):
        numbers[case_id] = numbers.get(case_id, 0) + 1
        connection.execute(
            sa.text(
                'INSERT INTO caseevent (case_id, number, what, "on", party_number)'
                ' VALUES (:case_id, :number, :what, :day, :party)'
            ).bindparams(sa.bindparam('day', type_=sa.Date())),
            {
                'case_id': case_id,
                'number': numbers[case_id],
                'what': what,
                'day': date.fromisoformat(day[:10]),
                'party': party,
            },
        )


def keep_the_orders() -> None:
    """The order of each case whose decision left, as it stands in the case."""
    op.execute(
        'INSERT INTO decision (case_id, number, kind, announced_on, measure, measure_amount, measure_unit,'
        ' grace_until, ordered_from, ordered_until)'
        " SELECT c.id, 1, 'order', MIN(s.sent_on), c.measure, c.measure_amount, c.measure_unit, c.grace_until,"
        ' c.ordered_from, c.ordered_until FROM closurecase c JOIN dispatch s ON s.case_id = c.id'
        ' JOIN document d ON d.id = s.document_id'
        " WHERE d.kind IN ('warning', 'penalty_order', 'decision') GROUP BY c.id"
    )
