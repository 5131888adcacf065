"""what happens at closed premises: the seal, who was let in, a new find, the keys."""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None

REASONS = ('belongings', 'animals', 'repair', 'meters', 'clearing', 'inspection', 'viewing')


def upgrade() -> None:
    of_a_case(
        'access',
        'number',
        sa.Column(
            'reason',
            sa.Enum(*REASONS, name='access_reason', native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column('party_number', sa.Integer(), nullable=True),
        text('capacity', 60),
        sa.Column('begins_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('accompanied_by', sa.Integer(), nullable=False),
        sa.CheckConstraint('ends_at > begins_at', name=op.f('ck_access_ends_after_it_began')),
        sa.CheckConstraint(
            "(party_number IS NULL) <> (capacity = '')", name=op.f('ck_access_a_party_or_somebody_in_a_function')
        ),
        sa.ForeignKeyConstraint(['accompanied_by'], ['officer.id'], name=op.f('fk_access_accompanied_by')),
    )
    of_a_case(
        'sealbreach',
        'number',
        sa.Column('found_on', sa.Date(), nullable=False),
        sa.Column('reported_on', sa.Date(), nullable=True),
        text('police_number', 40),
        sa.Column('resealed_on', sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(reported_on IS NULL) = (police_number = '')", name=op.f('ck_sealbreach_reported_under_a_number')
        ),
    )
    of_a_case(
        'keyhandover',
        'number',
        sa.Column('handed_on', sa.Date(), nullable=False),
        sa.Column('party_number', sa.Integer(), nullable=False),
        sa.Column('keys', sa.Integer(), nullable=False),
        sa.CheckConstraint('keys > 0', name=op.f('ck_keyhandover_at_least_one_key')),
    )
    of_a_case('newfind', 'report_number', text('report_number', 40), sa.Column('found_on', sa.Date(), nullable=False))


def text(name: str, length: int) -> sa.Column[str]:
    """A text that is never NULL."""
    return sa.Column(name, sqlmodel.sql.sqltypes.AutoString(length=length), nullable=False)


def of_a_case(table: str, unique: str, *parts: sa.schema.SchemaItem) -> None:
    """A table with rows of a case, told apart by `unique`."""
    number = [] if unique != 'number' else [sa.Column('number', sa.Integer(), nullable=False)]
    op.create_table(
        table,
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        *number,
        *parts,
        sa.ForeignKeyConstraint(['case_id'], ['closurecase.id'], name=op.f(f'fk_{table}_case_id')),
        sa.PrimaryKeyConstraint('id', name=op.f(f'pk_{table}')),
        sa.UniqueConstraint('case_id', unique, name=op.f(f'uq_{table}_case_id_{unique}')),
    )
    op.create_index(op.f(f'ix_{table}_case_id'), table, ['case_id'])
