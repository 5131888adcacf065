"""the chain of a message: what became of it is told where its cause is told, whatever that is."""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    op.add_column('outgoingmessage', sa.Column('chain', text(length=20), nullable=False, server_default=''))
    op.execute(
        'UPDATE outgoingmessage SET chain = '
        '(SELECT reference FROM closurecase WHERE closurecase.id = outgoingmessage.case_id) '
        'WHERE case_id IS NOT NULL'
    )
    with op.batch_alter_table('outgoingmessage') as batch_op:
        batch_op.drop_constraint(op.f('fk_outgoingmessage_case_id'), type_='foreignkey')
        batch_op.drop_index(op.f('ix_outgoingmessage_case_id'))
        batch_op.drop_column('case_id')
