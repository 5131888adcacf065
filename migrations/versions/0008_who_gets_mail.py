"""who gets mail and who comes to a round: DOT and college, telephone numbers, partners that a place needs."""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

KINDS = (
    'police', 'environmental_service', 'housing_corporation', 'own_department', 'customs', 'dot', 'college', 'press',
)


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    for table, length in (('officer', 20), ('partner', 20)):
        op.add_column(table, sa.Column('telephone', text(length=length), nullable=False, server_default=''))
    op.add_column('visit', sa.Column('needed', text(length=400), nullable=False, server_default=''))
    allow('partner', 'kind', 'partner_kind')
    allow('partnerabsence', 'partner', 'absent_partner')


def allow(table: str, column: str, name: str) -> None:
    """Let the column hold each of KINDS; SQLite makes the table anew for that."""
    check = op.f(f'ck_{table}_{name}')
    values = ', '.join(f"'{kind}'" for kind in KINDS)
    with op.batch_alter_table(table) as batch_op:
        batch_op.drop_constraint(check, type_='check')
        batch_op.create_check_constraint(check, sa.text(f'{column} IN ({values})'))
