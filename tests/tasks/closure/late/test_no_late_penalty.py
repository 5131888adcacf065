"""The decision that nothing is owed for deciding late (Awb 4:17(3), (5), 4:18)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.decision import DecisionKind
from models.closure.document import DocumentKind
from models.closure.late.late_forms import LatePaidForm
from models.closure.late.late_penalty import LatePenalty
from models.closure.term import Term, TermKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.remedies.late_decision import NoneOwed
from models.law.closure.remedies.tracks import TrackKind, TrackState
from tasks.acts.closure import remedy_acts
from tasks.closure.archiving import OpenTermsError
from tasks.closure.case_step import occurrences_of
from tasks.closure.remedies.late.late_penalties import NothingToPayError
from tasks.closure.remedies.late.none_owed import WrongGroundError
from tasks.closure.remedies.track_rows import WhichTrackError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at
from tests.builders.case_states import walk_at
from tests.builders.people.party_lines import line, record
from tests.builders.remedy_builder import (
    announce_late_penalty,
    decided,
    fix_late_penalty,
    notice,
    objection,
)
from tests.readers.case_reading import decisions, morning, words_of
from tests.readers.register_counts import counts

OBJECTED, EARLY, NOTICED = date(2026, 4, 20), date(2026, 6, 29), date(2026, 7, 6)
"""To be decided on until 29 June 2026: on that day a notice is too early."""
IN_TIME, LATER = date(2026, 7, 20), date(2026, 8, 10)
TOLD = date(2026, 8, 17)
WHY = "De beslissing op het bezwaar had toen al een jaar geleden genomen moeten zijn."
AGENT = "gemachtigde;Guus Verzonnen;Verzonnenlaan 5;9999 XA;Verzonnendorp"


def objected(register: Path) -> Walk:
    """Party 1 objects."""
    walk = walk_at(register, "closed")
    objection(walk, "filed", OBJECTED, party=1)
    return walk


def told(walk: Walk, on: date = TOLD, **more: Any) -> str:
    """That nothing is owed is decided and leaves; what the officer reads."""
    fix_late_penalty(walk, on, **more)
    walk.approve(ApprovalSubject.LATE_PENALTY, on)
    form = AnnouncementForm(reference=walk.reference, on=on, by="ZAAK1")
    return remedy_acts.announce_late_penalty(form, at(on)).words


def terms(kind: TermKind) -> list[Term]:
    with reading() as session:
        return list(session.exec(select(Term).where(Term.kind == kind)))


def happened() -> list[Occurrence]:
    with reading() as session:
        return [event.what for event in occurrences_of(session, 1)]


def test_who_decided_in_time_says_so_by_a_decision(register: Path) -> None:
    """With its own term, the term to object, no payment; twice is once, and the file closes."""
    walk = objected(register)
    notice(walk, NOTICED)
    assert terms(TermKind.LATE_PENALTY) == []
    decided(walk, IN_TIME, "dismissed", number=1)
    (term,) = terms(TermKind.LATE_PENALTY)
    assert (term.party_number, term.last_day) == (1, date(2026, 8, 3))
    walk.end(LATER).reopen(LATER).register_both(LATER)
    with pytest.raises(OpenTermsError, match="vaststelling van de dwangsom voor te laat besl"):
        walk.archive(date(2026, 12, 1))
    said = told(walk, none="in_time")
    assert "er is geen dwangsom, en bezwaar kan tot en met maandag 28 september 2026" in said
    before = counts()
    announce_late_penalty(walk, TOLD)
    assert counts() == before
    assert terms(TermKind.LATE_PENALTY)[0].met_on == TOLD
    assert terms(TermKind.LATE_PAYMENT) == []
    assert decisions()[-1].kind is DecisionKind.LATE_PENALTY
    assert happened()[-1] is Occurrence.NO_LATE_PENALTY
    with reading() as session:
        (row,) = session.exec(select(LatePenalty)).all()
    assert (row.ground, row.euros, row.first_day) == (NoneOwed.IN_TIME, 0, None)
    walk.archive(date(2026, 12, 1))


def test_a_notice_that_came_too_early_is_answered_at_once_and_a_later_one_counts(
    register: Path,
) -> None:
    """On the last day to decide it starts nothing; the day after it does (Awb 4:17(3))."""
    walk = objected(register)
    notice(walk, EARLY)
    (term,) = terms(TermKind.LATE_PENALTY)
    assert term.last_day == date(2026, 7, 13)
    told(walk, date(2026, 6, 30), none="too_early")
    (words,) = words_of(DocumentKind.LATE_PENALTY)
    for said in (
        "De gemeente betaalt u geen dwangsom.",
        "Ik moest beslissen uiterlijk op 29 juni 2026.",
        "De ingebrekestelling kreeg ik op 29 juni 2026. Toen was die termijn nog niet voorbij.",
        "Er is nog geen beslissing. De termijn is nu wel voorbij.",
        "U kunt mij daarom opnieuw een ingebrekestelling sturen.",
    ):
        assert said in words, said
    later = notice(walk, NOTICED)
    assert "begint de dwangsom, op dinsdag 21 juli 2026" in later[1]
    morning(date(2026, 9, 10))
    with reading() as session:
        running = session.exec(select(Term).where(Term.kind == TermKind.LATE_PENALTY)).all()
    assert [term.met_on is None for term in running] == [False, True]
    assert fix_late_penalty(walk, date(2026, 9, 10)) == 2


def test_the_same_notice_twice_is_once_also_when_it_came_too_early(register: Path) -> None:
    """Nothing more is kept."""
    walk = objected(register)
    notice(walk, EARLY)
    before = counts()
    notice(walk, EARLY)
    assert counts() == before


@pytest.mark.parametrize(
    ("decided_on", "ground", "words"),
    [
        (LATER, "in_time", "'er is beslist voordat de dwangsom begon' volgt niet uit"),
        (IN_TIME, "too_early", "voor het einde van de beslistermijn' volgt niet uit"),
        (LATER, "plainly_unfounded", "'kennelijk ongegrond' volgt niet uit"),
        (LATER, "unreasonably_late", "geef op maandag 17 augustus 2026 de reden"),
        (LATER, "no_interest", "geef op maandag 17 augustus 2026 de reden"),
    ],
)
def test_a_ground_that_the_file_speaks_against_is_refused(
    register: Path, decided_on: date, ground: str, words: str
) -> None:
    """As one that it cannot tell, without a reason; nothing is kept."""
    walk = objected(register)
    notice(walk, NOTICED)
    decided(walk, decided_on, "dismissed", number=1)
    before = counts()
    with pytest.raises(WrongGroundError, match=f"LIN-2026-001: ingebrekestelling 1 .*{words}"):
        fix_late_penalty(walk, TOLD, none=ground)
    assert counts() == before


def test_what_no_register_can_count_is_said_with_its_reason(register: Path) -> None:
    """Also while the penalty would still run; afterwards nothing is fixed of that notice."""
    walk = objected(register)
    notice(walk, NOTICED)
    told(walk, date(2026, 7, 24), none="unreasonably_late", reason=WHY)
    (words,) = words_of(DocumentKind.LATE_PENALTY)
    assert "onredelijk laat" in words
    assert "(artikel 4:17, vijfde lid, onder a, van de Awb)" in words
    assert WHY in words
    morning(date(2026, 9, 10))
    assert terms(TermKind.LATE_PENALTY) == []
    with pytest.raises(WhichTrackError, match="geen ingebrekestelling waarvan"):
        fix_late_penalty(walk, date(2026, 9, 10))


@pytest.mark.parametrize(
    ("ground", "words"),
    [
        ("plainly_unfounded", "kennelijk ongegrond. Dat betekent: het was meteen duidelijk dat"),
        ("plainly_inadmissible", "ontvankelijk. Dat betekent: het was meteen duidelijk"),
    ],
)
def test_of_a_request_that_was_refused_it_is_said_with_a_reason(
    register: Path, ground: str, words: str
) -> None:
    """Whether a request was plainly nothing was recorded by nobody (Awb 4:17(5)(c))."""
    walk = walk_at(register, "closed")
    walk.track(TrackKind.REOPENING_REQUEST, TrackState.REQUESTED, date(2026, 4, 20), party=1)
    notice(walk, date(2026, 5, 11), about="reopening_request")
    walk.decide_remedy(LATER, LATER, outcome="refused", about="reopening_request")
    walk.approve(ApprovalSubject.REMEDY_DECISION, LATER)
    walk.announce_remedy(LATER)
    with pytest.raises(WrongGroundError, match="geef op maandag 17 augustus 2026 de reden"):
        fix_late_penalty(walk, TOLD, none=ground)
    fix_late_penalty(walk, TOLD, none=ground, reason=WHY)
    (letter,) = words_of(DocumentKind.LATE_PENALTY)
    assert words in letter
    assert "onder c, van de Awb" in letter
    assert "7:14" not in letter


def test_nobody_pays_what_is_not_owed(register: Path) -> None:
    """The decision is there, but fixes no sum."""
    walk = objected(register)
    notice(walk, NOTICED)
    decided(walk, IN_TIME, "dismissed", number=1)
    told(walk, none="in_time")
    form = LatePaidForm(reference=walk.reference, on=TOLD, by="ZAAK1", decision=3)
    with pytest.raises(NothingToPayError, match="besluit 3 stelt geen dwangsom"):
        remedy_acts.record_late_payment(form, at(TOLD))


def test_a_notice_that_is_withdrawn_needs_no_decision(register: Path) -> None:
    """Its term is met."""
    walk = objected(register)
    notice(walk, EARLY)
    notice(walk, date(2026, 7, 1), state="withdrawn")
    assert [term.met_on for term in terms(TermKind.LATE_PENALTY)] == [date(2026, 7, 1)]


def test_who_acts_for_the_objector_reads_for_whom_it_is(register: Path, tmp_path: Path) -> None:
    """Both get a letter, each in his own words (Awb 2:1)."""
    walk = walk_at(register, "closed")
    record(walk, tmp_path, line(AGENT, of="1"), on=date(2026, 4, 15))
    objection(walk, "filed", OBJECTED, party=1)
    notice(walk, EARLY, party=3)
    fix_late_penalty(walk, date(2026, 6, 29), none="too_early")
    own, agent = words_of(DocumentKind.LATE_PENALTY)
    assert "kreeg ik uw bezwaar over" in own
    assert "kreeg ik het bezwaar van de partij voor wie u optreedt over" in agent
    for words in (own, agent):
        assert "Ik moet beslissen uiterlijk op 29 juni 2026." in words
        assert "de artikelen 4:17, 4:18 en 7:14 van" in words
    assert "als zij het daar niet mee eens is" in agent
    assert "Dan kunt u mij na die dag opnieuw een ingebrekestelling sturen." in own
    assert "Dan kan de partij voor wie u optreedt mij na die dag opnieuw" in agent
