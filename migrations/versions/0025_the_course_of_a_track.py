"""the course of a track: by whom, against which decision, and each step; a term of one track."""

from datetime import date

import sqlalchemy as sa
from alembic import op
from sqlalchemy.engine import Row
from tasks.register.schema_changes import made_anew, one_of


revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None

KINDS = (
    'objection', 'interim_relief', 'appeal', 'higher_appeal', 'reopening_request', 'notice_of_default', 'cost_recovery',
    'land_register', 'seal_breach',
)
STATES = (
    'filed', 'repair_asked', 'repaired', 'not_repaired', 'heard', 'hearing_waived', 'postponed', 'consented', 'upheld',
    'partly_upheld', 'dismissed', 'inadmissible', 'withdrawn', 'interlocutory', 'effects_kept', 'judge_decided',
    'requested', 'granted', 'refused', 'changed', 'lifted', 'lapsed', 'received', 'decided', 'fixed', 'reminded', 'writ',
    'paid', 'uncollected', 'registered', 'deregistered', 'found', 'reported',
)
OPENINGS = {
    'objection': 'filed', 'appeal': 'filed', 'interim_relief': 'requested', 'reopening_request': 'requested',
    'cost_recovery': 'fixed', 'land_register': 'registered', 'seal_breach': 'found',
}
AGAINST_A_DECISION = "'objection', 'appeal', 'interim_relief'"


def upgrade() -> None:
    with made_anew('track') as batch_op:
        for name in ('track_kind', 'track_state'):
            batch_op.drop_constraint(op.f(f'ck_track_{name}'), type_='check')
        batch_op.add_column(sa.Column('party_number', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('of_authority', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('decision_number', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('about_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f('fk_track_about_id'), 'track', ['about_id'], ['id'])
        batch_op.create_check_constraint(
            op.f('ck_track_by_one_side'), sa.text('NOT of_authority OR party_number IS NULL')
        )
        for column, name, values in (('kind', 'track_kind', KINDS), ('state', 'track_state', STATES)):
            listed = ', '.join(f"'{value}'" for value in values)
            batch_op.create_check_constraint(op.f(f'ck_track_{name}'), sa.text(f'{column} IN ({listed})'))
    with made_anew('track') as batch_op:
        batch_op.alter_column('of_authority', server_default=None)
    with made_anew('term') as batch_op:
        batch_op.add_column(sa.Column('track_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f('fk_term_track_id'), 'track', ['track_id'], ['id'])
    op.create_table(
        'trackstep',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('track_id', sa.Integer(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('state', one_of('track_state', *STATES), nullable=False),
        sa.Column('on', sa.Date(), nullable=False),
        sa.Column('posted_on', sa.Date(), nullable=True),
        sa.Column('excused', sa.Boolean(), nullable=False),
        sa.Column('committee', sa.Boolean(), nullable=False),
        sa.Column('from_on', sa.Date(), nullable=True),
        sa.Column('until', sa.Date(), nullable=True),
        sa.Column('until_event', one_of('until_event', 'decision_on_objection', 'ruling_on_appeal'), nullable=True),
        sa.Column('weeks_after', sa.Integer(), nullable=True),
        sa.Column('part', sa.String(length=200), nullable=False),
        sa.Column('note', sa.String(length=600), nullable=False),
        sa.CheckConstraint(
            'posted_on IS NULL OR posted_on <= "on"', name=op.f('ck_trackstep_posted_before_received')
        ),
        sa.CheckConstraint(
            'until IS NULL OR until >= coalesce(from_on, "on")', name=op.f('ck_trackstep_ends_after_start')
        ),
        sa.ForeignKeyConstraint(['track_id'], ['track.id'], name=op.f('fk_trackstep_track_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_trackstep')),
        sa.UniqueConstraint('track_id', 'number', name=op.f('uq_trackstep_track_id_number')),
    )
    op.create_index(op.f('ix_trackstep_track_id'), 'trackstep', ['track_id'])
    keep_the_steps()
    end_what_is_over()



def keep_the_steps() -> None:
    """The opening of each track and where it stands; what lay between was never kept."""
    op.execute(
        'UPDATE track SET decision_number = 1'
        f' WHERE kind IN ({AGAINST_A_DECISION})'
        ' AND EXISTS (SELECT 1 FROM decision d WHERE d.case_id = track.case_id AND d.number = 1)'
    )
    for track in op.get_bind().exec_driver_sql('SELECT id, kind, state, opened_on, changed_on FROM track').all():
        add_step(track, 1, OPENINGS[track.kind], track.opened_on)
        if track.state != OPENINGS[track.kind]:
            add_step(track, 2, track.state, track.changed_on)


def end_what_is_over() -> None:
    """Relief that was granted is over once the history says that the case went on (Awb 8:85)."""
    query = (
        'SELECT t.id, MAX(e."on") AS "on" FROM track t JOIN closurecase c ON c.id = t.case_id'
        " JOIN event e ON e.chain = c.reference AND e.rule = 'artikel 8:85 Awb'"
        " WHERE t.kind = 'interim_relief' AND t.state = 'granted' AND c.status <> 'suspended'"
        ' GROUP BY t.id, t.changed_on HAVING MAX(e."on") >= t.changed_on'
    )
    for track in op.get_bind().exec_driver_sql(query).all():
        add_step(track, 3, 'lapsed', track.on)
        op.get_bind().execute(
            sa.text("UPDATE track SET state = 'lapsed', changed_on = :day WHERE id = :id").bindparams(
                sa.bindparam('day', type_=sa.Date())
            ),
            {'day': as_date(track.on), 'id': track.id},
        )


def add_step(track: Row[tuple[object, ...]], number: int, state: str, on: object) -> None:
    """One step of a track."""
    op.get_bind().execute(
        sa.text(
            'INSERT INTO trackstep (track_id, number, state, "on", excused, committee, part, note)'
            " VALUES (:track, :number, :state, :day, false, false, '', '')"
        ).bindparams(sa.bindparam('day', type_=sa.Date())),
        {'track': track.id, 'number': number, 'state': state, 'day': as_date(on)},
    )


def as_date(day: object) -> date:
    """A day, which SQLite gives as text."""
    return date.fromisoformat(str(day)[:10])
