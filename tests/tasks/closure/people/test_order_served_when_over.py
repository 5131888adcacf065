"""An order that one party hears after the closure is over tells what is past."""

from datetime import date
from pathlib import Path

import pytest

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.closure.term import TermKind
from models.law.closure.changes import ChangeKind
from models.law.closure.procedure import CaseStatus
from tasks.closure.approvals import VoidVersionError
from tasks.closure.people.order_letters import RunOutError
from tests.builders.case_builder import Walk, closed, decision_announced, fill_register
from tests.builders.people.served_later import came_back, made, order_served, served
from tests.readers.case_reading import morning, status, terms, words_of

SERVED, OWN_LAST_DAY = date(2026, 7, 20), date(2026, 8, 31)
UNTRUE = (
    "is al dicht",
    "blijft dicht",
    "verlaat de woning",
    "Tijd om",
    "De sluiting duurt",
    "nog open blijft",
    "Niemand mag deze woning betreden",
)


@pytest.fixture(autouse=True)
def _filled(register: Path) -> None:
    assert register
    fill_register()


def later_words(walk: Walk) -> str:
    """The order as party 2 gets it on 20 July 2026."""
    order_served(walk, 2, SERVED)
    (words,) = words_of(DocumentKind.LATER_DECISION)
    assert [each for each in UNTRUE if each in words] == []
    assert "U kunt bezwaar maken tot en met maandag 31 augustus 2026" in words
    assert "U hoeft de woning dus niet te verlaten" in words
    return words


def missed_and_shut() -> Walk:
    """Closed on 10 April 2026; the decision did not reach party 2."""
    return came_back(closed())


def test_after_the_last_day_it_says_until_when_it_was() -> None:
    """With his own term to object and no time to leave."""
    walk = missed_and_shut()
    morning(date(2026, 7, 10))
    words = later_words(walk)
    assert "gesloten. Dat was op vrijdag 10 april 2026." in words
    assert "De sluiting is nu voorbij. De laatste dag was donderdag 9 juli 2026." in words
    assert terms()[TermKind.OBJECTION][1] == OWN_LAST_DAY
    assert terms()[TermKind.GRACE][1] == date(2026, 4, 9)


def test_a_closure_that_was_lifted_is_told_as_lifted() -> None:
    """Also when the premises are open in fact."""
    walk = missed_and_shut().change(ChangeKind.LIFT, date(2026, 5, 6)).reopen(date(2026, 5, 6))
    words = later_words(walk)
    assert "De sluiting is op woensdag 6 mei 2026 opgeheven." in words
    assert "Laatste dag volgens het besluit donderdag 9 juli 2026" in words


def test_an_order_that_was_withdrawn_is_told_as_withdrawn() -> None:
    """And of premises that nobody shut it does not say that they were."""
    walk = came_back(decision_announced()).change(ChangeKind.WITHDRAW, date(2026, 4, 9))
    assert status() is CaseStatus.DECISION_WITHDRAWN
    words = later_words(walk)
    assert "De gemeente heeft de woning niet gesloten en niet verzegeld." in words
    assert "geldt niet meer sinds donderdag 9 april 2026" in words


def test_no_letter_tells_as_lasting_what_is_past_on_its_day() -> None:
    """Made before the end it leaves no more; after the last day the end is kept first."""
    walk = missed_and_shut()
    with pytest.raises(RunOutError, match="Leg eerst vast dat zij voorbij is") as why:
        made(walk, 2, date(2026, 7, 10), date(2026, 7, 9))
    assert "LIN-2026-001" in str(why.value)
    assert "vrijdag 10 juli 2026" in str(why.value)
    made(walk, 2, date(2026, 7, 9), date(2026, 7, 8))
    walk.approve(ApprovalSubject.SERVICE, date(2026, 7, 9))
    morning(date(2026, 7, 10))
    with pytest.raises(VoidVersionError):
        served(walk, 2, date(2026, 7, 10))
