"""What a later letter says of the order: that it holds, is over, was withdrawn, or rests."""

from datetime import date
from pathlib import Path

import pytest

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.law.closure.changes import ChangeKind
from models.law.closure.procedure import CaseStatus
from models.law.closure.remedies.tracks import TrackKind, TrackState
from tasks.closure.remedies.new_duration import NoDurationError
from tasks.closure.remedies.outdated_letters import OutdatedLetterError
from tests.builders.case_builder import Walk
from tests.builders.case_states import walk_at
from tests.builders.remedy_builder import decided, objection, relief
from tests.readers.case_reading import status, words_of
from tests.readers.register_counts import every_row

LETTER = DocumentKind.REMEDY_DECISION
HOLDS, STANDS = "Mijn besluit blijft gelden.", "Mijn besluit blijft in stand. De sluiting is al"
GOES_ON, IS_OVER = "De sluiting gaat door.", "De sluiting is al voorbij."
LAST = date(2026, 7, 9)
"""The last day of the closure."""


@pytest.fixture(name="walk")
def fixture_walk(register: Path) -> Walk:
    """Closed on 10 April 2026; party 1 objected."""
    walk = walk_at(register, "closed")
    objection(walk, "filed", date(2026, 4, 20), party=1)
    return walk


def asked(walk: Walk, on: date = date(2026, 5, 18)) -> Walk:
    """Party 2 asks to open earlier."""
    return walk.track(TrackKind.REOPENING_REQUEST, TrackState.REQUESTED, on, party=2)


@pytest.mark.parametrize(
    ("on", "said", "unsaid"), [(LAST, HOLDS, STANDS), (date(2026, 7, 10), STANDS, HOLDS)]
)
def test_an_order_that_ran_out_is_not_said_to_hold(
    walk: Walk, on: date, said: str, unsaid: str
) -> None:
    """On its last day it holds; the day after it stands, but nothing is closed by it."""
    decided(walk, on, "dismissed", number=1)
    for words in words_of(LETTER):
        assert said in words
        assert unsaid not in words


def test_an_order_that_was_withdrawn_is_said_to_be(walk: Walk) -> None:
    """The objection to it is decided on all the same (Awb 6:19(6))."""
    walk.change(ChangeKind.WITHDRAW, date(2026, 5, 4))
    decided(walk, date(2026, 6, 1), "dismissed", number=1)
    for words in words_of(LETTER):
        assert "Dat besluit trok ik zelf al in. Het geldt dus niet meer." in words
        assert "blijft gelden" not in words


@pytest.mark.parametrize(
    ("on", "said", "unsaid"), [(LAST, GOES_ON, IS_OVER), (date(2026, 7, 10), IS_OVER, GOES_ON)]
)
def test_no_closure_goes_on_that_is_over(walk: Walk, on: date, said: str, unsaid: str) -> None:
    """A request that is refused after the last day changes nothing any more, and says so."""
    decided(asked(walk), on, "refused", about=TrackKind.REOPENING_REQUEST)
    for words in words_of(LETTER):
        assert f"Ik wijs het verzoek af. {said}" in words
        assert unsaid not in words


def test_no_closure_goes_on_that_a_judge_suspends(walk: Walk) -> None:
    """The order stays as it is, and rests."""
    relief(walk, "requested", date(2026, 4, 20), party=1)
    relief(walk, "granted", date(2026, 5, 4))
    decided(asked(walk), date(2026, 6, 1), "refused", about=TrackKind.REOPENING_REQUEST)
    for words in words_of(LETTER):
        assert "Mijn besluit tot sluiting verandert daardoor niet." in words
        assert GOES_ON not in words


def test_what_is_over_is_not_opened_earlier(walk: Walk) -> None:
    """The refusal says what to do with the request; nothing is kept."""
    asked(walk).end(date(2026, 7, 10))
    before = every_row()
    with pytest.raises(NoDurationError, match=r"geen sluiting die eerder kan eindigen\. Wijs"):
        decided(walk, date(2026, 7, 13), "granted", about=TrackKind.REOPENING_REQUEST)
    assert every_row() == before


def test_a_letter_that_says_that_it_goes_on_does_not_leave_when_it_does_not(walk: Walk) -> None:
    """It was approved before the closure was lifted; made anew, it says what is so now."""
    on = date(2026, 6, 3)
    walk.decide_remedy(date(2026, 6, 1), on, outcome="dismissed", number=1)
    walk.approve(ApprovalSubject.REMEDY_DECISION, date(2026, 6, 1))
    walk.change(ChangeKind.LIFT, date(2026, 6, 2))
    before = every_row()
    with pytest.raises(OutdatedLetterError, match="'sluiting opgeheven': de brief over bezwaar 1"):
        walk.announce_remedy(on)
    assert every_row() == before
    walk.decide_remedy(on, on, outcome="dismissed", number=1, hears=False)
    walk.approve(ApprovalSubject.REMEDY_DECISION, on).announce_remedy(on)
    assert STANDS in words_of(LETTER)[-1]
    assert status() is CaseStatus.LIFTED


@pytest.mark.parametrize(("on", "opens"), [(LAST, True), (date(2026, 7, 10), False)])
def test_who_rightly_objected_to_a_refusal_reads_that_it_opens(
    walk: Walk, on: date, *, opens: bool
) -> None:
    """Awb 7:11(2): what comes in the place of the refusal; after the last day nothing does."""
    day = date(2026, 5, 28)
    asked(walk).decide_remedy(day, day, outcome="refused", about=TrackKind.REOPENING_REQUEST)
    walk.approve(ApprovalSubject.REMEDY_DECISION, day, by="BGM").announce_remedy(day)
    objection(walk, "filed", date(2026, 6, 1), party=2, decision=2)
    decided(walk, on, "upheld", number=2)
    for words in words_of(LETTER)[-2:]:
        assert "Ik herroep mijn besluit op een verzoek tot heropening" in words
        assert ("wijs ik het verzoek om eerder te openen toe" in words) is opens
        assert ("De sluiting van de woning is voorbij op 9 juli 2026" in words) is opens
    assert status() is CaseStatus.LIFTED


@pytest.mark.parametrize("is_suspended", [False, True])
def test_a_change_does_not_say_that_it_is_shut_while_a_judge_lets_it_rest(
    walk: Walk, *, is_suspended: bool
) -> None:
    """The premises are open then, and who reads it must know what holds."""
    if is_suspended:
        relief(walk, "requested", date(2026, 4, 20), party=1)
        relief(walk, "granted", date(2026, 5, 4))
    walk.prepare_change(ChangeKind.SHORTER, date(2026, 5, 11), amount=2, unit="months")
    for words in words_of(DocumentKind.CHANGE_DECISION):
        assert ("blijft dicht zolang de sluiting duurt" in words) is not is_suspended
        assert ("De rechter heeft de sluiting geschorst" in words) is is_suspended


def test_on_the_day_after_the_last_nothing_is_opened_earlier(walk: Walk) -> None:
    """Also before the morning run has seen it; on the last day itself it can."""
    asked(walk)
    before = every_row()
    with pytest.raises(NoDurationError, match="op vrijdag 10 juli 2026 is er geen sluiting die"):
        decided(walk, date(2026, 7, 10), "granted", about=TrackKind.REOPENING_REQUEST)
    assert every_row() == before
    decided(walk, LAST, "granted", about=TrackKind.REOPENING_REQUEST)
    assert status() is CaseStatus.LIFTED
