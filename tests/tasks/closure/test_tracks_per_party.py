"""Tracks per party and per decision: several at once, each with its own course and term."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from models.closure.case_event import CaseEvent
from models.closure.closure_forms import StepForm
from models.closure.term import Term, TermKind
from models.closure.track import Track, TrackStep
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from models.law.common.errors import WeerbaarError
from tasks.acts.closure import closure_acts
from tasks.closure.execution import ReliefPendingError
from tasks.closure.remedies.recording import OpenTracksError
from tasks.closure.remedies.reliefs import ReliefHoldsError
from tasks.closure.remedies.track_rows import WhichTrackError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at
from tests.builders.case_states import walk_at
from tests.builders.remedy_builder import decided, objection, relief
from tests.readers.case_reading import morning, status
from tests.readers.register_counts import counts

OBJECTION, RELIEF = TrackKind.OBJECTION, TrackKind.INTERIM_RELIEF
FILED, REQUESTED = TrackState.FILED, TrackState.REQUESTED


def found(session: Session, kind: TrackKind) -> list[tuple[int, int | None, TrackState]]:
    """Number, party and state of each track of a kind."""
    rows = session.exec(select(Track).where(Track.kind == kind).order_by(col(Track.number)))
    return [(row.number, row.party_number, row.state) for row in rows]


def tracks(kind: TrackKind) -> list[tuple[int, int | None, TrackState]]:
    with reading() as session:
        return found(session, kind)


def test_a_second_objection_is_recorded_while_the_first_is_open(register: Path) -> None:
    """Each has its own course and its own term to decide; deciding one leaves the other."""
    walk = walk_at(register, "closed")
    walk.track(OBJECTION, FILED, date(2026, 4, 20), party=1)
    walk.track(OBJECTION, FILED, date(2026, 4, 22), party=2, committee=True)
    assert tracks(OBJECTION) == [(1, 1, FILED), (2, 2, FILED)]

    decided(walk, date(2026, 6, 22), "dismissed", number=1)
    assert tracks(OBJECTION) == [(1, 1, TrackState.DISMISSED), (2, 2, FILED)]
    with reading() as session:
        terms = session.exec(
            select(Term)
            .where(Term.kind == TermKind.DECISION_ON_OBJECTION)
            .order_by(col(Term.number))
        ).all()
        steps = session.exec(select(TrackStep).order_by(col(TrackStep.id))).all()
        events = session.exec(
            select(CaseEvent).where(CaseEvent.what == Occurrence.OBJECTION_FILED)
        ).all()
    assert [(term.last_day, term.met_on) for term in terms] == [
        (date(2026, 6, 29), date(2026, 6, 22)),
        (date(2026, 8, 10), None),
    ]
    assert [(step.number, step.state) for step in steps] == [
        (1, FILED),
        (1, FILED),
        (2, TrackState.HEARD),
        (3, TrackState.DISMISSED),
    ]
    assert [event.party_number for event in events] == [1, 2]


def test_the_same_objection_twice_is_one(register: Path) -> None:
    """Of one party on one day; another day or another party is another objection."""
    walk = walk_at(register, "closed")
    for _ in range(2):
        walk.track(OBJECTION, FILED, date(2026, 4, 20), party=1)
        walk.track(OBJECTION, FILED, date(2026, 4, 20), party=2)
    assert tracks(OBJECTION) == [(1, 1, FILED), (2, 2, FILED)]
    for _ in range(2):
        walk.track(OBJECTION, TrackState.WITHDRAWN, date(2026, 4, 24), party=2)
    assert tracks(OBJECTION) == [(1, 1, FILED), (2, 2, TrackState.WITHDRAWN)]


def test_which_objection_is_asked_when_there_are_more(register: Path) -> None:
    """Also of a repetition: it could be meant for the other one."""
    walk = walk_at(register, "closed")
    for party in (1, 2):
        walk.track(OBJECTION, FILED, date(2026, 4, 20), party=party)
    words = r"bezwaar 1 \(partij 1\) of bezwaar 2 \(partij 2\)"
    with pytest.raises(WhichTrackError, match=words):
        walk.track(OBJECTION, TrackState.WITHDRAWN, date(2026, 6, 22))
    walk.track(OBJECTION, TrackState.WITHDRAWN, date(2026, 6, 22), number=1)
    with pytest.raises(WhichTrackError, match=words.replace(" 1", " 2", 1)[:9]):
        walk.track(OBJECTION, TrackState.WITHDRAWN, date(2026, 6, 22))
    with pytest.raises(WhichTrackError, match="geen bezwaar met nummer 3"):
        walk.track(OBJECTION, TrackState.WITHDRAWN, date(2026, 6, 22), number=3)
    with pytest.raises(WeerbaarError, match="geen partij 9"):
        walk.track(OBJECTION, FILED, date(2026, 4, 21), party=9)


def test_closing_waits_while_any_request_is_open(register: Path) -> None:
    """The first was refused, a second was made: closing still waits, for that one."""
    walk = walk_at(register, "decision announced")
    walk.track(RELIEF, REQUESTED, date(2026, 4, 3), party=1)
    walk.track(RELIEF, TrackState.REFUSED, date(2026, 4, 8), party=1)
    walk.track(RELIEF, REQUESTED, date(2026, 4, 9), party=2)
    with pytest.raises(ReliefPendingError, match=r"voorlopige voorziening 2 \(partij 2\)"):
        walk.close(date(2026, 4, 10))
    walk.track(RELIEF, REQUESTED, date(2026, 4, 10), party=1)
    walk.track(RELIEF, TrackState.WITHDRAWN, date(2026, 4, 13), number=2)
    with pytest.raises(ReliefPendingError, match=r"voorlopige voorziening 3 \(partij 1\)"):
        walk.close(date(2026, 4, 13))
    walk.track(RELIEF, TrackState.REFUSED, date(2026, 4, 14), number=3)
    walk.close(date(2026, 4, 14))
    assert status() is CaseStatus.CLOSED


def test_a_case_goes_on_when_no_relief_holds_any_more(register: Path) -> None:
    """Two judges' orders at once: the end of one is not the end of the other."""
    walk = walk_at(register, "decision announced")
    for number in (1, 2):
        walk.track(RELIEF, REQUESTED, date(2026, 4, 3), party=number)
        walk.track(RELIEF, TrackState.GRANTED, date(2026, 4, 8), number=number)
    assert status() is CaseStatus.SUSPENDED
    with pytest.raises(ReliefHoldsError, match=r"voorziening 1 .* en voorlopige voorziening 2"):
        walk.resume(date(2026, 4, 20))
    walk.track(RELIEF, TrackState.LIFTED, date(2026, 4, 20), number=1)
    assert status() is CaseStatus.SUSPENDED
    walk.resume(date(2026, 4, 21))
    assert status() is CaseStatus.DECISION_ANNOUNCED
    assert tracks(RELIEF) == [(1, 1, TrackState.LIFTED), (2, 2, TrackState.LAPSED)]


def test_what_the_judge_ended_with_an_event_is_not_ended_before_it(register: Path) -> None:
    """Until the decision on objection and two weeks after it the case stays suspended."""
    walk = walk_at(register, "decision announced")
    objection(walk, "filed", date(2026, 4, 3), party=2)
    relief(walk, "requested", date(2026, 4, 5), party=2)
    order = {"until_event": "decision_on_objection", "weeks_after": 2}
    relief(walk, "granted", date(2026, 4, 9), **order)
    with pytest.raises(ReliefHoldsError, match="nog tot 2 weken na de beslissing op bezwaar"):
        walk.resume(date(2026, 4, 10))
    decided(walk, date(2026, 4, 20), "dismissed")
    with pytest.raises(ReliefHoldsError, match="nog tot en met maandag 4 mei 2026"):
        walk.resume(date(2026, 5, 4))
    assert status() is CaseStatus.SUSPENDED
    walk.resume(date(2026, 5, 5))
    assert status() is CaseStatus.DECISION_ANNOUNCED

    before = counts()
    form = StepForm(reference=walk.reference, on=date(2026, 5, 5), by="ZAAK1")
    said, *_ = closure_acts.resume(form, at(date(2026, 5, 5))).said
    assert "er is niets geschorst, dus er verandert niets" in said
    assert counts() == before


def test_a_decision_on_the_objection_of_another_ends_no_relief(register: Path) -> None:
    """Relief rests on the objection of who asked for it (Awb 8:81): his own decision ends it."""
    walk = walk_at(register, "decision announced")
    for number in (1, 2):
        objection(walk, "filed", date(2026, 4, 3), party=number)
    relief(walk, "requested", date(2026, 4, 5), party=2)
    relief(walk, "granted", date(2026, 4, 9), until_event="decision_on_objection")
    decided(walk, date(2026, 4, 20), "dismissed", number=1)
    with pytest.raises(ReliefHoldsError, match="nog tot de beslissing op bezwaar"):
        walk.resume(date(2026, 4, 21))
    decided(walk, date(2026, 4, 22), "dismissed", number=2)
    assert morning(date(2026, 4, 23)) == (walk.reference,)
    assert status() is CaseStatus.DECISION_ANNOUNCED


def ended(walk: Walk) -> Walk:
    """The end of the closure with its land register."""
    walk.track(TrackKind.LAND_REGISTER, TrackState.REGISTERED, date(2026, 4, 11))
    walk.end(date(2026, 7, 10)).reopen(date(2026, 7, 10))
    return walk.track(TrackKind.LAND_REGISTER, TrackState.DEREGISTERED, date(2026, 7, 13))


def test_the_file_stays_open_while_an_appeal_is_open(register: Path) -> None:
    """The refusal says which; afterwards it can be closed."""
    walk = walk_at(register, "closed")
    walk.track(OBJECTION, FILED, date(2026, 4, 20), party=1)
    decided(walk, date(2026, 6, 22), "dismissed")
    walk.track(TrackKind.APPEAL, FILED, date(2026, 7, 6), party=1)
    ended(walk)
    with pytest.raises(OpenTracksError, match=r"\(beroep 1 \(partij 1\): ingediend\)"):
        walk.archive(date(2026, 9, 1))
    walk.track(TrackKind.APPEAL, TrackState.EFFECTS_KEPT, date(2026, 9, 2))
    walk.archive(date(2026, 9, 3))
    assert status() is CaseStatus.ARCHIVED


def test_the_number_of_one_that_is_there_begins_no_other(register: Path) -> None:
    """Told twice it would be two; what is new comes without a number and gets the next."""
    walk = walk_at(register, "closed")
    request = TrackKind.REOPENING_REQUEST
    walk.track(request, REQUESTED, date(2026, 4, 20), party=1)
    before = counts()
    with pytest.raises(WhichTrackError, match=r"heropening 1 \(partij 1\) is er al sinds maandag"):
        walk.track(request, REQUESTED, date(2026, 4, 22), number=1)
    with pytest.raises(WhichTrackError, match=r"Laat het nummer leeg als op woensdag 22 april"):
        walk.track(request, REQUESTED, date(2026, 4, 22), number=1, party=2)
    assert counts() == before
    walk.track(request, REQUESTED, date(2026, 4, 20), number=1, party=1)
    assert counts() == before
    walk.track(request, REQUESTED, date(2026, 4, 22), party=2)
    assert tracks(request) == [(1, 1, REQUESTED), (2, 2, REQUESTED)]
