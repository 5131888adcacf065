"""the reporting desk: links for partners, what was sent, photographs, and who wants an answer."""

import sqlalchemy as sa
from alembic import op

from tasks.register.schema_changes import made_anew, one_of

revision = '0066'
down_revision = '0065'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        'reportlink',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('code_hash', sa.String(length=64), nullable=False),
        sa.Column('municipality_code', sa.String(length=4), nullable=False),
        sa.Column('partner_id', sa.Integer(), nullable=False),
        sa.Column('made_by', sa.Integer(), nullable=False),
        sa.Column('made_at', MOMENT, nullable=False),
        sa.Column('until', MOMENT, nullable=False),
        sa.Column('ended_at', MOMENT, nullable=True),
        sa.Column('ended_by', one_of('link_end', 'used', 'withdrawn'), nullable=True),
        sa.CheckConstraint(
            '(ended_at IS NULL) = (ended_by IS NULL)', name=op.f('ck_reportlink_ended_for_a_reason')
        ),
        sa.CheckConstraint('until > made_at', name=op.f('ck_reportlink_ends_after_it_begins')),
        sa.ForeignKeyConstraint(
            ['municipality_code'], ['municipality.code'], name=op.f('fk_reportlink_municipality_code')
        ),
        sa.ForeignKeyConstraint(['partner_id'], ['partner.id'], name=op.f('fk_reportlink_partner_id')),
        sa.ForeignKeyConstraint(['made_by'], ['officer.id'], name=op.f('fk_reportlink_made_by')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_reportlink')),
        sa.UniqueConstraint('code_hash', name=op.f('uq_reportlink_code_hash')),
    )
    op.create_index(op.f('ix_reportlink_municipality_code'), 'reportlink', ['municipality_code'])
    op.create_table(
        'reportcount',
        sa.Column('subject_hash', sa.String(length=64), nullable=False),
        sa.Column('begun_at', MOMENT, nullable=False),
        sa.Column('count', sa.Integer(), nullable=False),
        sa.CheckConstraint('count >= 0', name=op.f('ck_reportcount_count_not_negative')),
        sa.PrimaryKeyConstraint('subject_hash', name=op.f('pk_reportcount')),
    )
    op.create_table(
        'signalphoto',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('signal_id', sa.Integer(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('content', sa.LargeBinary(), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(['signal_id'], ['signal.id'], name=op.f('fk_signalphoto_signal_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_signalphoto')),
        sa.UniqueConstraint('signal_id', 'number', name=op.f('uq_signalphoto_signal_id_number')),
    )
    op.create_index(op.f('ix_signalphoto_signal_id'), 'signalphoto', ['signal_id'])
    with made_anew('signalreporter') as batch_op:
        batch_op.add_column(sa.Column('officer_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('partner_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f('fk_signalreporter_officer_id'), 'officer', ['officer_id'], ['id']
        )
        batch_op.create_foreign_key(
            op.f('fk_signalreporter_partner_id'), 'partner', ['partner_id'], ['id']
        )
        batch_op.create_check_constraint(
            op.f('ck_signalreporter_colleague_or_partner'),
            sa.text('officer_id IS NULL OR partner_id IS NULL'),
        )
