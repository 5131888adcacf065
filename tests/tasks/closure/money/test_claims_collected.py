"""A claim on its way: paid in parts, reminded, forced, deferred, prescribed, given up, archived."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.term import Term, TermKind
from models.law.closure.money.claims import ClaimState
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.transitions import TransitionError
from tasks.closure import deadlines
from tasks.closure.case_step import OrderOfDaysError
from tasks.closure.money.claims import OpenMoneyError, PrescribedError, UnknownClaimError
from tasks.closure.money.deferrals import ShorterDeferralError
from tasks.closure.money.payments import (
    InterruptedAlreadyError,
    NothingOpenError,
    TooMuchError,
)
from tasks.closure.money.reminders import DeferredError, NotYetDueError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at
from tests.builders.case_states import walk_at
from tests.builders.money_builder import (
    FIXED_ON,
    PAY_UNTIL,
    REMINDED_ON,
    REMINDED_UNTIL,
    WRIT_ON,
    add_offender,
    claims,
    costs_fixed,
    defer,
    give_up,
    interrupt,
    last_day,
    pay,
    remind,
    serve_writ,
    writ,
)
from tests.builders.people.served_later import order_served
from tests.readers.case_reading import status, words_of
from tests.readers.register_counts import counts


@pytest.fixture(name="owed")
def fixture_owed(register: Path) -> Walk:
    """400 euro, to be paid until 15 June 2026."""
    return walk_at(register, "costs fixed")


def test_a_claim_from_decision_to_payment(any_register: str) -> None:
    """Part, reminder with its fee, writ, and the rest: each with its terms and its letter."""
    walk = walk_at(any_register, "costs fixed")
    for _ in range(2):
        assert "nog € 300 open" in pay(walk, "100", date(2026, 5, 20), party=1)
    for _ in range(2):
        assert remind(walk, fee=True) == REMINDED_UNTIL
    (claim,) = claims()
    assert (claim.state, claim.fee_cents) == (ClaimState.REMINDED, 900)
    assert last_day(TermKind.PAYMENT) is None
    assert last_day(TermKind.REMINDER) == REMINDED_UNTIL
    assert last_day(TermKind.PRESCRIPTION) == date(2031, 6, 16)
    (words,) = words_of(DocumentKind.REMINDER)
    place = "de kosten van de sluiting van de woning op het adres Voorbeeldstraat 12 in"
    for said in (place, "Er is € 100 betaald", "U betaalt nu € 309", "dinsdag 30 juni 2026", "€ 9"):
        assert said in words
    with reading() as session:
        sent = session.exec(
            select(col(Dispatch.sent_on))
            .join(Document, col(Document.id) == col(Dispatch.document_id))
            .where(Document.kind == DocumentKind.REMINDER)
        ).all()
    assert list(sent) == [REMINDED_ON]

    writ(walk)
    assert last_day(TermKind.PRESCRIPTION) == date(2031, 7, 1)
    # 309 euro was asked, and the writ cost 131,08.
    assert "vordering 1: betaald" in pay(walk, "440,08", date(2026, 7, 20))
    assert [row.state for row in claims()] == [ClaimState.PAID]
    assert {last_day(kind) for kind in TermKind} == {None}


TOO_EARLY: dict[str, tuple[Callable[[Walk], object], type[WeerbaarError], str]] = {
    "a reminder on the last day": (
        lambda walk: remind(walk, PAY_UNTIL),
        NotYetDueError,
        r"LIN-2026-001.*15 juni 2026; innen op maandag 15 juni 2026 is te vroeg",
    ),
    "a writ without a reminder": (writ, TransitionError, "wel mogelijk is"),
    "a claim that is not there": (lambda walk: pay(walk, "1", WRIT_ON, 2), UnknownClaimError, "2"),
    "more than is open": (
        lambda walk: pay(walk, "400,01", date(2026, 5, 20)),
        TooMuchError,
        "nog € 400 open; € 400,01",
    ),
    "money before the decision": (
        lambda walk: pay(walk, "10", date(2026, 5, 3)),
        OrderOfDaysError,
        "vordering 1 bestaat sinds maandag 4 mei 2026; een betaling op zondag 3 mei 2026",
    ),
    "a party that is not there": (
        lambda walk: pay(walk, "10", date(2026, 5, 20), party=7),
        FaultsError,
        "geen partij 7",
    ),
    "a deferral of no day": (
        lambda walk: defer(walk, FIXED_ON, FIXED_ON, date(2026, 6, 1)),
        FaultsError,
        "Uitstel tot en met",
    ),
    "parts after the deferral": (
        lambda walk: defer(walk, FIXED_ON, date(2026, 7, 31), date(2026, 6, 1), instalments=3),
        FaultsError,
        "het laatste deel valt op zaterdag 1 augustus 2026",
    ),
    "before the decision": (
        lambda walk: give_up(walk, date(2026, 5, 3)),
        OrderOfDaysError,
        "ligt daarvoor",
    ),
}


@pytest.mark.parametrize("name", TOO_EARLY)
def test_a_step_too_early_is_refused_and_stores_nothing(owed: Walk, name: str) -> None:
    """One sentence with what stands in the way."""
    attempt, error, said = TOO_EARLY[name]
    before = counts()
    with pytest.raises(error, match=said):
        attempt(owed)
    assert counts() == before


def test_a_writ_waits_for_the_end_of_the_reminder(owed: Walk) -> None:
    """Awb 4:117: 30 June is the last day to pay, from 1 July on there can be a writ."""
    remind(owed)
    with pytest.raises(NotYetDueError, match="30 juni 2026"):
        writ(owed, REMINDED_UNTIL)
    assert "vordering 1: dwangbevel uitgevaardigd" in writ(owed, WRIT_ON)
    before = counts()
    said = "al betekend op woensdag 1 juli 2026; er verandert niets"
    assert said in serve_writ(owed, date(2026, 7, 2))
    assert counts() == before


def test_the_fee_of_a_reminder_is_a_choice(owed: Walk) -> None:
    """Awb 4:113 allows it; without it the letter names no fee."""
    remind(owed)
    assert claims()[0].fee_cents == 0
    assert "Vergoeding voor deze aanmaning" not in words_of(DocumentKind.REMINDER)[0]


def test_while_payment_is_deferred_nobody_is_reminded(owed: Walk) -> None:
    """Awb 4:94(2), 4:111: on its last day not, on the next day yes; the prescription is longer."""
    granted, until = date(2026, 6, 10), date(2026, 9, 30)
    said = defer(owed, granted, until, date(2026, 7, 15), instalments=3)
    assert said.endswith(
        "uitstel tot en met woensdag 30 september 2026. Verstuur de brief vandaag."
    )
    assert last_day(TermKind.DEFERRAL) == until
    assert last_day(TermKind.INSTALMENT) == date(2026, 7, 15)
    # From the day after the term to pay: 16 June up to and including 30 September is 107 days.
    assert last_day(TermKind.PRESCRIPTION) == date(2031, 9, 30)
    pay(owed, "133,34", date(2026, 7, 14))
    assert last_day(TermKind.INSTALMENT) == date(2026, 8, 15)
    with pytest.raises(DeferredError, match="30 september 2026"):
        remind(owed, until)
    remind(owed, date(2026, 10, 1))
    words = " ".join(words_of(DocumentKind.REMINDER)[0].split())
    assert "Aanmaning: u heeft nog niet alles betaald" in words
    assert "uitstel van betaling, tot en met 30 september 2026. Ook die dag is voorbij" in words


def test_a_deferral_is_a_decision_of_which_each_offender_gets_the_letter(register: Path) -> None:
    """Parts, interest, withdrawal, objection; another deferral is another letter."""
    walk = add_offender(walk_at(register, "closed"), date(2026, 4, 11))
    costs_fixed(order_served(walk, 3, date(2026, 4, 11)))
    on = date(2026, 5, 20)
    for _ in range(2):
        defer(walk, on, date(2026, 9, 30), date(2026, 7, 15), instalments=3)
    first, other = words_of(DocumentKind.DEFERRAL)
    for part in (
        "in 3 delen betalen",
        "woensdag 30 september 2026",
        "woensdag 15 juli 2026 € 133,34",
        "zaterdag 15 augustus 2026 € 133,33",
        "over de tijd van het uitstel bent u wettelijke rente verschuldigd (artikel 4:101",
        "minder is dan € 20 (artikel 4:98",
        "artikel 4:96",
        "bezwaar maken tot en met woensdag 1 juli 2026",
        "Er zijn 2 overtreders",
    ):
        assert part in first
        assert part in other
    defer(walk, date(2026, 5, 21), date(2026, 10, 31), date(2026, 10, 31))
    assert sum("meer tijd om te betalen" in words for words in words_of(DocumentKind.DEFERRAL)) == 4
    with reading() as session:
        objections = session.exec(
            select(Term.decision_number, Term.party_number).where(
                Term.kind == TermKind.OBJECTION, col(Term.decision_number) > 2
            )
        ).all()
        sent = session.exec(
            select(Dispatch)
            .join(Document, col(Document.id) == col(Dispatch.document_id))
            .where(Document.kind == DocumentKind.DEFERRAL)
        ).all()
    assert len(sent) == 4
    assert {number for number, _ in objections} == {3, 4}


def test_after_the_prescription_nothing_is_collected(owed: Walk) -> None:
    """Awb 4:104(2): on the last day a reminder still interrupts, the day after it is refused."""
    with pytest.raises(PrescribedError, match="verjaard sinds zondag 15 juni 2031"):
        remind(owed, date(2031, 6, 16))
    remind(owed, date(2031, 6, 15))
    assert last_day(TermKind.PRESCRIPTION) == date(2036, 6, 15)


def test_what_interrupts_the_prescription_makes_it_begin_anew(owed: Walk) -> None:
    """Awb 4:105(2) and 4:110: the next day, for as long as the original."""
    interrupt(owed, date(2028, 2, 29))
    assert last_day(TermKind.PRESCRIPTION) == date(2033, 2, 28)


def test_each_day_of_deferral_makes_the_prescription_a_day_longer(owed: Walk) -> None:
    """Awb 4:111: what takes the place of a deferral is counted with it, not beside it."""
    assert last_day(TermKind.PRESCRIPTION) == date(2031, 6, 15)
    defer(owed, date(2026, 6, 20), date(2026, 7, 19), date(2026, 7, 19))
    assert last_day(TermKind.PRESCRIPTION) == date(2031, 7, 15)
    defer(owed, date(2026, 6, 30), date(2026, 7, 24), date(2026, 7, 24))
    assert last_day(TermKind.PRESCRIPTION) == date(2031, 7, 20)
    before = counts()
    with pytest.raises(ShorterDeferralError, match="vraagt een besluit met een grond"):
        defer(owed, date(2026, 7, 1), date(2026, 7, 23), date(2026, 7, 23))
    assert counts() == before
    defer(owed, date(2026, 7, 1), date(2026, 7, 24), date(2026, 7, 24))
    assert last_day(TermKind.PRESCRIPTION) == date(2031, 7, 20)


def test_an_interruption_during_a_deferral_counts_the_rest_of_it(owed: Walk) -> None:
    """Awb 4:110 and 4:111: the new term begins the next day, and payment still cannot be asked."""
    defer(owed, date(2026, 6, 20), date(2026, 7, 19), date(2026, 7, 19))
    interrupt(owed, date(2026, 7, 9))
    assert last_day(TermKind.PRESCRIPTION) == date(2031, 7, 19)


def test_one_day_interrupts_the_prescription_once(owed: Walk) -> None:
    """The second is refused and nothing of it is kept; another day counts again."""
    interrupt(owed, date(2028, 2, 29))
    before = counts()
    with pytest.raises(InterruptedAlreadyError, match="woensdag 1 maart 2028") as why:
        interrupt(owed, date(2028, 2, 29), "legal_action")
    for said in ("LIN-2026-001", "Vordering 1", "'vastgesteld'", "dinsdag 29 februari 2028"):
        assert said in str(why.value)
    assert counts() == before
    interrupt(owed, date(2028, 3, 1))
    assert last_day(TermKind.PRESCRIPTION) == date(2033, 3, 1)


@pytest.mark.parametrize("ending", ["uncollected", "remitted", "prescribed", "cancelled"])
def test_a_claim_that_is_given_up_takes_no_more_steps(owed: Walk, ending: str) -> None:
    """With its reason; twice is once; its terms are over."""
    for _ in range(2):
        give_up(owed, date(2026, 8, 1), ending)
    (claim,) = claims()
    assert (claim.state.value, claim.reason) == (ending, "Er valt niets te halen.")
    assert last_day(TermKind.PRESCRIPTION) is None
    for attempt in (lambda: pay(owed, "1", date(2026, 8, 2)), lambda: remind(owed, WRIT_ON)):
        with pytest.raises(NothingOpenError):
            attempt()


def ready_to_archive(walk: Walk) -> Walk:
    """Ended, reopened and registered: only the money can still stand in the way."""
    walk.track(TrackKind.LAND_REGISTER, TrackState.REGISTERED, date(2026, 5, 5))
    walk.end(date(2026, 7, 10)).reopen(date(2026, 7, 10))
    return walk.track(TrackKind.LAND_REGISTER, TrackState.DEREGISTERED, date(2026, 7, 13))


def test_a_file_with_costs_open_stays_open(owed: Walk) -> None:
    """Archiving is refused with what is owed; once it is paid or given up the file closes."""
    ready_to_archive(owed)
    with pytest.raises(OpenMoneyError, match=r"vordering 1 .*nog € 400.*vastgesteld"):
        owed.archive(date(2026, 7, 20))
    pay(owed, "399,99", date(2026, 7, 20))
    with pytest.raises(OpenMoneyError, match=r"nog € 0,01"):
        owed.archive(date(2026, 7, 20))
    give_up(owed, date(2026, 7, 20))
    owed.archive(date(2026, 7, 20))
    assert status() is CaseStatus.ARCHIVED


def test_the_morning_run_tells_each_term_of_a_claim(register: Path) -> None:
    """Seven days before the term to pay ends, and when it has passed; each once."""
    walk = walk_at(register, "costs fixed")
    told = {
        day: [
            item.kind
            for item in deadlines.run_morning(day, at(day)).noticed
            if item.kind is TermKind.PAYMENT
        ]
        for day in (date(2026, 6, 7), date(2026, 6, 8), date(2026, 6, 9), date(2026, 6, 16))
    }
    assert list(told.values()) == [[], [TermKind.PAYMENT], [], [TermKind.PAYMENT]]
    remind(walk)
    late = date(2031, 3, 16)
    kinds = {item.kind for item in deadlines.run_morning(late, at(late)).noticed}
    assert TermKind.INTERRUPTION in kinds
