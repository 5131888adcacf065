"""A party that asks for more time for its zienswijze gets a later last day, and the rest waits."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.closure.party import Capacity
from models.closure.term import Term, TermKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.transitions import TransitionError
from tasks.closure import parties
from tasks.closure.case_step import UnknownPartyError
from tasks.closure.party_file import PartyRow
from tasks.closure.weighing import ZienswijzeTermRunsError
from tasks.register.resources import reading
from tests.builders.case_builder import at
from tests.builders.case_states import walk_at
from tests.builders.remedy_builder import REASON, more_time
from tests.readers.case_reading import morning, status, words_of
from tests.readers.register_counts import counts

ASKED_ON, NOTICED_UNTIL, UNTIL = date(2026, 3, 10), date(2026, 3, 16), date(2026, 3, 24)


def own_term() -> Term:
    """The term of party 1 alone."""
    with reading() as session:
        return session.exec(
            select(Term).where(Term.kind == TermKind.ZIENSWIJZE, Term.party_number == 1)
        ).one()


def test_one_party_gets_a_later_day_with_a_letter(register: Path) -> None:
    """The term says why; nobody else gets a letter, and a second time changes nothing."""
    walk = walk_at(register, "intent announced")
    assert more_time(walk, ASKED_ON, UNTIL) == UNTIL
    term = own_term()
    assert (term.starts_on, term.last_day) == (date(2026, 3, 3), UNTIL)
    assert term.explanation == (
        "partij 1 kreeg meer tijd dan tot en met maandag 16 maart 2026, omdat: "
        f"{REASON}; laatste dag: dinsdag 24 maart 2026"
    )
    (words,) = words_of(DocumentKind.MORE_TIME)
    for said in (
        "U krijgt meer tijd voor een zienswijze",
        "Op maandag 2 maart 2026 maakte ik mijn voornemen bekend",
        "Eerst kon dat tot en met maandag 16 maart 2026.",
        "Het kan nu tot en met dinsdag 24 maart 2026.",
        f"De reden is: {REASON}",
        "Ik wacht met mijn besluit tot en met 24 maart 2026",
    ):
        assert said in words
    before = counts()
    assert more_time(walk, ASKED_ON, UNTIL) == UNTIL
    assert counts() == before


def test_a_second_request_moves_the_day_again(register: Path) -> None:
    """With a letter of its own; the term is one."""
    walk = walk_at(register, "intent announced")
    more_time(walk, ASKED_ON, UNTIL)
    more_time(walk, UNTIL, date(2026, 3, 31))
    assert own_term().last_day == date(2026, 3, 31)
    second = words_of(DocumentKind.MORE_TIME)[1]
    assert "Eerst kon dat tot en met dinsdag 24 maart 2026." in second


def test_the_second_weighing_and_the_morning_run_wait_for_it(register: Path) -> None:
    """Until the later day is over; the second weighing counts from that day."""
    walk = walk_at(register, "intent announced")
    more_time(walk, ASKED_ON, UNTIL)
    morning(date(2026, 3, 17))
    assert status() is CaseStatus.INTENT_ANNOUNCED
    with pytest.raises(ZienswijzeTermRunsError, match="tot en met dinsdag 24 maart 2026"):
        walk.weigh_again(UNTIL)
    morning(date(2026, 3, 25))
    assert status() is CaseStatus.ZIENSWIJZE_LAPSED
    with reading() as session:
        weighing = session.exec(select(Term).where(Term.kind == TermKind.SECOND_WEIGHING)).one()
    assert weighing.starts_on == date(2026, 3, 25)
    assert own_term().met_on == date(2026, 3, 25)


def test_who_spoke_is_not_waited_for_any_more(register: Path) -> None:
    """The decision tells him that he had more time, and tells no other."""
    walk = walk_at(register, "intent announced")
    more_time(walk, ASKED_ON, UNTIL)
    walk.zienswijze(1, date(2026, 3, 20))
    assert own_term().met_on == date(2026, 3, 20)
    walk.weigh_again(date(2026, 3, 23)).decide()
    offender, owner = words_of(DocumentKind.DECISION)
    assert "Op dinsdag 10 maart 2026 gaf ik u meer tijd voor uw zienswijze." in offender
    assert "meer tijd voor uw zienswijze" not in owner


def test_who_acts_for_the_party_gets_the_letter_too(register: Path) -> None:
    """Awb 2:1: he reads that it is the party for whom he acts."""
    walk = walk_at(register, "reported")
    row = PartyRow(
        capacities=(Capacity.REPRESENTATIVE,),
        name="Mr. Bedacht",
        for_parties="1",
        reachable_street="Postbus 3",
        reachable_place="Verzonnendorp",
    )
    day = date(2026, 2, 26)
    parties.record_parties(walk.reference, (row,), "ZAAK1", day, at(day))
    walk.weigh().prepare_intent().approve(ApprovalSubject.INTENT, date(2026, 3, 2))
    walk.announce_intent()
    more_time(walk, ASKED_ON, UNTIL)
    own, representative = words_of(DocumentKind.MORE_TIME)
    assert "U krijgt daarvoor van mij meer tijd." in own
    assert "De partij voor wie u optreedt krijgt daarvoor van mij meer tijd." in representative


@pytest.mark.parametrize(
    ("on", "until", "reason", "fault"),
    [
        (date(2026, 3, 17), UNTIL, REASON, "was op dinsdag 17 maart 2026 al voorbij"),
        (ASKED_ON, NOTICED_UNTIL, REASON, "ligt niet na maandag 16 maart 2026"),
        (ASKED_ON, UNTIL, "De partij is ziek.", r"iets persoonlijks te vertellen \('ziek'\)"),
        (ASKED_ON, UNTIL, "Xander Nietbestaand is op reis.", "Reden"),
    ],
)
def test_more_time_is_refused_with_one_sentence(
    register: Path, on: date, until: date, reason: str, fault: str
) -> None:
    """Nothing is kept."""
    walk = walk_at(register, "intent announced")
    before = counts()
    with pytest.raises(FaultsError, match=fault) as refused:
        more_time(walk, on, until, reason=reason)
    assert walk.reference in str(refused.value)
    assert counts() == before


@pytest.mark.parametrize(
    ("state", "party", "error", "fault"),
    [
        ("zienswijze received", 1, FaultsError, "partij 1 gaf haar zienswijze op"),
        ("assessed", 1, TransitionError, Occurrence.MORE_TIME_GIVEN.label),
        ("reassessed", 2, TransitionError, "'opnieuw gewogen'"),
        ("intent announced", 9, UnknownPartyError, "geen partij 9"),
    ],
)
def test_more_time_is_for_who_can_still_speak(
    register: Path, state: str, party: int, error: type[WeerbaarError], fault: str
) -> None:
    """Between the notice and the second weighing, and not for who has spoken."""
    walk = walk_at(register, state)
    before = counts()
    with pytest.raises(error, match=fault):
        more_time(walk, ASKED_ON, UNTIL, party)
    assert counts() == before


def test_another_may_still_get_more_time_when_one_has_spoken(register: Path) -> None:
    """And then the second weighing waits for that other."""
    walk = walk_at(register, "zienswijze received")
    more_time(walk, ASKED_ON, UNTIL, 2)
    with pytest.raises(ZienswijzeTermRunsError, match="24 maart 2026"):
        walk.weigh_again(date(2026, 3, 20))
    walk.weigh_again(date(2026, 3, 25))
    assert status() is CaseStatus.REASSESSED
