"""A decision after the order reaches each party too: later, with a letter and days of his own."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.case_event import CaseEvent
from models.closure.closure_forms import AnnouncementForm
from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.people.kept_letter import KeptLetter
from models.closure.term import Term, TermKind
from models.law.closure.changes import ChangeKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import TrackKind, TrackState
from models.law.common.errors import WeerbaarError
from tasks.acts.closure import change_acts, money_acts, remedy_acts
from tasks.closure.people.later_letters import NoLetterOfThenError
from tasks.closure.people.services import (
    NothingToServeError,
    OtherServiceError,
    ServedAlreadyError,
)
from tasks.register.resources import reading, transaction
from tests.builders.case_builder import Walk, at, closed, fill_register
from tests.builders.money_builder import add_offender, last_day, prepare_costs
from tests.builders.money_builder import values as given
from tests.builders.penalty_builder import (
    penalty_ordered,
    prepare_change,
)
from tests.builders.people.party_lines import line, record
from tests.builders.people.served_later import made, order_served, returned, served
from tests.readers.case_reading import words_of

LEFT, SERVED = date(2026, 6, 8), date(2026, 6, 15)
OWN_LAST_DAY = date(2026, 7, 27)
"""Six weeks after 15 June; those of 8 June have until 20 July."""
LATER = "2;later"
OFFENDER_LATER = "3;later"
KNOWN_ON = date(2026, 5, 1)
"""The second offender is party 3."""
TENANT = "huurder;Yara Verzonnen;Voorbeeldstraat 12;9999 XA;Verzonnendorp"


@pytest.fixture(autouse=True)
def _filled(register: Path) -> None:
    assert register
    fill_register()


def left(walk: Walk, act: Callable[..., Any], *otherwise: str) -> Walk:
    """It leaves, to some parties otherwise."""
    form = AnnouncementForm.model_validate(given(walk, LEFT, party_channels=otherwise))
    act(form, at(LEFT))
    return walk


def change(*otherwise: str) -> Walk:
    """The closure becomes shorter."""
    walk = closed().prepare_change(ChangeKind.SHORTER, LEFT, amount=12, unit="weeks")
    walk.approve(ApprovalSubject.CHANGE, LEFT)
    return left(walk, change_acts.announce_change, *otherwise)


def on_objection(*otherwise: str) -> Walk:
    """The objection of party 1 is unfounded."""
    walk = closed().track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20))
    walk.decide_remedy(date(2026, 6, 1), LEFT, outcome="dismissed")
    walk.approve(ApprovalSubject.REMEDY_DECISION, date(2026, 6, 2))
    return left(walk, remedy_acts.announce_remedy_decision, *otherwise)


def second_offender(walk: Walk) -> Walk:
    """He was found later, and the order reached him at once."""
    return order_served(add_offender(walk, KNOWN_ON), 3, KNOWN_ON)


def costs(*otherwise: str) -> Walk:
    """Both offenders are asked to pay."""
    walk = second_offender(closed())
    prepare_costs(walk, LEFT)
    walk.approve(ApprovalSubject.COSTS, LEFT, by="JUR1")
    return left(walk, money_acts.announce_costs, *otherwise)


def penalty_change(*otherwise: str) -> Walk:
    """The order under penalty is lifted."""
    walk = add_offender(penalty_ordered(), KNOWN_ON)
    prepare_change(walk, LEFT, change="lift", ground="own_motion")
    walk.approve(ApprovalSubject.PENALTY_CHANGE, LEFT, by="JUR1")
    return left(walk, money_acts.announce_penalty_change, *otherwise)


def made_again(walk: Walk, party: int = 2) -> Walk:
    """The letter about decision 2 is made and approved."""
    made(walk, party, SERVED, SERVED, decision=2)
    return walk.approve(ApprovalSubject.SERVICE, SERVED)


def reach(walk: Walk, party: int = 2, **more: object) -> date:
    """Decision 2 leaves to this party."""
    return served(walk, party, on=SERVED, **{"decision": 2} | more)


def terms(kind: TermKind) -> dict[int | None, date]:
    """Whose term against decision 2 runs until when."""
    with reading() as session:
        rows = session.exec(
            select(Term).where(
                Term.kind == kind, Term.decision_number == 2, col(Term.met_on).is_(None)
            )
        )
        return {row.party_number: row.last_day for row in rows}


def sendings(party: int = 2) -> list[tuple[DocumentKind, int, date]]:
    """What left to this party since decision 2."""
    with reading() as session:
        rows = session.exec(
            select(col(Document.kind), col(Dispatch.attempt), col(Dispatch.sent_on))
            .join(Dispatch, col(Dispatch.document_id) == col(Document.id))
            .where(Dispatch.party_number == party, col(Dispatch.sent_on) >= LEFT)
            .order_by(col(Dispatch.id))
        ).all()
        return [(kind, attempt, on) for kind, attempt, on in rows]


CASES = [
    (change, DocumentKind.CHANGE_DECISION, TermKind.OBJECTION, "een wijziging van het besluit"),
    (on_objection, DocumentKind.REMEDY_DECISION, TermKind.APPEAL, "een beslissing op bezwaar"),
    (costs, DocumentKind.COST_DECISION, TermKind.OBJECTION, "een kostenbesluit van"),
    (penalty_change, DocumentKind.PENALTY_CHANGE, TermKind.OBJECTION, "een wijziging van de last"),
]
IDS = ["change", "on objection", "costs", "penalty change"]


@pytest.mark.many
@pytest.mark.parametrize(("leave", "kind", "remedy", "words"), CASES, ids=IDS)
def test_each_later_decision_can_reach_a_party_later(
    leave: Callable[..., Walk], kind: DocumentKind, remedy: TermKind, words: str
) -> None:
    """His letter of then goes with a letter that has his own last day; twice is once."""
    about_money = kind not in (DocumentKind.CHANGE_DECISION, DocumentKind.REMEDY_DECISION)
    party = 3 if about_money else 2
    walk = leave(OFFENDER_LATER if about_money else LATER)
    others = terms(remedy)
    assert set(others.values()) == {date(2026, 7, 20)}
    assert party not in others
    assert sendings(party) == []
    made_again(walk, party)
    assert reach(walk, party) == reach(walk, party) == OWN_LAST_DAY
    assert terms(remedy) == others | {party: OWN_LAST_DAY}
    assert sendings(party) == [(kind, 1, SERVED), (DocumentKind.LATER_DECISION, 1, SERVED)]
    *_, letter = words_of(DocumentKind.LATER_DECISION)
    assert words in letter
    assert "van 8 juni 2026" in letter
    assert "maandag 27 juli 2026" in letter
    assert ("in beroep gaan tot en met" in letter) is (remedy is TermKind.APPEAL)
    assert ("kunt betalen tot en met" in letter) is (kind is DocumentKind.COST_DECISION)
    with reading() as session:
        event = session.exec(
            select(CaseEvent).where(
                CaseEvent.what == Occurrence.DECISION_SERVED, CaseEvent.decision_number == 2
            )
        ).one()
    assert event.party_number == party


def test_what_came_back_goes_a_second_time_and_a_third() -> None:
    """Both letters of the second time came back together, and stopped his term."""
    walk = change()
    returned(walk, "undeliverable", on=date(2026, 6, 12), decision=2)
    made_again(walk)
    reach(walk)
    assert terms(TermKind.OBJECTION) == {1: date(2026, 7, 20), 2: OWN_LAST_DAY}
    returned(walk, "wrong_address", on=date(2026, 6, 18), decision=2)
    assert terms(TermKind.OBJECTION) == {1: date(2026, 7, 20)}
    with reading() as session:
        back = session.exec(
            select(col(Dispatch.returned_on))
            .where(Dispatch.party_number == 2, col(Dispatch.sent_on) >= LEFT)
            .order_by(col(Dispatch.id))
        ).all()
    assert back == [date(2026, 6, 12), date(2026, 6, 18), date(2026, 6, 18)]
    again = date(2026, 6, 22)
    made(walk, 2, again, again, decision=2)
    walk.approve(ApprovalSubject.SERVICE, again)
    assert served(walk, on=again, decision=2) == date(2026, 8, 3)
    assert [attempt for _, attempt, on in sendings() if on == again] == [3, 4]


def test_no_reminder_of_costs_before_who_was_served_later_had_his_six_weeks() -> None:
    """The term to pay moves with him (Awb 4:87)."""
    walk = costs(OFFENDER_LATER)
    assert last_day(TermKind.PAYMENT) == date(2026, 7, 20)
    reach(made_again(walk, 3), 3)
    assert last_day(TermKind.PAYMENT) == OWN_LAST_DAY


def found_later(folder: Path) -> Callable[[Walk], object]:
    """Somebody became a party after the change left."""

    def attempt(walk: Walk) -> object:
        record(walk, folder, line(TENANT), on=date(2026, 6, 9))
        return made(walk, 3, SERVED, SERVED, decision=2)

    return attempt


REFUSED: list[tuple[Callable[[Walk], object], type[WeerbaarError], str]] = [
    (
        lambda walk: made(walk, 1, SERVED, SERVED, decision=2),
        ServedAlreadyError,
        "besluit 2 heeft partij 1 al bereikt",
    ),
    (
        lambda walk: made(walk, 2, SERVED, SERVED, decision=3),
        NothingToServeError,
        "geen besluit 3 bekendgemaakt",
    ),
    (
        lambda walk: reach(made_again(walk), decision=1),
        OtherServiceError,
        "geen goedgekeurde brief aan partij 2 klaar",
    ),
]


@pytest.mark.parametrize(
    ("attempt", "error", "words"), REFUSED, ids=["reached", "no such decision", "of another"]
)
def test_what_cannot_be_served_later_is_refused(
    attempt: Callable[[Walk], object], error: type[WeerbaarError], words: str
) -> None:
    """With the case, the decision and the party."""
    walk = change(LATER)
    with pytest.raises(error) as refused:
        attempt(walk)
    assert words in str(refused.value)
    assert walk.reference in str(refused.value)


def test_who_was_no_party_when_it_was_made_has_no_letter_of_it(tmp_path: Path) -> None:
    """A letter of another party is never given to him."""
    walk = change()
    with transaction() as session:  # as a version of before made it
        session.delete(session.exec(select(KeptLetter)).one())
    with pytest.raises(NoLetterOfThenError, match="partij 3 was nog geen partij toen besluit 2"):
        found_later(tmp_path)(walk)


@pytest.mark.parametrize(
    ("leave", "kind", "remedy", "said"),
    [
        (change, DocumentKind.CHANGE_DECISION, TermKind.OBJECTION, "Er is iets gebeurd waardoor"),
        (
            on_objection,
            DocumentKind.REMEDY_DECISION,
            TermKind.APPEAL,
            "Een andere partij maakte bezwaar",
        ),
    ],
    ids=["change", "on objection"],
)
def test_who_became_a_party_later_gets_the_decision_as_the_others_got_it(
    tmp_path: Path, leave: Callable[..., Walk], kind: DocumentKind, remedy: TermKind, said: str
) -> None:
    """A letter to him from the same values, with one that has his own last day; twice is once."""
    walk = leave()
    before = terms(remedy)
    found_later(tmp_path)(walk)
    walk.approve(ApprovalSubject.SERVICE, SERVED)
    assert reach(walk, 3) == reach(walk, 3) == OWN_LAST_DAY
    assert terms(remedy) == before | {3: OWN_LAST_DAY}
    later = DocumentKind.LATER_DECISION
    assert [(which, on) for which, _, on in sendings(3)] == [(later, SERVED), (later, SERVED)]
    cover, then = words_of(later)
    assert "maandag 27 juli 2026" in cover
    assert "van 8 juni 2026" in cover
    assert "Yara Verzonnen" in cover
    assert "Yara Verzonnen" in then
    assert said in then
    assert "8 juni 2026" in then
    for name in ("Xander Nietbestaand", "Stichting Woningbezit Nergens"):
        assert name not in then
    assert len(words_of(kind)) == 2
    returned(walk, "undeliverable", party=3, on=date(2026, 6, 18), decision=2)
    assert terms(remedy) == before
    again = date(2026, 6, 22)
    made(walk, 3, again, again, decision=2)
    walk.approve(ApprovalSubject.SERVICE, again)
    assert served(walk, 3, on=again, decision=2) == date(2026, 8, 3)


def test_who_is_no_offender_gets_no_decision_about_money(tmp_path: Path) -> None:
    """It is not for him."""
    walk = costs()
    record(walk, tmp_path, line(TENANT), on=date(2026, 6, 9))
    with pytest.raises(ServedAlreadyError, match="besluit 2 is niet voor partij 4"):
        made(walk, 4, SERVED, SERVED, decision=2)
