"""The penalty for deciding late: fixed by a decision, sent, paid, and watched (Awb 4:17, 4:18)."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from models.closure.approval import ApprovalSubject
from models.closure.decision import DecisionKind
from models.closure.document import DocumentKind
from models.closure.late.late_forms import LatePaidForm
from models.closure.late.late_penalty import LatePenalty
from models.closure.term import Term, TermKind
from models.closure.track import Track
from models.law.closure.occurrences import Occurrence
from models.law.closure.remedies.tracks import TrackKind
from models.law.common.errors import WeerbaarError
from models.law.common.terms import TermNature
from tasks.acts.closure import remedy_acts
from tasks.acts.done import Done
from tasks.closure.approvals import NotApprovedError
from tasks.closure.archiving import OpenTermsError
from tasks.closure.case_step import occurrences_of
from tasks.closure.remedies.late.late_penalties import NothingOwedError, NothingToPayError
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

NOTICED, FIRST, DECIDED = date(2026, 7, 6), date(2026, 7, 21), date(2026, 8, 10)
AGENT = "gemachtigde;Guus Verzonnen;Verzonnenlaan 5;9999 XA;Verzonnendorp"
FIXED = date(2026, 8, 17)
"""20 days: 14 of 23 euro and 6 of 35 euro, 532 together; to be fixed until 24 August."""


def noticed(register: Path, **more: Any) -> Walk:
    """Party 1 objected, nobody decided in time, and it gave notice."""
    walk = walk_at(register, "closed")
    objection(walk, "filed", date(2026, 4, 20), party=1)
    notice(walk, NOTICED, **more)
    return walk


def decided_late(register: Path) -> Walk:
    """The decision came on 10 August 2026."""
    walk = noticed(register)
    decided(walk, DECIDED, "dismissed", number=1)
    return walk


def pay(walk: Walk, on: date, decision: int = 3) -> Done:
    """The municipality pays."""
    form = LatePaidForm(reference=walk.reference, on=on, by="ZAAK1", decision=decision)
    return remedy_acts.record_late_payment(form, at(on))


def terms(kind: TermKind) -> list[Term]:
    with reading() as session:
        return list(session.exec(select(Term).where(Term.kind == kind)))


def happened() -> list[Occurrence]:
    with reading() as session:
        return [event.what for event in occurrences_of(session, 1)]


def test_the_amount_is_fixed_sent_and_paid(register: Path) -> None:
    """Each with its term: two weeks to fix, six to pay and to object; twice is once."""
    walk = decided_late(register)
    (fix,) = terms(TermKind.LATE_PENALTY)
    assert (fix.party_number, fix.starts_on, fix.last_day) == (1, DECIDED, date(2026, 8, 24))
    fix_late_penalty(walk, FIXED)
    walk.approve(ApprovalSubject.LATE_PENALTY, FIXED)
    for _ in range(2):
        assert announce_late_penalty(walk, FIXED) == date(2026, 9, 28)
    assert terms(TermKind.LATE_PENALTY)[0].met_on == FIXED
    assert decisions()[-1].kind is DecisionKind.LATE_PENALTY
    (payment,) = terms(TermKind.LATE_PAYMENT)
    assert (payment.last_day, payment.met_on) == (date(2026, 9, 28), None)
    objected = [term for term in terms(TermKind.OBJECTION) if term.decision_number == 3]
    assert [(term.party_number, term.last_day) for term in objected] == [(1, date(2026, 9, 28))]
    paid = date(2026, 9, 1)
    for _ in range(2):
        said = pay(walk, paid).words
        assert "de dwangsom van € 532 is betaald op dinsdag 1 september 2026" in said
    assert terms(TermKind.LATE_PAYMENT)[0].met_on == paid
    assert happened()[-2:] == [Occurrence.LATE_PENALTY_FIXED, Occurrence.LATE_PENALTY_PAID]
    with reading() as session:
        (row,) = session.exec(select(LatePenalty)).all()
    assert (row.first_day, row.last_day, row.days) == (FIRST, DECIDED - timedelta(days=1), 20)
    assert (row.euros, row.decision_number, row.paid_on) == (532, 3, paid)


def test_the_letter_says_how_much_why_and_when(register: Path) -> None:
    """Only who gave notice gets it."""
    walk = decided_late(register)
    fix_late_penalty(walk, FIXED)
    (words,) = words_of(DocumentKind.LATE_PENALTY)
    for said in (
        "Op maandag 20 april 2026 kreeg ik uw bezwaar",
        "Ik moest daarop beslissen uiterlijk op maandag 29 juni 2026.",
        "Op maandag 6 juli 2026 kreeg ik daarover een brief.",
        "De gemeente betaalt u € 532.",
        "De eerste dag is 21 juli 2026 en de laatste dag is 9 augustus 2026.",
        "Op 10 augustus 2026 is het bezwaar afgedaan.",
        "14 € 23 € 322",
        "6 € 35 € 210",
        "De gemeente betaalt uiterlijk op maandag 28 september 2026",
        "U kunt bezwaar maken tot en met maandag 28 september 2026",
        "artikel 4:19",
    ):
        assert said in words, said


def test_the_highest_amount_is_fixed_without_a_decision_too(register: Path) -> None:
    """42 days after the first; the morning run begins the term, once."""
    walk = noticed(register)
    with pytest.raises(NothingOwedError, match=r"op bezwaar 1 .* is nog niet beslist"):
        fix_late_penalty(walk, date(2026, 8, 30))
    morning(date(2026, 8, 30))
    assert terms(TermKind.LATE_PENALTY) == []
    for day in (date(2026, 8, 31), date(2026, 9, 1)):
        morning(day)
    (fix,) = terms(TermKind.LATE_PENALTY)
    assert fix.last_day == date(2026, 9, 14)
    day = date(2026, 9, 7)
    fix_late_penalty(walk, day)
    (words,) = words_of(DocumentKind.LATE_PENALTY)
    assert "De gemeente betaalt u € 1.442." in words
    assert "Er is nog geen beslissing." in words
    walk.approve(ApprovalSubject.LATE_PENALTY, day)
    announce_late_penalty(walk, day)
    morning(date(2026, 9, 8))
    assert len(terms(TermKind.LATE_PENALTY)) == 1
    with pytest.raises(WhichTrackError, match="geen ingebrekestelling waarvan"):
        fix_late_penalty(walk, date(2026, 9, 9))


def test_no_sum_is_fixed_where_nothing_is_owed(register: Path) -> None:
    """Decided within two weeks of the notice: the refusal tells the ground; nothing is kept."""
    walk = noticed(register)
    decided(walk, date(2026, 7, 20), "dismissed", number=1)
    before = counts()
    with pytest.raises(NothingOwedError, match="geen dwangsom verschuldigd") as refused:
        fix_late_penalty(walk, date(2026, 7, 21))
    assert walk.reference in str(refused.value)
    assert "(none: in_time)" in str(refused.value)
    assert counts() == before


def test_without_a_notice_there_is_nothing_to_fix(register: Path) -> None:
    """One sentence, with case and day."""
    walk = walk_at(register, "closed")
    with pytest.raises(WhichTrackError, match=r"LIN-2026-001 .*17 augustus 2026 geen ingebreke"):
        fix_late_penalty(walk, FIXED)


def test_a_second_person_approves_it(register: Path) -> None:
    """The mayor, and not who made it."""
    walk = decided_late(register)
    fix_late_penalty(walk, FIXED)
    with pytest.raises(NotApprovedError):
        announce_late_penalty(walk, FIXED)
    with pytest.raises(WeerbaarError, match="burgemeester"):
        walk.approve(ApprovalSubject.LATE_PENALTY, FIXED, by="JUR1")


def test_nothing_is_paid_that_was_not_fixed(register: Path) -> None:
    """Another decision of the case is no penalty."""
    walk = decided_late(register)
    fix_late_penalty(walk, FIXED)
    with pytest.raises(NothingToPayError, match="besluit 3 stelt geen dwangsom"):
        pay(walk, FIXED)


def test_the_file_stays_open_until_it_is_fixed_and_paid(register: Path) -> None:
    """Both terms ask for an answer before the archive."""
    walk = decided_late(register)
    walk.end(date(2026, 8, 11)).reopen(date(2026, 8, 11)).register_both(date(2026, 8, 12))
    late = date(2026, 12, 1)
    with pytest.raises(OpenTermsError, match="vaststelling van de dwangsom voor te laat besl"):
        walk.archive(late)
    fix_late_penalty(walk, FIXED)
    walk.approve(ApprovalSubject.LATE_PENALTY, FIXED)
    announce_late_penalty(walk, FIXED)
    with pytest.raises(OpenTermsError, match="betaling van de dwangsom voor te laat beslissen"):
        walk.archive(late)
    pay(walk, date(2026, 9, 1))
    walk.archive(late)


@pytest.mark.parametrize(
    ("waiver", "outcome", "is_owed"),
    [
        ("plainly_unfounded", "dismissed", False),
        ("plainly_inadmissible", "inadmissible", False),
        ("not_wished", "dismissed", True),
        ("no_answer", "inadmissible", True),
    ],
)
@pytest.mark.parametrize("decided_on", [DECIDED, date(2026, 9, 7)], ids=["rising", "full"])
def test_nothing_is_owed_on_what_was_plainly_nothing(
    register: Path, waiver: str, outcome: str, decided_on: date, *, is_owed: bool
) -> None:
    """Awb 4:17(5)(c): also when the highest amount was reached, and its term ran already."""
    walk = noticed(register)
    objection(walk, "hearing_waived", date(2026, 7, 7), waiver=waiver)
    for day in (date(2026, 8, 1), decided_on):
        morning(day)
    decided(walk, decided_on, outcome, number=1, hears=False)
    (term,) = terms(TermKind.LATE_PENALTY)
    assert term.met_on is None
    if is_owed:
        assert term.nature is TermNature.STATUTORY
        assert fix_late_penalty(walk, date(2026, 9, 14)) == 1
        return
    assert (term.nature, term.starts_on) == (TermNature.OWN, decided_on + timedelta(days=1))
    before = counts()
    with pytest.raises(NothingOwedError, match=f"het bezwaar was kennelijk .*none: {waiver}"):
        fix_late_penalty(walk, date(2026, 9, 14))
    assert counts() == before
    assert fix_late_penalty(walk, date(2026, 9, 14), none=waiver) == 1


def test_only_who_asked_for_the_decision_can_say_that_it_is_late(register: Path) -> None:
    """Awb 4:17(3), (5)(b): of another party it counts for nobody, and nothing is kept."""
    walk = walk_at(register, "closed")
    objection(walk, "filed", date(2026, 4, 20), party=1)
    before = counts()
    with pytest.raises(WhichTrackError, match=r"bezwaar 1 .* is niet van partij 2; een"):
        notice(walk, NOTICED, party=2)
    assert counts() == before


def test_who_acts_for_the_objector_says_it_for_him(register: Path, tmp_path: Path) -> None:
    """Awb 2:1: what is owed is owed to the objector."""
    walk = walk_at(register, "closed")
    record(walk, tmp_path, line(AGENT, of="1"), on=date(2026, 4, 15))
    objection(walk, "filed", date(2026, 4, 20), party=1)
    notice(walk, NOTICED, party=3)
    with reading() as session:
        track = session.exec(select(Track).where(Track.kind == TrackKind.NOTICE_OF_DEFAULT)).one()
    assert track.party_number == 1
