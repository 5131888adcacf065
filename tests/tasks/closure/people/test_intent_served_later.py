"""The notice of intent reaches a party later: it may speak until a day of its own (Awb 4:8)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.case_event import CaseEvent
from models.closure.document import DocumentKind
from models.closure.people.intended import IntendedMeasure
from models.closure.service_forms import ReturnForm, ServedForm
from models.closure.term import Term, TermKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.common.durations import DurationUnit
from models.law.common.errors import WeerbaarError
from tasks.acts.closure import party_acts
from tasks.closure.people.intent_letters import HeardAlreadyError, NoIntentToServeError
from tasks.closure.people.zienswijze_terms import OwnZienswijzeTermError
from tasks.closure.weighing import ZienswijzeTermRunsError
from tasks.register.resources import reading, transaction
from tests.builders.case_builder import (
    Walk,
    at,
    decision_announced,
    fill_register,
    intent_announced,
    reassessed,
    reported,
)
from tests.builders.people.party_lines import line, record
from tests.builders.people.served_later import made, returned, served
from tests.readers.case_reading import REASON, morning, status, words_of

MARCH_5, MARCH_6, MARCH_16 = date(2026, 3, 5), date(2026, 3, 6), date(2026, 3, 16)
OWN_LAST_DAY = date(2026, 3, 20)
"""Fourteen days after 6 March; the others had until 16 March."""
TENANT = "huurder;Yara Verzonnen;Voorbeeldstraat 12;9999 XA;Verzonnendorp"


@pytest.fixture(autouse=True)
def _filled(register: Path) -> None:
    assert register
    fill_register()


def missed(walk: Walk) -> Walk:
    """The notice to party 2 came back."""
    returned(walk, "undeliverable", on=MARCH_5, decision=0)
    return walk


def made_again(walk: Walk, party: int = 2, on: date = MARCH_6) -> Walk:
    """It is made for this party, and approved."""
    made(walk, party, on, on, decision=0)
    return walk.approve(ApprovalSubject.SERVICE, on)


def reach(walk: Walk, party: int = 2, on: date = MARCH_6) -> date:
    """It leaves; the last day for a zienswijze of this party."""
    return served(walk, party, on=on, decision=0)


def own_terms() -> list[tuple[int | None, date, bool]]:
    """Whose term to speak runs until when, and whether that is over before."""
    with reading() as session:
        rows = session.exec(
            select(Term).where(Term.kind == TermKind.ZIENSWIJZE).order_by(col(Term.number))
        ).all()
        return [(row.party_number, row.last_day, row.met_on is not None) for row in rows]


def test_who_was_not_reached_gets_the_notice_with_a_term_of_his_own() -> None:
    """The letter has his own last day and not that of the others; twice is once."""
    walk = made_again(missed(intent_announced()))
    assert reach(walk) == reach(walk) == OWN_LAST_DAY
    assert own_terms() == [(None, MARCH_16, False), (2, OWN_LAST_DAY, False)]
    (words,) = words_of(DocumentKind.LATER_INTENT)
    assert "Stichting Woningbezit Nergens" in words
    assert "Dit voornemen heb ik op maandag 2 maart 2026 aan anderen gestuurd" in words
    assert "uw mening geven tot en met vrijdag 20 maart 2026" in words
    assert "maandag 16 maart 2026" not in words
    assert "De sluiting zou 3 maanden duren" in words
    with reading() as session:
        event = session.exec(
            select(CaseEvent).where(CaseEvent.what == Occurrence.INTENT_SERVED)
        ).one()
    assert (event.party_number, event.on) == (2, MARCH_6)


def test_the_officer_is_told_until_when_this_party_may_speak() -> None:
    """It is no objection, and the letter that comes back is that of the intent."""
    walk = made_again(missed(intent_announced()))
    values = {"reference": walk.reference, "on": MARCH_6, "by": "ZAAK1", "party": 2, "decision": 0}
    (said,) = party_acts.announce_service(ServedForm.model_validate(values), at(MARCH_6)).said
    assert said == (
        f"Zaak {walk.reference}: het voornemen is aan partij 2 bekendgemaakt; deze partij kan haar "
        "zienswijze geven tot en met vrijdag 20 maart 2026."
    )
    form = ReturnForm.model_validate(values | {"cause": "wrong_address"})
    (said,) = party_acts.record_return(form, at(MARCH_6)).said
    assert "het voornemen aan partij 2 is niet bekendgemaakt" in said
    assert own_terms()[1] == (2, OWN_LAST_DAY, True)


def test_the_notice_speaks_of_the_same_measure_as_that_of_the_others() -> None:
    """Also when another than the matrix proposes was chosen."""
    walk = reported()
    walk.weigh(extra=(REASON,)).prepare_intent(amount=6, unit=DurationUnit.WEEKS)
    walk.approve(ApprovalSubject.INTENT, date(2026, 3, 2)).announce_intent()
    made_again(missed(walk))
    (words,) = words_of(DocumentKind.LATER_INTENT)
    assert "De sluiting zou 6 weken duren" in words


@pytest.mark.parametrize("spoken", [True, False], ids=["the first spoke", "nobody spoke"])
def test_the_second_weighing_waits_for_his_own_term(*, spoken: bool) -> None:
    """On its last day it is too early, on the next it is not."""
    walk = made_again(missed(intent_announced()))
    reach(walk)
    if spoken:
        walk.zienswijze()
    morning(OWN_LAST_DAY)
    assert status() is (CaseStatus.ZIENSWIJZE_RECEIVED if spoken else CaseStatus.INTENT_ANNOUNCED)
    with pytest.raises(WeerbaarError, match="te vroeg"):
        walk.weigh_again(OWN_LAST_DAY)
    next_day = date(2026, 3, 21)
    morning(next_day)
    assert status() is (CaseStatus.ZIENSWIJZE_RECEIVED if spoken else CaseStatus.ZIENSWIJZE_LAPSED)
    if spoken:
        walk.weigh_again(next_day)
        assert status() is CaseStatus.REASSESSED
        assert own_terms()[1] == (2, OWN_LAST_DAY, True)


def test_the_refusal_names_his_own_last_day() -> None:
    walk = made_again(missed(intent_announced()))
    reach(walk)
    walk.zienswijze()
    with pytest.raises(ZienswijzeTermRunsError) as refused:
        walk.weigh_again(date(2026, 3, 17))
    assert "de termijn voor een zienswijze loopt tot en met vrijdag 20 maart" in str(refused.value)


def test_a_notice_that_leaves_after_the_weighing_holds_up_the_decision() -> None:
    """Until its own term is over; also when the decision was made before."""
    walk = missed(reassessed())
    on = date(2026, 3, 23)
    made_again(walk, on=on)
    assert reach(walk, on=on) == date(2026, 4, 6)
    with pytest.raises(OwnZienswijzeTermError) as refused:
        walk.decide(on=date(2026, 4, 6), sent_on=date(2026, 4, 8))
    assert str(refused.value) == (
        f"Zaak {walk.reference} staat op 'opnieuw gewogen': partij 2 kan haar zienswijze geven tot "
        "en met maandag 6 april 2026; besluiten op maandag 6 april 2026 is te vroeg."
    )
    walk.decide(on=date(2026, 4, 7), sent_on=date(2026, 4, 8))
    assert status() is CaseStatus.DECISION_PREPARED


def test_a_decision_that_was_made_before_he_could_speak_does_not_leave() -> None:
    walk = reassessed().decide()
    walk.approve(ApprovalSubject.DECISION, date(2026, 4, 1))
    made_again(missed(walk), on=date(2026, 4, 1))
    reach(walk, on=date(2026, 4, 1))
    with pytest.raises(OwnZienswijzeTermError, match="het besluit bekendmaken op"):
        walk.announce_decision()


def test_what_he_said_is_weighed_before_the_decision() -> None:
    """He speaks on the second day; who has spoken is waited for no longer."""
    walk = missed(reassessed())
    on = date(2026, 3, 23)
    made_again(walk, on=on)
    reach(walk, on=on)
    walk.zienswijze(2, date(2026, 3, 24), "De eigenaar vraagt om een kortere sluiting.")
    with pytest.raises(WeerbaarError, match="partij 2 van dinsdag 24 maart 2026 kwam na de weging"):
        walk.decide(on=date(2026, 3, 25))


def test_who_became_known_later_gets_the_notice_and_reads_so_in_the_decision(
    tmp_path: Path,
) -> None:
    """He could speak before the decision, and his letter does not deny it."""
    walk = intent_announced().zienswijze()
    record(walk, tmp_path, line(TENANT), on=MARCH_5)
    made_again(walk, 3)
    assert reach(walk, 3) == OWN_LAST_DAY
    walk.weigh_again(date(2026, 3, 23)).decide()
    words = words_of(DocumentKind.DECISION)[2]
    assert "Yara Verzonnen" in words
    assert "Op vrijdag 6 maart 2026 maakte ik mijn voornemen aan u bekend" in words
    assert "U kon uw mening geven over mijn plan" in words
    assert "U kon vooraf geen mening geven" not in words
    for others in words_of(DocumentKind.DECISION)[:2]:
        assert "mijn voornemen aan u bekend" not in others


def without_the_measure() -> Walk:
    """A notice of an earlier version, of which only the letters were kept."""
    walk = missed(intent_announced())
    with transaction() as session:
        session.delete(session.exec(select(IntendedMeasure)).one())
    return walk


REFUSED: list[tuple[Callable[[], Walk], type[WeerbaarError], str]] = [
    (intent_announced, HeardAlreadyError, "het voornemen heeft partij 2 al bereikt"),
    (reported, NoIntentToServeError, "er is geen voornemen bekendgemaakt"),
    (
        lambda: missed(decision_announced()),
        NoIntentToServeError,
        "staat op 'besluit bekendgemaakt'",
    ),
    (without_the_measure, NoIntentToServeError, "met een oudere versie gemaakt"),
]


@pytest.mark.parametrize(
    ("begin", "error", "words"), REFUSED, ids=["reached", "not out", "decided", "of before"]
)
def test_a_notice_that_is_of_no_use_is_refused(
    begin: Callable[[], Walk], error: type[WeerbaarError], words: str
) -> None:
    """With the case, the party and the day."""
    walk = begin()
    on = date(2026, 4, 3)
    with pytest.raises(error) as refused:
        made(walk, 2, on, on, decision=0)
    for said in (words, walk.reference, "partij 2", "vrijdag 3 april 2026"):
        assert said in str(refused.value)
