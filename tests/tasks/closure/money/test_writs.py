"""The writ: its words, its terms, its costs, another who approves, a bailiff who serves it."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.document import Channel, Dispatch, Document, DocumentKind
from models.closure.money.writ import Writ
from models.closure.term import TermKind
from models.law.closure.money.claims import ClaimState
from models.law.closure.occurrences import Occurrence
from models.law.common.errors import WeerbaarError
from models.law.common.transitions import TransitionError
from tasks.closure.approvals import NotApprovedError
from tasks.closure.case_step import occurrences_of
from tasks.closure.money.reminders import DeferredError, NotYetDueError
from tasks.closure.money.writs import AgainstWhomError, ServedAlreadyError
from tasks.closure.remedies.suspended_sums import SuspendedSumError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk
from tests.builders.case_states import walk_at
from tests.builders.money_builder import (
    REMINDED_ON,
    REMINDED_UNTIL,
    WRIT_ON,
    add_offender,
    claims,
    costs_fixed,
    defer,
    last_day,
    pay,
    prepare_writ,
    remind,
    serve_writ,
    writ,
)
from tests.builders.penalty_builder import collected, forfeit
from tests.builders.people.served_later import order_served
from tests.builders.remedy_builder import objection, relief
from tests.readers.case_reading import words_of
from tests.readers.register_counts import counts

DAY = timedelta(days=1)
LETTER = DocumentKind.WRIT


def reminded(register: Path, *, fee: bool = True) -> Walk:
    """400 euro and nine for the reminder, to be paid until 30 June 2026."""
    walk = walk_at(register, "costs fixed")
    remind(walk, fee=fee)
    return walk


def approved(walk: Walk, on: date = WRIT_ON) -> Walk:
    """Another approves the newest writ."""
    return walk.approve(ApprovalSubject.WRIT, on, by="JUR1")


def writs() -> list[Writ]:
    with reading() as session:
        return list(session.exec(select(Writ).order_by(col(Writ.id))))


def happened() -> list[tuple[Occurrence, int | None]]:
    with reading() as session:
        return [(event.what, event.party_number) for event in occurrences_of(session, 1)]


def test_a_writ_has_all_that_the_law_asks(register: Path) -> None:
    """Rv 430(2) and Awb 4:122: the King, word, principal, decision, costs, fee, interest."""
    walk = reminded(register)
    prepare_writ(walk)
    (words,) = words_of(LETTER)
    for said in (
        "Dwangbevel In naam van de Koning Dit is een dwangbevel",
        "Dit is een dwangbevel van de burgemeester van Lindewaarde",
        "Ik beveel u te betalen wat hieronder staat.",
        "In mijn besluit van 4 mei 2026 staat dat u € 400 moet betalen.",
        "Op 16 juni 2026 stuurde ik u een aanmaning.",
        "betalen tot en met 30 juni 2026. Er is niets betaald.",
        "Hoofdsom die nog openstaat € 400,00",
        "Vergoeding voor de aanmaning € 9,00",
        "Kosten van dit dwangbevel € 131,08",
        "Samen € 540,08",
        "staat in: Btag 2026, betekening van een titel (verzonnen).",
        "de wettelijke rente over de hoofdsom vanaf 16 juni 2026",
        "Dit dwangbevel kan op uw kosten ten uitvoer worden gelegd",
        "Tegen een dwangbevel kunt u geen bezwaar maken",
        "(artikel 8:4 van de Awb)",
        "(artikelen 438 en 438a van het Wetboek van Burgerlijke Rechtsvordering)",
    ):
        assert said in words, said
    assert not [said for said in ("Met vriendelijke groet", "Geachte") if said in words]
    assert claims()[0].state is ClaimState.REMINDED


def test_it_is_approved_and_served_by_a_bailiff(register: Path) -> None:
    """Then the claim stands so, its costs are owed, the prescription begins anew; twice is once."""
    walk = reminded(register)
    prepare_writ(walk)
    with pytest.raises(NotApprovedError):
        serve_writ(walk)
    approved(walk)
    served = WRIT_ON + 5 * DAY
    for _ in range(2):
        said = serve_writ(walk, served)
        assert "vordering 1: dwangbevel uitgevaardigd, aan partij 1" in said
    before = counts()
    assert "al betekend op maandag 6 juli 2026; er verandert niets" in serve_writ(
        walk, served + DAY
    )
    assert counts() == before
    (row,) = writs()
    assert (row.issued_on, row.served_on, row.costs_cents) == (WRIT_ON, served, 13_108)
    assert (claims()[0].state, claims()[0].changed_on) == (ClaimState.WRIT, served)
    assert last_day(TermKind.REMINDER) is None
    assert last_day(TermKind.PRESCRIPTION) == date(2031, 7, 6)
    assert happened()[-1] == (Occurrence.WRIT_ISSUED, 1)
    with reading() as session:
        (sent,) = session.exec(
            select(Dispatch)
            .join(Document, col(Document.id) == col(Dispatch.document_id))
            .where(Document.kind == LETTER)
        ).all()
    assert (sent.channel, sent.sent_on, sent.party_number) == (Channel.BAILIFF, served, 1)
    assert "vordering 1: betaald" in pay(walk, "540,08", date(2026, 7, 20), party=1)


def test_what_came_in_pays_the_reminder_first(register: Path) -> None:
    """Awb 4:92(1): of 100 euro since the reminder nine are for that."""
    walk = reminded(register)
    pay(walk, "100", REMINDED_ON + DAY, party=1)
    prepare_writ(walk)
    (words,) = words_of(LETTER)
    assert "Hoofdsom die nog openstaat € 309,00" in words
    assert "Vergoeding voor de aanmaning" not in words
    assert "Er is € 100 betaald. Dat is niet alles." in words
    assert "Samen € 440,08" in words


def test_what_came_in_before_the_reminder_left_its_fee_open(register: Path) -> None:
    """Then there was no fee to pay."""
    walk = walk_at(register, "costs fixed")
    pay(walk, "100", REMINDED_ON - DAY, party=1)
    remind(walk, fee=True)
    prepare_writ(walk)
    (words,) = words_of(LETTER)
    assert "Hoofdsom die nog openstaat € 300,00" in words
    assert "Vergoeding voor de aanmaning € 9,00" in words


def test_without_a_fee_there_is_none(register: Path) -> None:
    """Only what was asked stands in it."""
    prepare_writ(reminded(register, fee=False))
    (words,) = words_of(LETTER)
    assert "Vergoeding" not in words


REFUSED: dict[str, tuple[Callable[[Walk], object], type[WeerbaarError], str]] = {
    "on the last day of the reminder": (
        lambda walk: prepare_writ(walk, REMINDED_UNTIL),
        NotYetDueError,
        "tot en met dinsdag 30 juni 2026; innen op dinsdag 30 juni 2026 is te vroeg",
    ),
    "dated on that day": (
        lambda walk: prepare_writ(walk, WRIT_ON, sent_on=REMINDED_UNTIL),
        NotYetDueError,
        "innen op dinsdag 30 juni 2026 is te vroeg",
    ),
    "against who owes nothing": (
        lambda walk: prepare_writ(walk, party=2),
        AgainstWhomError,
        "vordering 1 is van partij 1; zeg met het nummer",
    ),
    "while payment is deferred": (
        lambda walk: (
            defer(walk, date(2026, 6, 20), date(2026, 9, 30), date(2026, 7, 1)),
            prepare_writ(walk),
        ),
        DeferredError,
        "geldt uitstel van betaling tot en met woensdag 30 september 2026",
    ),
    "of what is paid": (
        lambda walk: (pay(walk, "409", date(2026, 6, 20)), prepare_writ(walk)),
        TransitionError,
        "betaald",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_writ_that_may_not_be_made_is_refused(register: Path, name: str) -> None:
    """Awb 4:94(2), 4:117; one sentence with what stands in the way."""
    walk = reminded(register)
    attempt, error, said = REFUSED[name]
    with pytest.raises(error, match=said):
        attempt(walk)
    assert writs() == []


def test_the_day_after_the_reminder_it_can_be_made(register: Path) -> None:
    """The first day on which it is not too early (Awb 4:117(1))."""
    assert prepare_writ(reminded(register), REMINDED_UNTIL + DAY) == 1


def test_what_came_in_between_stops_the_bailiff(register: Path) -> None:
    """Deferred, suspended or paid after it was made: it is not served."""
    walk = approved(_prepared(register))
    defer(walk, WRIT_ON, date(2026, 7, 31), date(2026, 7, 15))
    with pytest.raises(DeferredError):
        serve_writ(walk)
    assert claims()[0].state is ClaimState.REMINDED


def _prepared(register: Path) -> Walk:
    walk = reminded(register)
    prepare_writ(walk)
    return walk


def test_a_judge_who_suspends_the_sum_stops_the_bailiff(register: Path) -> None:
    """Awb 8:81."""
    walk = approved(_prepared(register))
    objection(walk, "filed", date(2026, 6, 17), party=1, decision=2)
    relief(walk, "requested", WRIT_ON, party=1, decision=2)
    relief(walk, "granted", WRIT_ON)
    with pytest.raises(SuspendedSumError, match="innen op woensdag 1 juli 2026"):
        serve_writ(walk)


def test_it_is_not_served_before_its_own_day(register: Path) -> None:
    """The day that stands in it."""
    walk = reminded(register)
    prepare_writ(walk, WRIT_ON, sent_on=WRIT_ON + DAY)
    approved(walk)
    with pytest.raises(ServedAlreadyError, match="is van donderdag 2 juli 2026; betekenen op woen"):
        serve_writ(walk)


def test_each_who_owes_costs_jointly_gets_a_writ_of_his_own(register: Path) -> None:
    """One by one, each with its costs; to nobody two."""
    walk = add_offender(walk_at(register, "closed"), date(2026, 4, 11))
    order_served(walk, 3, date(2026, 4, 14))
    remind(costs_fixed(walk))
    with pytest.raises(AgainstWhomError, match="vordering 1 is van partij 1 en partij 3"):
        prepare_writ(walk)
    prepare_writ(walk, party=1)
    with pytest.raises(AgainstWhomError, match="er ligt nog een dwangbevel tegen partij 1"):
        prepare_writ(walk, party=3)
    serve_writ(approved(walk))
    with pytest.raises(ServedAlreadyError, match="al betekend aan partij 1"):
        prepare_writ(walk, party=1)
    writ(walk, WRIT_ON + DAY, party=3)
    words = words_of(LETTER)[-1]
    assert "Hoofdsom die nog openstaat € 400,00" in words
    assert "Samen € 531,08" in words
    assert [(row.party_number, row.served_on) for row in writs()] == [
        (1, WRIT_ON),
        (3, WRIT_ON + DAY),
    ]
    assert "nog € 562,16 open" in pay(walk, "100", date(2026, 7, 10), party=3)


@pytest.mark.parametrize(
    ("paid", "left"), [("131,07", "€ 400,00"), ("131,08", "€ 400,00"), ("131,10", "€ 399,98")]
)
def test_what_came_in_since_a_writ_against_another_paid_its_costs_first(
    register: Path, paid: str, left: str
) -> None:
    """Awb 4:92, 4:120(1): what is left of those costs is not owed by the next one."""
    walk = add_offender(walk_at(register, "closed"), date(2026, 4, 11))
    order_served(walk, 3, date(2026, 4, 14))
    remind(costs_fixed(walk))
    writ(walk, party=1)
    pay(walk, paid, WRIT_ON + DAY, party=1)
    prepare_writ(walk, WRIT_ON + DAY, party=3)
    assert f"Hoofdsom die nog openstaat {left}" in words_of(LETTER)[-1]


def test_a_penalty_is_forced_too(register: Path) -> None:
    """After its collection was decided; against the one who forfeited it (Awb 5:10(2))."""
    walk = walk_at(register, "penalty ordered")
    forfeit(walk)
    collected(walk)
    remind(walk, date(2026, 8, 3))
    writ(walk, date(2026, 8, 18))
    (words,) = words_of(LETTER)
    assert "Het gaat om een dwangsom voor de woning" in words
    assert claims()[0].state is ClaimState.WRIT
