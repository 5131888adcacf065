"""which part of the costs is for the offender, and the paragraphs that a lawyer wrote for the letters."""

import sqlalchemy as sa
import sqlmodel

from alembic import op
from tasks.register.schema_changes import made_anew, one_of


revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ('closurecase', 'decision'):
        with made_anew(table) as batch_op:
            batch_op.add_column(sa.Column('cost_share', sa.Integer(), nullable=True))
            batch_op.create_check_constraint(
                batch_op.f(f'ck_{table}_cost_share_in_percent'), 'cost_share BETWEEN 0 AND 100'
            )
    # What was ordered until now says that all costs are for the offender.
    op.execute("UPDATE decision SET cost_share = 100 WHERE measure = 'closure'")
    op.execute("UPDATE closurecase SET cost_share = 100 WHERE measure = 'closure'")
    op.create_table(
        'letterparagraph',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('letter', one_of('letter_kind', 'notice', 'decision'), nullable=False),
        sa.Column(
            'section',
            one_of('letter_section', 'found', 'competent', 'policy', 'interests', 'duration', 'course'),
            nullable=False,
        ),
        sa.Column('manner', one_of('paragraph_manner', 'added', 'replacing'), nullable=False),
        sa.Column('about', sa.Integer(), nullable=False),
        sa.Column('text', sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=False),
        sa.Column('recorded_on', sa.Date(), nullable=False),
        sa.Column('recorded_by', sa.Integer(), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f('ck_letterparagraph_says_something')),
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f('fk_letterparagraph_case_id')),
        sa.ForeignKeyConstraint(['recorded_by'], ['officer.id'], name=op.f('fk_letterparagraph_recorded_by')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_letterparagraph')),
        sa.UniqueConstraint('case_id', 'number', name=op.f('uq_letterparagraph_case_id_number')),
    )
    op.create_index(op.f('ix_letterparagraph_case_id'), 'letterparagraph', ['case_id'])
