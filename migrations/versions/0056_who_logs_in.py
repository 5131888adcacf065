"""accounts, sessions, and the code that no officer can have."""

import sqlalchemy as sa
from alembic import op

from models.common.triggers import Forbidden, statements
from tasks.register.schema_changes import one_of

revision = '0056'
down_revision = '0055'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def counter(name: str) -> tuple[sa.Column, ...]:
    """What a row that counts failures has."""
    return (
        sa.Column('failures', sa.Integer(), nullable=False),
        sa.Column('failed_at', MOMENT, nullable=True),
        sa.Column('waits_until', MOMENT, nullable=True),
        sa.CheckConstraint('failures >= 0', name=op.f(f'ck_{name}_failures_not_negative')),
    )


def upgrade() -> None:
    op.create_table(
        'account',
        sa.Column('officer_id', sa.Integer(), nullable=False),
        sa.Column('made_at', MOMENT, nullable=False),
        sa.Column('password_hash', sa.String(length=200), nullable=False),
        sa.Column('secret', sa.String(length=400), nullable=False),
        sa.Column('last_counter', sa.Integer(), nullable=False),
        *counter('account'),
        sa.Column('issuer', sa.String(length=255), nullable=True),
        sa.Column('subject', sa.String(length=255), nullable=True),
        sa.CheckConstraint(
            '(issuer IS NULL) = (subject IS NULL)', name=op.f('ck_account_subject_of_an_issuer')
        ),
        sa.CheckConstraint(
            "(password_hash = '') = (secret = '')", name=op.f('ck_account_two_factors_or_none')
        ),
        sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_account_officer_id')),
        sa.PrimaryKeyConstraint('officer_id', name=op.f('pk_account')),
        sa.UniqueConstraint('issuer', 'subject', name=op.f('uq_account_issuer_subject')),
    )
    op.create_table(
        'recoverycode',
        sa.Column('code_hash', sa.String(length=64), nullable=False),
        sa.Column('officer_id', sa.Integer(), nullable=False),
        sa.Column('used_at', MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ['officer_id'], ['account.officer_id'], name=op.f('fk_recoverycode_officer_id')
        ),
        sa.PrimaryKeyConstraint('code_hash', name=op.f('pk_recoverycode')),
    )
    op.create_index(op.f('ix_recoverycode_officer_id'), 'recoverycode', ['officer_id'])
    op.create_table(
        'knowndevice',
        sa.Column('token_hash', sa.String(length=64), nullable=False),
        sa.Column('officer_id', sa.Integer(), nullable=False),
        sa.Column('used_at', MOMENT, nullable=False),
        *counter('knowndevice'),
        sa.ForeignKeyConstraint(
            ['officer_id'], ['account.officer_id'], name=op.f('fk_knowndevice_officer_id')
        ),
        sa.PrimaryKeyConstraint('token_hash', name=op.f('pk_knowndevice')),
    )
    op.create_index(op.f('ix_knowndevice_officer_id'), 'knowndevice', ['officer_id'])
    op.create_table(
        'knownaddress',
        sa.Column('address_hash', sa.String(length=64), nullable=False),
        *counter('knownaddress'),
        sa.PrimaryKeyConstraint('address_hash', name=op.f('pk_knownaddress')),
    )
    op.create_table(
        'accountinvitation',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('token_hash', sa.String(length=64), nullable=False),
        sa.Column('officer_id', sa.Integer(), nullable=False),
        sa.Column('invited_by', sa.String(length=20), nullable=False),
        sa.Column('secret', sa.String(length=400), nullable=False),
        sa.Column('until', MOMENT, nullable=False),
        sa.Column('ended_at', MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ['officer_id'], ['officer.id'], name=op.f('fk_accountinvitation_officer_id')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_accountinvitation')),
        sa.UniqueConstraint('token_hash', name=op.f('uq_accountinvitation_token_hash')),
    )
    op.create_index(op.f('ix_accountinvitation_officer_id'), 'accountinvitation', ['officer_id'])
    op.create_index(
        'uq_accountinvitation_open',
        'accountinvitation',
        ['officer_id'],
        unique=True,
        sqlite_where=sa.text('ended_at IS NULL'),
        postgresql_where=sa.text('ended_at IS NULL'),
    )
    op.create_table(
        'providervisit',
        sa.Column('state_hash', sa.String(length=64), nullable=False),
        sa.Column('nonce', sa.String(length=100), nullable=False),
        sa.Column('verifier', sa.String(length=128), nullable=False),
        sa.Column('until', MOMENT, nullable=False),
        sa.PrimaryKeyConstraint('state_hash', name=op.f('pk_providervisit')),
    )
    op.create_table(
        'loginsession',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('token_hash', sa.String(length=64), nullable=False),
        sa.Column('officer_id', sa.Integer(), nullable=False),
        sa.Column('door', one_of('door', 'page', 'command', 'prefect', 'system'), nullable=False),
        sa.Column('begun_at', MOMENT, nullable=False),
        sa.Column('seen_at', MOMENT, nullable=False),
        sa.Column('ended_at', MOMENT, nullable=True),
        sa.Column(
            'ended_by',
            one_of(
                'session_end', 'logged_out', 'idle', 'too_long', 'deactivated', 'by_administrator',
                'new_factors',
            ),
            nullable=True,
        ),
        sa.CheckConstraint(
            '(ended_at IS NULL) = (ended_by IS NULL)', name=op.f('ck_loginsession_ended_for_a_reason')
        ),
        sa.CheckConstraint(
            'seen_at >= begun_at', name=op.f('ck_loginsession_seen_after_it_began')
        ),
        sa.ForeignKeyConstraint(
            ['officer_id'], ['officer.id'], name=op.f('fk_loginsession_officer_id')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_loginsession')),
        sa.UniqueConstraint('token_hash', name=op.f('uq_loginsession_token_hash')),
    )
    op.create_index(op.f('ix_loginsession_officer_id'), 'loginsession', ['officer_id'])
    for event in ('INSERT', 'UPDATE'):
        rule = Forbidden(
            f'officer_is_not_the_system_{event.lower()}',
            'officer',
            event,
            'De code weerbaar is van het systeem zelf; geef de medewerker een andere code.',
            "lower(NEW.code) = 'weerbaar'",
        )
        for statement in statements(rule, op.get_bind().dialect.name):
            op.execute(statement)
