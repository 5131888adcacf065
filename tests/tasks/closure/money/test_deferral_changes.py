"""A deferral of payment ends before its last day, or changes, by its own decision (Awb 4:96)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.decision import DecisionKind
from models.closure.document import DocumentKind
from models.closure.money.claim import Deferral
from models.closure.term import Term, TermKind
from models.law.closure.money.claims import ClaimState
from models.law.closure.occurrences import Occurrence
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import RoleError
from tasks.closure.approvals import NotApprovedError
from tasks.closure.case_step import occurrences_of
from tasks.closure.money.deferral_changes import (
    NoDeferralError,
    OutdatedDeferralError,
    WrongDeferralGroundError,
)
from tasks.closure.money.reminders import DeferredError, NotYetDueError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk
from tests.builders.case_states import walk_at
from tests.builders.money_builder import (
    announce_deferral_change,
    claims,
    costs_fixed,
    defer,
    deferral_changed,
    last_day,
    pay,
    prepare_deferral_change,
    remind,
    writ,
)
from tests.builders.remedy_builder import decided, objection
from tests.readers.case_reading import decisions, words_of
from tests.readers.register_counts import counts

GRANTED, UNTIL, FIRST = date(2026, 6, 10), date(2026, 9, 30), date(2026, 7, 15)
NEXT, LATE = date(2026, 6, 11), date(2026, 7, 16)
"""The day after it was granted, and the day after the first part was due."""


@pytest.fixture
def deferred(register: Path) -> Walk:
    """Costs of 400 euro, to be paid in three parts."""
    walk = costs_fixed(walk_at(register, "closed"))
    defer(walk, GRANTED, UNTIL, FIRST, instalments=3)
    return walk


def happened() -> list[Occurrence]:
    with reading() as session:
        return [event.what for event in occurrences_of(session, 1)]


def deferrals() -> list[Deferral]:
    with reading() as session:
        return list(session.exec(select(Deferral).order_by(col(Deferral.number))))


def test_who_did_not_pay_a_part_loses_his_deferral(deferred: Walk) -> None:
    """From the day on which that is made known he can be reminded; its days before count."""
    assert last_day(TermKind.PRESCRIPTION) == date(2031, 9, 30)
    assert "bezwaar kan tot en met donderdag 27 augustus 2026" in deferral_changed(deferred, LATE)
    (row,) = deferrals()
    assert row.withdrawn_on == LATE
    assert [last_day(kind) for kind in (TermKind.DEFERRAL, TermKind.INSTALMENT)] == [None, None]
    # From the day after the term to pay: 16 June up to and including 15 July is 30 days.
    assert last_day(TermKind.PRESCRIPTION) == date(2031, 7, 15)
    assert happened()[-1] is Occurrence.DEFERRAL_WITHDRAWN
    decision = decisions()[-1]
    assert (decision.kind, decision.about, decision.announced_on) == (
        *(DecisionKind.DEFERRAL_CHANGE, 2),
        LATE,
    )
    with reading() as session:
        terms = session.exec(select(Term).where(Term.kind == TermKind.OBJECTION)).all()
    objection = [term.last_day for term in terms if term.decision_number == decision.number]
    assert objection == [date(2026, 8, 27)]
    (words,) = words_of(DocumentKind.DEFERRAL_CHANGE)
    for said in (
        "Besluit: uw uitstel van betaling stopt",
        "In mijn besluit van 10 juni 2026 staat dat u meer tijd krijgt om te betalen",
        "artikel 4:96, onder a,",
        "uiterlijk op 15 juli 2026 moest betalen, is € 133,34 niet betaald",
        "Betaal € 400 nu meteen. De termijn om te betalen is voorbij.",
        "bezwaar maken tot en met donderdag 27 augustus 2026",
    ):
        assert said in words, said
    before = counts()
    announce_deferral_change(deferred, LATE)
    assert counts() == before
    assert remind(deferred, LATE) == date(2026, 7, 30)
    assert "U kreeg van mij uitstel" not in words_of(DocumentKind.REMINDER)[0]


def test_until_it_is_made_known_the_deferral_holds(deferred: Walk) -> None:
    """A second person approves; nobody is reminded before it left (Awb 4:94(2))."""
    prepare_deferral_change(deferred, LATE)
    with pytest.raises(DeferredError, match="30 september 2026"):
        remind(deferred, LATE)
    with pytest.raises(NotApprovedError):
        announce_deferral_change(deferred, LATE)
    with pytest.raises(RoleError):
        deferred.approve(ApprovalSubject.DEFERRAL_CHANGE, LATE, by="ZAAK1")
    assert deferrals()[0].withdrawn_on is None


def test_a_deferral_that_changes_goes_on_as_the_decision_says(deferred: Walk) -> None:
    """Another takes its place; each day counts once, and its parts have their own days."""
    new = {"until": date(2026, 8, 31), "instalments": 2, "first_on": date(2026, 7, 31)}
    deferral_changed(deferred, LATE, ground="circumstances", **new)
    old, row = deferrals()
    assert (old.withdrawn_on, row.granted_on, row.until) == (LATE, LATE, date(2026, 8, 31))
    assert (row.instalments, row.owed_cents) == (2, 40_000)
    assert last_day(TermKind.DEFERRAL) == date(2026, 8, 31)
    assert last_day(TermKind.INSTALMENT) == date(2026, 7, 31)
    # 16 June up to and including 31 August is 77 days.
    assert last_day(TermKind.PRESCRIPTION) == date(2031, 8, 31)
    assert happened()[-1] is Occurrence.DEFERRAL_CHANGED
    (words,) = words_of(DocumentKind.DEFERRAL_CHANGE)
    for said in ("uitstel van betaling verandert", "onder c,", "31 augustus 2026 € 200"):
        assert said in words, said
    with pytest.raises(DeferredError, match="31 augustus 2026"):
        remind(deferred, date(2026, 8, 31))
    remind(deferred, date(2026, 9, 1))


def test_who_still_has_his_first_weeks_to_pay_keeps_them(register: Path) -> None:
    """Awb 4:87: the six weeks go on; the letter names their end, and no reminder goes before."""
    walk = costs_fixed(walk_at(register, "closed"))
    defer(walk, date(2026, 5, 6), UNTIL, FIRST)
    deferral_changed(walk, date(2026, 5, 20), ground="wrong_data")
    assert last_day(TermKind.PRESCRIPTION) == date(2031, 6, 15)
    (words,) = words_of(DocumentKind.DEFERRAL_CHANGE)
    assert "Betaal € 400 uiterlijk op maandag 15 juni 2026" in words
    with pytest.raises(NotYetDueError):
        remind(walk, date(2026, 6, 15))
    remind(walk, date(2026, 6, 16))


def test_after_a_reminder_the_letter_speaks_of_the_writ_that_can_follow(register: Path) -> None:
    """The term of the reminder is over, so a writ can be made as soon as the deferral ended."""
    walk = costs_fixed(walk_at(register, "closed"))
    remind(walk)
    defer(walk, date(2026, 6, 20), UNTIL, FIRST)
    deferral_changed(walk, LATE)
    (words,) = words_of(DocumentKind.DEFERRAL_CHANGE)
    assert "Dan kan een deurwaarder het geld bij u halen" in words
    assert "aanmaning krijgen" not in words
    assert "dwangbevel uitgevaardigd" in writ(walk, LATE)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 6, 29), "uiterlijk op dinsdag 30 juni 2026. Dat is de laatste dag die in mijn"),
        (date(2026, 6, 30), "Betaal € 400 nu meteen. De termijn om te betalen is voorbij."),
    ],
)
def test_who_was_reminded_keeps_the_days_of_the_reminder(
    register: Path, on: date, said: str
) -> None:
    """Awb 4:112, 4:117: no writ can be made before they are over, and the letter says so."""
    walk = costs_fixed(walk_at(register, "closed"))
    remind(walk)
    defer(walk, date(2026, 6, 20), UNTIL, FIRST)
    deferral_changed(walk, on, ground="wrong_data")
    (words,) = words_of(DocumentKind.DEFERRAL_CHANGE)
    assert said in words
    assert "Met de juiste gegevens had ik anders besloten." in words
    with pytest.raises(NotYetDueError):
        writ(walk, date(2026, 6, 30))
    writ(walk, date(2026, 7, 1))


Refused = tuple[Callable[[Walk], object], type[WeerbaarError], str]
REFUSED: dict[str, Refused] = {
    "on the last day of a part": (
        lambda walk: prepare_deferral_change(walk, FIRST),
        WrongDeferralGroundError,
        "LIN-2026-001: van vordering 1 is op woensdag 15 juli 2026 betaald zoals.*15 juli 2026",
    ),
    "a part that was paid": (
        lambda walk: (
            pay(walk, "133,34", date(2026, 7, 14)),
            prepare_deferral_change(walk, LATE),
        ),
        WrongDeferralGroundError,
        "het volgende deel kan tot en met zaterdag 15 augustus 2026",
    ),
    "after its last day": (
        lambda walk: prepare_deferral_change(walk, date(2026, 10, 1)),
        NoDeferralError,
        "LIN-2026-001 staat op 'gesloten'.*donderdag 1 oktober 2026 geen uitstel van betaling",
    ),
    "longer": (
        lambda walk: prepare_deferral_change(walk, LATE, until=date(2026, 10, 1), first_on=UNTIL),
        FaultsError,
        "woensdag 30 september 2026 is nieuw uitstel",
    ),
    "as it is": (
        lambda walk: prepare_deferral_change(
            walk, NEXT, "circumstances", until=UNTIL, first_on=FIRST, instalments=3
        ),
        FaultsError,
        "zo loopt het uitstel al",
    ),
    "a last day without a first part": (
        lambda walk: prepare_deferral_change(walk, LATE, until=date(2026, 8, 31)),
        FaultsError,
        "allebei",
    ),
    "parts of what stops": (
        lambda walk: prepare_deferral_change(walk, LATE, instalments=2),
        FaultsError,
        "allebei",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_file_speaks_against_is_refused(deferred: Walk, name: str) -> None:
    """One sentence, and no decision is made."""
    attempt, error, said = REFUSED[name]
    with pytest.raises(error, match=said):
        attempt(deferred)
    assert words_of(DocumentKind.DEFERRAL_CHANGE) == []


@pytest.mark.parametrize("paid", ["10", "400"])
def test_a_letter_that_tells_another_sum_does_not_leave(deferred: Walk, paid: str) -> None:
    """Something was paid since it was made: it is made anew, or there is nothing to end."""
    prepare_deferral_change(deferred, LATE)
    deferred.approve(ApprovalSubject.DEFERRAL_CHANGE, LATE, by="JUR1")
    pay(deferred, paid, LATE)
    before = counts()
    with pytest.raises(WeerbaarError, match=r"LIN-2026-001.*16 juli 2026") as why:
        announce_deferral_change(deferred, LATE)
    assert isinstance(why.value, OutdatedDeferralError) is (paid == "10")
    assert counts() == before


def test_an_objection_to_it_leaves_the_closure_and_the_claim_as_they_are(deferred: Walk) -> None:
    """Founded, the decision falls; what is owed stays owed (Awb 4:125)."""
    deferral_changed(deferred, LATE)
    number = decisions()[-1].number
    objection(deferred, "filed", date(2026, 7, 20), party=1, decision=number)
    decided(deferred, date(2026, 8, 10), "upheld")
    assert [(claim.state, claim.cents) for claim in claims()] == [(ClaimState.FIXED, 40_000)]
    (words,) = words_of(DocumentKind.REMEDY_DECISION)
    assert "besluit over uitstel van betaling van 16 juli 2026" in words


AGAIN, LATER, FIRST_AGAIN = date(2026, 10, 1), date(2026, 12, 31), date(2026, 10, 15)
"""A second deferral, after the first one ran out."""


def test_what_was_paid_on_the_day_of_a_deferral_is_no_part_of_it(deferred: Walk) -> None:
    """300 of 400 euro comes in, and the rest is deferred that same day: its parts are all owed."""
    pay(deferred, "300,00", AGAIN)
    defer(deferred, AGAIN, LATER, FIRST_AGAIN, instalments=2)
    assert last_day(TermKind.INSTALMENT) == FIRST_AGAIN
    pay(deferred, "50,00", AGAIN)
    assert last_day(TermKind.INSTALMENT) == date(2026, 11, 15)


def test_a_deferral_in_one_part_ends_the_parts_of_the_one_before(deferred: Walk) -> None:
    """Nobody waits any more for a part of what has run out."""
    assert last_day(TermKind.INSTALMENT) == FIRST
    defer(deferred, AGAIN, LATER, LATER, instalments=1)
    assert last_day(TermKind.INSTALMENT) is None
    assert last_day(TermKind.DEFERRAL) == LATER
