"""one list of broken seals: what a side track told of them joins the breaches of closed premises."""

from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from alembic import op
from tasks.register.schema_changes import hold


revision = '0039'
down_revision = '0038'
branch_labels = None
depends_on = None

KINDS = (
    'objection', 'interim_relief', 'appeal', 'higher_appeal', 'reopening_request', 'notice_of_default', 'land_register',
)
STATES = (
    'filed', 'repair_asked', 'repaired', 'not_repaired', 'heard', 'hearing_waived', 'postponed', 'consented', 'upheld',
    'partly_upheld', 'dismissed', 'inadmissible', 'withdrawn', 'interlocutory', 'effects_kept', 'judge_decided',
    'requested', 'granted', 'refused', 'changed', 'lifted', 'lapsed', 'received', 'decided', 'registered', 'deregistered',
)
NUMBER_WAS_NOT_ASKED = 'niet vastgelegd'
"""The track never asked under which number the police took the report."""
SEALS = "SELECT id FROM track WHERE kind = 'seal_breach'"


class Breach(NamedTuple):
    """One breach of one case; what is not known is None or empty."""

    found_on: date
    reported_on: date | None
    police_number: str
    resealed_on: date | None


def upgrade() -> None:
    move_the_breaches()
    op.execute(f'UPDATE caseevent SET track_id = NULL WHERE track_id IN ({SEALS})')
    op.execute(f'DELETE FROM trackstep WHERE track_id IN ({SEALS})')
    op.execute("DELETE FROM track WHERE kind = 'seal_breach'")
    hold('track', 'kind', 'track_kind', KINDS)
    hold('track', 'state', 'track_state', STATES)
    hold('trackstep', 'state', 'track_state', STATES)
    hold('trackdecision', 'outcome', 'outcome', STATES)


def move_the_breaches() -> None:
    """Number the breaches of a case anew by their day: the newest has the highest number."""
    run = op.get_bind().exec_driver_sql
    cases: dict[int, dict[date, Breach]] = {}
    tracks = run(
        "SELECT case_id, state, opened_on, changed_on FROM track WHERE kind = 'seal_breach' ORDER BY case_id, number"
    ).all()
    for track in tracks:
        reported_on = day(track.changed_on) if track.state == 'reported' else None
        number = NUMBER_WAS_NOT_ASKED if reported_on else ''
        found_on = day(track.opened_on)
        cases.setdefault(track.case_id, {})[found_on] = Breach(found_on, reported_on, number, None)
    for row in run('SELECT case_id, found_on, reported_on, police_number, resealed_on FROM sealbreach').all():
        if row.case_id in cases:
            keep(cases[row.case_id], row)
    for case_id, breaches in cases.items():
        op.execute(sa.text('DELETE FROM sealbreach WHERE case_id = :case').bindparams(case=case_id))
        for number, breach in enumerate(sorted(breaches.values(), key=lambda found: found.found_on), 1):
            op.get_bind().execute(INSERT, {'case': case_id, 'number': number, **breach._asdict()})


def keep(breaches: dict[date, Breach], row: sa.Row[tuple[object, ...]]) -> None:
    """A breach that was recorded as such, too; told twice, it is one and knows what either knew."""
    found_on = day(row.found_on)
    told = breaches.get(found_on)
    reported_on = day(row.reported_on) if row.reported_on else None
    number = row.police_number
    if reported_on is None and told is not None:
        reported_on, number = told.reported_on, told.police_number
    breaches[found_on] = Breach(found_on, reported_on, number, day(row.resealed_on) if row.resealed_on else None)


def day(value: object) -> date:
    """A day, which SQLite gives as text."""
    return date.fromisoformat(str(value)[:10])


INSERT = sa.text(
    'INSERT INTO sealbreach (case_id, number, found_on, reported_on, police_number, resealed_on)'
    ' VALUES (:case, :number, :found_on, :reported_on, :police_number, :resealed_on)'
).bindparams(*(sa.bindparam(name, type_=sa.Date()) for name in ('found_on', 'reported_on', 'resealed_on')))
