"""Objection, interim relief, appeal and notice of default as their forms ask them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.closure import ClosureCase
from models.closure.decision import Decision, DecisionKind
from models.closure.term import Term, TermKind
from models.closure.track import Track
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from models.law.common.errors import FaultsError
from tasks.closure import deadlines
from tasks.closure.remedies.first_days import NothingAgainstWhichError, OpenAlreadyError
from tasks.closure.remedies.remedy_steps import NoMainCaseError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at
from tests.builders.case_states import walk_at
from tests.builders.remedy_builder import appeal, decided, notice, objection, relief
from tests.readers.case_reading import status
from tests.readers.register_counts import counts


def morning(on: date) -> None:
    """The morning run, in which no case may fail."""
    assert deadlines.run_morning(on, at(on)).failed == ()


def newest(kind: TermKind) -> Term:
    with reading() as session:
        return session.exec(
            select(Term).where(Term.kind == kind).order_by(col(Term.number).desc())
        ).all()[0]


def state_of(kind: TrackKind, number: int = 1) -> TrackState:
    with reading() as session:
        return (
            session.exec(select(Track).where(Track.kind == kind, Track.number == number))
            .one()
            .state
        )


def test_the_term_to_decide_follows_the_course_of_the_objection(register: Path) -> None:
    """Pro forma, mended, heard, postponed, with consent: each step says until when, and why."""
    walk = walk_at(register, "closed")
    said = objection(walk, "filed", date(2026, 5, 27), party=1, posted_on=date(2026, 5, 18))
    assert "; te laat: de termijn liep tot en met maandag 18 mei 2026" in said[0]
    objection(walk, "withdrawn", date(2026, 5, 27))

    # The week after 18 May ends on Whit Monday, and so on Tuesday.
    said = objection(walk, "filed", date(2026, 5, 26), party=2, posted_on=date(2026, 5, 18))
    assert "op tijd: gepost op maandag 18 mei 2026 (artikel 6:9 Awb)" in said[0]
    assert newest(TermKind.DECISION_ON_OBJECTION).last_day == date(2026, 6, 29)

    objection(walk, "repair_asked", date(2026, 6, 1), until=date(2026, 6, 15))
    assert newest(TermKind.REPAIR).last_day == date(2026, 6, 15)
    assert newest(TermKind.DECISION_ON_OBJECTION).last_day == date(2026, 7, 13)
    said = objection(walk, "repaired", date(2026, 6, 8))
    assert newest(TermKind.REPAIR).met_on == date(2026, 6, 8)
    assert newest(TermKind.DECISION_ON_OBJECTION).last_day == date(2026, 7, 6)
    assert "7 dagen stilgestaan" in said[1]

    objection(walk, "hearing_waived", date(2026, 6, 10), waiver="not_wished")
    objection(walk, "postponed", date(2026, 6, 12))
    assert newest(TermKind.DECISION_ON_OBJECTION).last_day == date(2026, 8, 17)
    objection(walk, "heard", date(2026, 6, 15))
    with pytest.raises(FaultsError, match="al verdaagd; verder uitstel vraagt instemming"):
        objection(walk, "postponed", date(2026, 6, 16))
    objection(walk, "consented", date(2026, 6, 17), until=date(2026, 9, 6))
    assert newest(TermKind.DECISION_ON_OBJECTION).last_day == date(2026, 9, 6)


@pytest.mark.parametrize(
    ("state", "more", "words"),
    [
        ("repair_asked", {}, "vul de laatste dag in"),
        ("filed", {"until": date(2026, 6, 1)}, "hoort niet bij filed"),
        ("repair_asked", {"until": date(2026, 4, 20)}, "ligt niet na"),
        ("heard", {"committee": True}, "horen bij filed"),
        ("filed", {"posted_on": date(2026, 4, 21)}, "na de dag van ontvangst"),
        ("filed", {"excused": True}, "niet te verwijten"),
        ("hearing_waived", {}, "vul haar in bij hearing_waived"),
    ],
)
def test_a_step_of_an_objection_says_what_it_must(
    register: Path, state: str, more: dict[str, Any], words: str
) -> None:
    """Refused as a whole, in words that say what to do."""
    walk = walk_at(register, "closed")
    with pytest.raises(FaultsError, match=words):
        objection(walk, state, date(2026, 4, 20), **more)


def test_relief_from_a_later_day_suspends_on_that_day_and_ends_on_its_last(
    register: Path,
) -> None:
    """RBGEL:2025:7493: a duty runs first; the morning run suspends, and lets the case go on."""
    walk = walk_at(register, "closed")
    relief(walk, "requested", date(2026, 4, 11), party=1)
    said = relief(
        walk,
        "granted",
        date(2026, 4, 24),
        from_on=date(2026, 5, 8),
        until=date(2026, 5, 20),
        note="De gemeente biedt eerst andere woonruimte aan.",
    )
    assert any("vanaf vrijdag 8 mei 2026, tot en met woensdag 20 mei 2026" in line for line in said)
    assert status() is CaseStatus.CLOSED
    for day, expected in (
        (date(2026, 5, 7), CaseStatus.CLOSED),
        (date(2026, 5, 8), CaseStatus.SUSPENDED),
        (date(2026, 5, 20), CaseStatus.SUSPENDED),
        (date(2026, 5, 21), CaseStatus.CLOSED),
    ):
        for _ in range(2):
            morning(day)
        assert status() is expected
    assert state_of(TrackKind.INTERIM_RELIEF) is TrackState.LAPSED


def test_relief_for_a_part_leaves_the_rest_closed(register: Path) -> None:
    """RBOBR:2025:561: only the showroom opened."""
    walk = walk_at(register, "closed")
    relief(walk, "requested", date(2026, 4, 11), party=1)
    said = relief(walk, "granted", date(2026, 4, 24), part="de showroom en het magazijn")
    assert "voor de showroom en het magazijn" in said[1]
    assert status() is CaseStatus.CLOSED


def test_relief_until_weeks_after_the_decision_on_objection_gets_its_last_day(
    register: Path,
) -> None:
    """RVS 201606720: no closing until six weeks after that decision."""
    walk = walk_at(register, "decision announced")
    objection(walk, "filed", date(2026, 4, 7), party=1)
    relief(walk, "requested", date(2026, 4, 7), party=1)
    event = {"until_event": "decision_on_objection", "weeks_after": 6}
    relief(walk, "granted", date(2026, 4, 9), **event)
    assert status() is CaseStatus.SUSPENDED
    decided(walk, date(2026, 5, 20), "dismissed")
    morning(date(2026, 7, 1))
    assert status() is CaseStatus.SUSPENDED
    morning(date(2026, 7, 2))
    assert state_of(TrackKind.INTERIM_RELIEF) is TrackState.LAPSED
    assert status() is not CaseStatus.SUSPENDED


def test_relief_lapses_with_the_objection_that_it_rests_on(register: Path) -> None:
    """Awb 8:85(2)(b); that of another party stays."""
    walk = walk_at(register, "closed")
    for party in (1, 2):
        objection(walk, "filed", date(2026, 4, 13), party=party)
        relief(walk, "requested", date(2026, 4, 13), party=party)
        relief(walk, "granted", date(2026, 4, 20), number=party)
    objection(walk, "withdrawn", date(2026, 4, 27), party=1)
    assert state_of(TrackKind.INTERIM_RELIEF, 1) is TrackState.LAPSED
    assert status() is CaseStatus.SUSPENDED
    objection(walk, "withdrawn", date(2026, 4, 28), party=2)
    assert status() is CaseStatus.CLOSED


def test_a_judge_decides_the_main_case_at_once_only_when_there_is_an_appeal(
    register: Path,
) -> None:
    """RVS 202102037: the request refused and the appeal unfounded on one day."""
    walk = walk_at(register, "closed")
    relief(walk, "requested", date(2026, 4, 13), party=1)
    with pytest.raises(NoMainCaseError, match="in bezwaar kan dat niet"):
        relief(walk, "refused", date(2026, 4, 20), main_case="dismissed")
    decided_on_objection(walk, date(2026, 4, 20))
    appeal(walk, "filed", date(2026, 4, 20), party=1)
    relief(walk, "refused", date(2026, 4, 24), main_case="dismissed")
    assert state_of(TrackKind.APPEAL) is TrackState.DISMISSED
    assert state_of(TrackKind.INTERIM_RELIEF) is TrackState.REFUSED


def decided_on_objection(walk: Walk, on: date) -> None:
    """An objection came in and was unfounded."""
    objection(walk, "filed", date(2026, 4, 14), party=1)
    decided(walk, on, "dismissed")


def test_nothing_is_against_a_decision_that_is_not_there(register: Path) -> None:
    """Awb 6:10, 6:12, 7:1, 8:81: the day before it was made not, on that day it is."""
    walk = walk_at(register, "reassessed")
    with pytest.raises(NothingAgainstWhichError, match="nog geen besluit dat de rechter kan"):
        relief(walk, "requested", date(2026, 3, 29), party=1)
    walk.decide().approve(ApprovalSubject.DECISION, date(2026, 4, 1)).announce_decision()
    before = counts()
    with pytest.raises(NothingAgainstWhichError, match="gemaakt op maandag 30 maart 2026"):
        objection(walk, "filed", date(2026, 3, 29), party=1)
    with pytest.raises(NothingAgainstWhichError, match="nog geen besluit dat de rechter kan"):
        relief(walk, "requested", date(2026, 3, 29), party=1)
    with pytest.raises(NothingAgainstWhichError, match="nog geen beslissing op bezwaar"):
        appeal(walk, "filed", date(2026, 4, 3), party=1)
    assert counts() == before

    (said, *_) = objection(walk, "filed", date(2026, 3, 30), party=1)
    assert "kwam voor de bekendmaking op donderdag 2 april 2026, maar het telt" in said
    (said, *_) = objection(walk, "filed", date(2026, 4, 2), party=2)
    assert "bekendmaking" not in said
    relief(walk, "requested", date(2026, 3, 30), party=1)


def test_without_a_decision_an_appeal_waits_for_two_weeks_of_default(register: Path) -> None:
    """Awb 6:12(2): two weeks must have passed since the notice of default."""
    walk = walk_at(register, "closed")
    objection(walk, "filed", date(2026, 4, 14), party=1)
    notice(walk, date(2026, 7, 1))
    with pytest.raises(NothingAgainstWhichError, match="nog geen twee weken voorbij"):
        appeal(walk, "filed", date(2026, 7, 15), party=1)
    appeal(walk, "filed", date(2026, 7, 16), party=1)


def test_a_party_has_one_objection_and_one_notice_open(register: Path) -> None:
    """What comes in more belongs to the first; the penalty for deciding late counts once."""
    walk = walk_at(register, "closed")
    objection(walk, "filed", date(2026, 4, 14), party=1)
    relief(walk, "requested", date(2026, 4, 14), party=1)
    before = counts()
    with pytest.raises(OpenAlreadyError, match=r"bezwaar 1 \(partij 1\) staat al open"):
        objection(walk, "filed", date(2026, 4, 15), party=1)
    with pytest.raises(OpenAlreadyError, match=r"voorziening 1 \(partij 1\) staat al open"):
        relief(walk, "requested", date(2026, 4, 15), party=1)
    assert counts() == before

    first = notice(walk, date(2026, 7, 1))
    before = counts()
    said = notice(walk, date(2026, 7, 2))
    assert "is er al, ontvangen op woensdag 1 juli 2026; een tweede telt niet" in said[0]
    assert "0 euro" in first[1]
    assert "0 euro" in said[1]
    assert counts() == before


def test_a_judge_cuts_the_duration_and_the_case_follows(register: Path) -> None:
    """The order stays as it left; the closure, its term and the land register follow."""
    walk = walk_at(register, "closed")
    with reading() as session:
        before = session.exec(select(ClosureCase)).one().ordered_until
    decided_on_objection(walk, date(2026, 4, 20))
    appeal(walk, "filed", date(2026, 4, 20), party=1)
    with pytest.raises(FaultsError, match="vul de laatste dag in"):
        appeal(walk, "interlocutory", date(2026, 5, 1))
    appeal(walk, "interlocutory", date(2026, 5, 1), until=date(2026, 5, 29))
    appeal(walk, "not_repaired", date(2026, 5, 30))
    for _ in range(2):
        said = appeal(walk, "judge_decided", date(2026, 6, 5), amount=9, unit="weeks")
    assert said[-1] == "De sluiting duurt tot en met donderdag 11 juni 2026."
    with reading() as session:
        case = session.exec(select(ClosureCase)).one()
        rows = session.exec(select(Decision).order_by(col(Decision.number))).all()
    order, on_objection, ruling = rows
    assert (case.ordered_from, case.ordered_until) == (date(2026, 4, 10), date(2026, 6, 11))
    assert order.ordered_until == before != case.ordered_until
    assert on_objection.kind is DecisionKind.ON_OBJECTION
    assert (ruling.kind, ruling.about) == (DecisionKind.RULING, on_objection.number)
    assert newest(TermKind.CLOSURE).last_day == date(2026, 6, 11)
    assert newest(TermKind.LAND_REGISTRATION).decision_number == ruling.number
    morning(date(2026, 6, 12))
    assert status() is CaseStatus.ENDED


def test_the_mayor_may_appeal_against_the_ruling(register: Path) -> None:
    """Higher appeal by either side, at the same time."""
    walk = walk_at(register, "closed")
    with pytest.raises(FaultsError, match="alleen hoger beroep"):
        appeal(walk, "filed", date(2026, 9, 1), of_authority=True)
    decided_on_objection(walk, date(2026, 4, 20))
    appeal(walk, "filed", date(2026, 4, 21), party=1)
    with pytest.raises(NothingAgainstWhichError, match="geen uitspraak op een beroep"):
        appeal(walk, "filed", date(2026, 8, 3), higher=True, party=1)
    appeal(walk, "upheld", date(2026, 8, 3))
    appeal(walk, "filed", date(2026, 9, 1), higher=True, of_authority=True)
    appeal(walk, "filed", date(2026, 9, 1), higher=True, party=1)
    appeal(walk, "dismissed", date(2026, 12, 1), higher=True, number=2)
    assert state_of(TrackKind.HIGHER_APPEAL) is TrackState.FILED
    assert state_of(TrackKind.HIGHER_APPEAL, 2) is TrackState.DISMISSED


def test_a_notice_of_default_says_what_it_costs_and_ends_with_the_decision(
    register: Path,
) -> None:
    """Awb 4:17 through 7:14."""
    walk = walk_at(register, "closed")
    objection(walk, "filed", date(2026, 4, 20), party=1)
    said = notice(walk, date(2026, 7, 6))
    assert "twee" not in said[1]
    assert "begint de dwangsom, op dinsdag 21 juli 2026" in said[1]
    decided(walk, date(2026, 7, 24), "dismissed", number=1)
    assert state_of(TrackKind.NOTICE_OF_DEFAULT) is TrackState.DECIDED
