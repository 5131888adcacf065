"""a decision that changes: each change as it was prepared, and the words for it in the checks."""

import re

import sqlalchemy as sa
from alembic import op


revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None

NEW_WORDS = (
    ('closurecase', 'status', 'case_status', ('decision_withdrawn',)),
    ('closurecase', 'suspended_from', 'suspended_from', ('decision_withdrawn',)),
    ('approval', 'subject', 'approval_subject', ('change',)),
    ('document', 'kind', 'document_kind', ('change_decision', 'withdrawn_intent')),
)
KINDS = (
    'first_day', 'grace', 'shorter', 'longer', 'extension', 'part', 'lift', 'withdraw', 'withdraw_intent',
    'review_continue', 'review_end',
)


def upgrade() -> None:
    for table in ('closurecase', 'decision'):
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column('closed_part', sa.String(length=200), server_default='', nullable=False))
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column('closed_part', server_default=None)
    op.create_table(
        'casechange',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('approval_id', sa.Integer(), nullable=False),
        sa.Column('kind', one_of('change_kind', *KINDS), nullable=False),
        sa.Column('ground', sa.String(length=4000), nullable=False),
        sa.Column('hearing', sa.String(length=2000), nullable=False),
        sa.Column('about', sa.Integer(), nullable=True),
        sa.Column('was_from', sa.Date(), nullable=True),
        sa.Column('was_until', sa.Date(), nullable=True),
        sa.Column('first_day', sa.Date(), nullable=True),
        sa.Column('grace_until', sa.Date(), nullable=True),
        sa.Column('amount', sa.Integer(), nullable=True),
        sa.Column('unit', one_of('unit', 'weeks', 'months', 'indefinite'), nullable=True),
        sa.Column('closed_part', sa.String(length=200), nullable=False),
        sa.Column('review_on', sa.Date(), nullable=True),
        sa.Column('decision_number', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_casechange_case_id')),
        sa.ForeignKeyConstraint(['approval_id'], ['approval.id'], name=op.f('fk_casechange_approval_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_casechange')),
        sa.UniqueConstraint('approval_id', name=op.f('uq_casechange_approval_id')),
    )
    op.create_index(op.f('ix_casechange_case_id'), 'casechange', ['case_id'])
    for table, column, name, words in NEW_WORDS:
        allow(table, column, name, words)


def one_of(name: str, *values: str) -> sa.Enum:
    """A text of which the table refuses other values than these."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def allow(table: str, column: str, name: str, words: tuple[str, ...]) -> None:
    """Let the column hold these words besides those that it may hold now.

    SQLite makes the table anew for it, which loses its triggers: they are put back as they were.
    """
    connection = op.get_bind()
    constraint = f'ck_{table}_{name}'
    known = next(
        found['sqltext']
        for found in sa.inspect(connection).get_check_constraints(table)
        if found['name'] == constraint
    )
    values = ', '.join(f"'{value}'" for value in (*re.findall(r"'([^']*)'", known), *words))
    triggers = []
    if connection.dialect.name == 'sqlite':
        triggers = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
        ).scalars().all()
    with op.batch_alter_table(table) as batch_op:
        batch_op.drop_constraint(op.f(constraint), type_='check')
        batch_op.create_check_constraint(op.f(constraint), sa.text(f'{column} IN ({values})'))
    for trigger in triggers:
        op.execute(trigger)
