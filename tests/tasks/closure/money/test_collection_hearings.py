"""Nobody pays a penalty by force before he could say why he should not (Awb 4:8)."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.closure.term import Term, TermKind
from models.law.closure.money.claims import ClaimState
from models.law.closure.money.hearings import NoHearing
from models.law.common.errors import FaultsError
from models.law.common.transitions import TransitionError
from tasks.closure.approvals import VoidVersionError
from tasks.closure.case_step import OrderOfDaysError
from tasks.closure.changes.change_guard import NamesSomebodyError
from tasks.closure.money.hearings import NotAskedError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk
from tests.builders.case_states import walk_at
from tests.builders.money_builder import add_offender, claims, costs_fixed
from tests.builders.penalty_builder import (
    COLLECTED_ON,
    INTENDED_ON,
    WEIGHED,
    announce_collection,
    forfeit,
    intend,
    prepare_collection,
    speak,
)
from tests.builders.people.served_later import order_served
from tests.readers.case_reading import morning, words_of
from tests.readers.register_counts import counts

UNTIL = date(2026, 6, 5)
SAID = "De winkel was die dag dicht. Ik heb een verzonnen bewijs."


OTHER = 3
"""The second offender; the order was served on him alone."""


@pytest.fixture(name="walk")
def fixture_walk(register: Path) -> Walk:
    """Two offenders, each with an order, of whom each forfeited a penalty: claims 1 and 2."""
    walk = add_offender(walk_at(register, "penalty ordered"), date(2026, 4, 11))
    order_served(walk, OTHER, date(2026, 4, 14))
    forfeit(walk)
    forfeit(walk, party=OTHER)
    return walk


def asked() -> dict[int | None, date]:
    """Until when each offender can speak, as long as nobody closed his term."""
    with reading() as session:
        rows = session.exec(
            select(Term).where(
                Term.kind == TermKind.COLLECTION_ZIENSWIJZE, col(Term.met_on).is_(None)
            )
        ).all()
        return {row.party_number: row.last_day for row in rows}


def test_each_offender_is_asked_about_his_own_claim(walk: Walk) -> None:
    """A letter with the proof, the sum and how to speak; two weeks; twice is once."""
    for claim, asked_so_far in ((1, {1: UNTIL}), (2, {1: UNTIL, OTHER: UNTIL})):
        for _ in range(2):
            assert intend(walk, claim=claim) == UNTIL
        assert asked() == asked_so_far
    letters = words_of(DocumentKind.COLLECTION_INTENT)
    assert len(letters) == 2
    for number, words in enumerate(letters, start=1):
        for said in (
            "Voornemen: ik wil de dwangsom innen voor de woning",
            "€ 2.500",
            "vrijdag 5 juni 2026",
            "PL-2026-0099",
            "artikel 4:8",
            "artikel 4:9",
            "woensdag 1 juli 2026",
            "kunt u geen bezwaar maken",
            f"vordering {number}",
            "niemand anders krijgt deze brief",
        ):
            assert said in words


def test_collecting_before_he_could_speak_is_refused(walk: Walk) -> None:
    """Not asked, or asked and the term still runs; what another was asked does not help."""
    intend(walk, claim=2)
    with pytest.raises(FaultsError, match=r"Partij 1 is nog niet .*ECLI:NL:RVS:2018:2956"):
        prepare_collection(walk)
    intend(walk)
    before = counts()
    with pytest.raises(FaultsError, match="tot en met vrijdag 5 juni 2026; vrijdag 5 juni"):
        prepare_collection(walk, UNTIL)
    assert counts() == before
    assert prepare_collection(walk, date(2026, 6, 6)) == 1


@pytest.mark.parametrize("speaks", [True, False])
def test_the_decision_tells_what_he_said_and_why_it_is_collected(
    walk: Walk,
    speaks: bool,  # noqa: FBT001 whether he does
) -> None:
    """Or that he said nothing; the other gets no letter about it."""
    intend(walk)
    if speaks:
        speak(walk, date(2026, 5, 28), SAID)
        assert asked() == {}
    prepare_collection(walk)
    (words,) = words_of(DocumentKind.COLLECTION_DECISION)
    assert (SAID in words) is speaks
    assert ("Op donderdag 28 mei 2026 gaf u schriftelijk uw mening" in words) is speaks
    assert ("Op 22 mei 2026 vroeg ik u om uw mening" in words) is not speaks
    assert WEIGHED in words
    assert "artikel 3:4 van de Awb" in words


def test_what_comes_after_the_decision_was_made_must_be_weighed_first(walk: Walk) -> None:
    """The version that did not know it is void; without a summary there is no new one."""
    intend(walk)
    prepare_collection(walk)
    walk.approve(ApprovalSubject.COLLECTION, COLLECTED_ON, by="JUR1")
    speak(walk, COLLECTED_ON, "")
    with pytest.raises(VoidVersionError):
        announce_collection(walk)
    with pytest.raises(FaultsError, match="partij 1 heeft nog geen samenvatting"):
        prepare_collection(walk)
    for _ in range(2):
        speak(walk, COLLECTED_ON, SAID)
    assert prepare_collection(walk) == 2
    walk.approve(ApprovalSubject.COLLECTION, COLLECTED_ON, by="JUR1")
    announce_collection(walk)
    assert [row.state for row in claims()] == [ClaimState.FIXED, ClaimState.FORFEITED]
    with pytest.raises(TransitionError):
        speak(walk, date(2026, 6, 9), "Te laat.")


@pytest.mark.parametrize("ground", list(NoHearing))
def test_who_is_not_heard_reads_why(walk: Walk, ground: NoHearing) -> None:
    """One of the grounds of article 4:11, which the register keeps; no letter goes out."""
    intend(walk, without=ground.value)
    assert words_of(DocumentKind.COLLECTION_INTENT) == []
    prepare_collection(walk, INTENDED_ON)
    for words in words_of(DocumentKind.COLLECTION_DECISION):
        assert f"niet om uw mening gevraagd, want {ground.label} ({ground.article})" in words
    with pytest.raises(NotAskedError, match="niet om een zienswijze gevraagd"):
        speak(walk, date(2026, 5, 28), SAID)


def test_the_reason_to_collect_is_asked_and_names_nobody(walk: Walk) -> None:
    """Every offender reads it."""
    intend(walk)
    with pytest.raises(NamesSomebodyError, match="Waarom innen redelijk is"):
        prepare_collection(walk, reason="Verzonnen Mededader heeft geld genoeg om dit te betalen.")


def test_a_zienswijze_is_of_somebody_who_was_asked_and_of_no_earlier_day(walk: Walk) -> None:
    """Costs are not collected in this way at all."""
    intend(walk)
    with pytest.raises(NotAskedError, match="partij 99"):
        speak(walk, date(2026, 5, 28), SAID, party=99)
    with pytest.raises(OrderOfDaysError, match="22 mei 2026"):
        speak(walk, date(2026, 5, 21), SAID, party=1)


def test_a_term_of_which_nobody_made_use_ends_by_itself(walk: Walk) -> None:
    """The morning run tells it and closes it; the case itself does not move."""
    intend(walk)
    morning(UNTIL)
    assert len(asked()) == 1
    morning(date(2026, 6, 6))
    assert asked() == {}


def test_costs_know_no_intention_to_collect(register: Path) -> None:
    """They are fixed by a decision at once (Awb 5:25)."""
    walk = costs_fixed(walk_at(register, "closed"))
    with pytest.raises(TransitionError, match="kosten van de sluiting"):
        intend(walk)
