"""the list of a find: list IA, a substance on no list, an exemption; and facts that nobody knows."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from tasks.register.schema_changes import made_anew


revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None

LISTS = "'I', 'IA', 'II'"
UNITS = "'gram', 'plants', 'cuttings', 'pills', 'ml', 'cartridges', 'gram_dried'"


def upgrade() -> None:
    with made_anew('finding') as batch_op:
        batch_op.add_column(
            sa.Column('list_reason', sqlmodel.sql.sqltypes.AutoString(length=400), nullable=False, server_default='')
        )
        batch_op.add_column(sa.Column('exempt', sa.String(length=40), nullable=True))
        for name in ('drug_list', 'unit', 'substance_is_measured'):
            batch_op.drop_constraint(op.f(f'ck_finding_{name}'), type_='check')
        batch_op.create_check_constraint(op.f('ck_finding_drug_list'), sa.text(f'drug_list IN ({LISTS})'))
        batch_op.create_check_constraint(op.f('ck_finding_unit'), sa.text(f'unit IN ({UNITS})'))
        batch_op.create_check_constraint(
            op.f('ck_finding_substance_is_measured'),
            sa.text("kind <> 'substance' OR (amount IS NOT NULL AND unit IS NOT NULL)"),
        )
        batch_op.create_check_constraint(op.f('ck_finding_exempt'), sa.text("exempt IN ('yes', 'no', 'unknown')"))
    with made_anew('finding') as batch_op:
        batch_op.alter_column('list_reason', existing_nullable=False, server_default=None)
    for table, columns in (
        ('closurecase', ('with_other_offences', 'of_housing_corporation')),
        ('premises', ('inhabited',)),
    ):
        with made_anew(table) as batch_op:
            for column in columns:
                batch_op.alter_column(column, existing_type=sa.Boolean(), nullable=True)
