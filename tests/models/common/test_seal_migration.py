"""Broken seals that a side track told of go on as breaches of closed premises."""

from datetime import date

import pytest
from sqlmodel import col, select

from models.closure.case_event import CaseEvent
from models.closure.site import SealBreach
from models.closure.track import Track, TrackStep
from models.law.closure.remedies.tracks import TrackKind
from tests.models.common.older_registers import CASE, GROUND, filled

pytestmark = pytest.mark.many

TRACK = "INSERT INTO track (id, case_id, kind, number, of_authority, state, opened_on, changed_on)"
STEP = 'INSERT INTO trackstep (track_id, number, state, "on", excused, committee, part, note)'
BREACH = (
    "INSERT INTO sealbreach (case_id, number, found_on, reported_on, police_number, resealed_on)"
)
BROKEN = (
    *GROUND,
    *(
        CASE.format(id=number, status="closed", columns=", closed_part", values=", ''")
        for number in (1, 2, 3)
    ),
    (
        f"{TRACK} VALUES "
        "(1, 1, 'seal_breach', 1, false, 'reported', '2026-04-20', '2026-04-21'), "
        "(2, 1, 'seal_breach', 2, false, 'found', '2026-05-01', '2026-05-01'), "
        "(3, 2, 'seal_breach', 1, false, 'reported', '2026-04-20', '2026-04-22'), "
        "(4, 1, 'objection', 1, false, 'filed', '2026-04-20', '2026-04-20')"
    ),
    (
        f"{STEP} VALUES "
        "(1, 1, 'found', '2026-04-20', false, false, '', ''), "
        "(1, 2, 'reported', '2026-04-21', false, false, '', ''), "
        "(2, 1, 'found', '2026-05-01', false, false, '', ''), "
        "(3, 1, 'found', '2026-04-20', false, false, '', ''), "
        "(3, 2, 'reported', '2026-04-22', false, false, '', ''), "
        "(4, 1, 'filed', '2026-04-20', false, false, '', '')"
    ),
    (
        f"{BREACH} VALUES "
        "(1, 1, '2026-06-01', '2026-06-02', 'PL-9', NULL), "
        "(2, 1, '2026-04-20', NULL, '', '2026-04-21'), "
        "(3, 1, '2026-04-20', '2026-04-20', 'PL-8', '2026-04-20')"
    ),
    (
        'INSERT INTO caseevent (case_id, number, what, "on", track_id) '
        "VALUES (1, 1, 'objection_filed', '2026-04-20', 4)"
    ),
)
"""A register at migration 0038 in which broken seals were told in both ways."""


def test_a_broken_seal_of_a_side_track_is_a_breach(empty_database: str) -> None:
    """Each keeps its days, the newest has the highest number, and told twice it is one."""
    with filled(empty_database, "0038", BROKEN) as session:
        rows = session.exec(
            select(SealBreach).order_by(col(SealBreach.case_id), col(SealBreach.number))
        ).all()
        tracks = session.exec(select(Track)).all()
        steps = session.exec(select(TrackStep)).all()
        (event,) = session.exec(select(CaseEvent)).all()
        told = [
            (
                row.case_id,
                row.number,
                row.found_on,
                row.reported_on,
                row.police_number,
                row.resealed_on,
            )
            for row in rows
        ]
        assert told == [
            (1, 1, date(2026, 4, 20), date(2026, 4, 21), "niet vastgelegd", None),
            (1, 2, date(2026, 5, 1), None, "", None),
            (1, 3, date(2026, 6, 1), date(2026, 6, 2), "PL-9", None),
            (2, 1, date(2026, 4, 20), date(2026, 4, 22), "niet vastgelegd", date(2026, 4, 21)),
            (3, 1, date(2026, 4, 20), date(2026, 4, 20), "PL-8", date(2026, 4, 20)),
        ]
        assert [(track.id, track.kind) for track in tracks] == [(4, TrackKind.OBJECTION)]
        assert [(step.track_id, step.number) for step in steps] == [(4, 1)]
        assert event.track_id == 4
