"""a withdrawn report is free: its number counts once among the cases that were not withdrawn."""

import sqlalchemy as sa
from alembic import op
from tasks.register.schema_changes import made_anew


revision = '0037'
down_revision = '0036'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with made_anew('closurecase') as batch_op:
        batch_op.drop_constraint(op.f('uq_closurecase_municipality_code_report_number'), type_='unique')
    op.create_index(
        op.f('ix_closurecase_one_case_a_report'),
        'closurecase',
        ['municipality_code', 'report_number'],
        unique=True,
        sqlite_where=sa.text('withdrawn_on IS NULL'),
        postgresql_where=sa.text('withdrawn_on IS NULL'),
    )
