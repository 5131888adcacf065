"""An intention to collect that came back unread does not count as served (Awb 3:41, 4:8)."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.case_event import CaseEvent
from models.closure.document import DocumentKind
from models.closure.term import Term, TermKind
from models.law.closure.occurrences import Occurrence
from models.law.common.errors import FaultsError
from tasks.closure.approvals import VoidVersionError
from tasks.closure.money.intent_sendings import NoIntentReturnedError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk
from tests.builders.case_states import walk_at
from tests.builders.penalty_builder import (
    COLLECTED_ON,
    announce_collection,
    forfeit,
    intend,
    intent_returned,
    prepare_collection,
    speak,
)
from tests.readers.case_reading import words_of
from tests.readers.register_counts import counts

BACK_ON = date(2026, 6, 2)
UNTIL = date(2026, 6, 5)
AGAIN_ON = date(2026, 6, 3)
AGAIN_UNTIL = date(2026, 6, 17)
MISSED = (
    r"Het voornemen tot invordering van vrijdag 22 mei 2026 aan partij 1 kwam op dinsdag 2 juni "
    r"2026 terug \({}\) en telt niet"
)


@pytest.fixture(name="walk")
def fixture_walk(register: Path) -> Walk:
    """One offender who forfeited a penalty, claim 1, and was asked what he thinks of it."""
    walk = walk_at(register, "penalty ordered")
    forfeit(walk)
    intend(walk)
    return walk


def running() -> list[date]:
    """The last day of each term for a zienswijze that runs."""
    with reading() as session:
        return [
            row.last_day
            for row in session.exec(
                select(Term).where(
                    Term.kind == TermKind.COLLECTION_ZIENSWIJZE, col(Term.met_on).is_(None)
                )
            )
        ]


def missed() -> int:
    """How often the register knows that it missed its offender."""
    with reading() as session:
        found = select(CaseEvent).where(CaseEvent.what == Occurrence.COLLECTION_INTENT_MISSED)
        return len(session.exec(found).all())


@pytest.mark.parametrize(
    ("cause", "label"), [("undeliverable", "onbestelbaar"), ("wrong_address", "verkeerd adres")]
)
def test_collecting_waits_until_it_was_served_again(walk: Walk, cause: str, label: str) -> None:
    """The refusal names the letter; sent again it has a term of its own, and twice is once."""
    for _ in range(2):
        assert "verstuur het voornemen opnieuw" in intent_returned(walk, BACK_ON, cause)
    assert (running(), missed()) == ([], 1)
    before = counts()
    with pytest.raises(FaultsError, match=MISSED.format(label)):
        prepare_collection(walk, COLLECTED_ON)
    assert counts() == before
    for _ in range(2):
        assert intend(walk, AGAIN_ON) == AGAIN_UNTIL
    assert running() == [AGAIN_UNTIL]
    first, second = words_of(DocumentKind.COLLECTION_INTENT)
    assert "vrijdag 5 juni 2026" in first
    assert "woensdag 17 juni 2026" in second
    with pytest.raises(FaultsError, match="tot en met woensdag 17 juni 2026"):
        prepare_collection(walk, AGAIN_UNTIL)
    assert prepare_collection(walk, date(2026, 6, 18)) == 1
    (words,) = words_of(DocumentKind.COLLECTION_DECISION)
    assert "Op 3 juni 2026 vroeg ik u om uw mening" in words


@pytest.mark.parametrize("cause", ["not_collected", "refused"])
def test_what_he_did_not_collect_or_refused_counts(walk: Walk, cause: str) -> None:
    """It is at his risk: the term runs on, and sending it again gives no other."""
    assert "telt als ontvangen" in intent_returned(walk, BACK_ON, cause)
    assert (running(), missed()) == ([UNTIL], 0)
    assert intend(walk, AGAIN_ON) == UNTIL
    assert len(words_of(DocumentKind.COLLECTION_INTENT)) == 1
    assert prepare_collection(walk) == 1


def test_a_decision_that_counted_on_it_may_not_leave(walk: Walk) -> None:
    """It was approved already; the letter came back on the day on which it would leave."""
    prepare_collection(walk)
    walk.approve(ApprovalSubject.COLLECTION, COLLECTED_ON, by="JUR1")
    intent_returned(walk, COLLECTED_ON, "undeliverable")
    with pytest.raises(VoidVersionError):
        announce_collection(walk)


def test_who_spoke_all_the_same_was_heard(walk: Walk) -> None:
    """He knew of it in another way, and nothing is sent to him again."""
    speak(walk, date(2026, 5, 28), "Verzonnen antwoord.")
    intent_returned(walk, BACK_ON, "undeliverable")
    intend(walk, AGAIN_ON)
    assert len(words_of(DocumentKind.COLLECTION_INTENT)) == 1
    assert prepare_collection(walk) == 1


def test_what_was_not_sent_cannot_come_back(walk: Walk) -> None:
    """To another party, before it went out, or as a decision."""
    before = counts()
    for on, more, said in (
        (BACK_ON, {"party": 2}, "aan partij 2 is voor dinsdag 2 juni 2026 geen voornemen"),
        (date(2026, 5, 21), {}, "aan partij 1 is voor donderdag 21 mei 2026 geen voornemen"),
        (BACK_ON, {"decision": 1}, "kies besluit 0"),
    ):
        with pytest.raises(NoIntentReturnedError, match=said):
            intent_returned(walk, on, "undeliverable", **more)
    assert counts() == before


def test_after_the_decision_left_its_return_is_kept(walk: Walk) -> None:
    """It is a fact of the file; the decision stands until somebody objects to it."""
    prepare_collection(walk)
    walk.approve(ApprovalSubject.COLLECTION, COLLECTED_ON, by="JUR1")
    announce_collection(walk)
    intent_returned(walk, date(2026, 6, 9), "undeliverable")
    assert missed() == 1
