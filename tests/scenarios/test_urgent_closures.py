"""The urgent routes of art. 5:31 Awb: decide without intent, or close first."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.closure.term import TermKind
from models.law.closure.measures import MeasureKind
from models.law.closure.procedure import CaseStatus, Urgency
from models.law.closure.weighing import WeighingMoment
from models.law.common.errors import FaultsError, WeerbaarError
from tasks.closure import weighing
from tasks.closure.decision import OnlyClosureIsUrgentError
from tasks.closure.known_facts import UnknownFactError
from tests.builders.case_builder import WHY_URGENT, Walk, at, example_answers, fill_register
from tests.builders.case_states import REFERENCE, walk_at, weigh_fully
from tests.builders.penalty_builder import PENALTY
from tests.readers.case_reading import (
    PARTNERS,
    PRESS,
    PROPORTION,
    REASON,
    decide_and_announce,
    recipients,
    status,
    terms,
    words_of,
)
from tests.readers.register_counts import counts

DAY = date(2026, 2, 27)


def test_urgent_first_paragraph_closes_on_the_day_of_the_decision(register: Path) -> None:
    """Art. 5:31(1): no intent, no zienswijze, no time to leave; decided and closed at once."""
    walk = walk_at(register, "urgent 5:31(1)")
    day = date(2026, 2, 25)

    assert decide_and_announce(walk, day) == date(2026, 4, 8)
    assert status() is CaseStatus.DECISION_ANNOUNCED

    walk.communicate(on=day, closing_on=day)
    walk.approve(ApprovalSubject.COMMUNICATION, day, by="JUR1").close(day)

    assert status() is CaseStatus.CLOSED
    assert terms() == {
        TermKind.OBJECTION: (date(2026, 2, 26), date(2026, 4, 8)),
        TermKind.LAND_REGISTRATION: (date(2026, 2, 26), date(2026, 3, 2)),
        TermKind.CLOSURE: (day, date(2026, 5, 24)),
    }
    assert recipients("closed") == PARTNERS | PRESS
    assert all("artikel 5:31, eerste lid" in words for words in words_of(DocumentKind.DECISION))


def test_urgent_first_paragraph_still_asks_every_question(register: Path) -> None:
    """Without a zienswijze the mayor must ask himself: the first weighing alone is not enough."""
    walk = walk_at(register, "urgent 5:31(1)")
    walk.weigh()
    before = counts()
    with pytest.raises(WeerbaarError, match="factor D4 is niet beantwoord"):
        walk.decide(on=date(2026, 2, 27), sent_on=date(2026, 2, 27))

    assert counts() == before
    assert status() is CaseStatus.ASSESSED


def test_urgent_second_paragraph_closes_first(register: Path) -> None:
    """Art. 5:31(2): closed, weighed, decided, announced: closed again, and then the terms run."""
    walk = walk_at(register, "urgent 5:31(2)")

    assert status() is CaseStatus.CLOSED
    assert terms() == {}
    assert recipients("closed") == set()

    walk.decide(on=date(2026, 2, 27), sent_on=date(2026, 2, 27))

    assert status() is CaseStatus.DECISION_PREPARED

    walk.approve(ApprovalSubject.DECISION, date(2026, 2, 27)).announce_decision(date(2026, 2, 27))

    assert status() is CaseStatus.CLOSED
    assert terms() == {
        TermKind.OBJECTION: (date(2026, 2, 28), date(2026, 4, 10)),
        TermKind.LAND_REGISTRATION: (date(2026, 2, 28), date(2026, 3, 3)),
        # Counted from the day on which the premises were closed, not from the letter.
        TermKind.CLOSURE: (date(2026, 2, 25), date(2026, 5, 24)),
    }
    assert recipients("closed") == PARTNERS
    assert recipients("closing_announced") == set()

    walk.communicate(on=date(2026, 2, 27), closing_on=date(2026, 2, 25))

    assert recipients("closed") == PARTNERS

    walk.approve(ApprovalSubject.COMMUNICATION, date(2026, 2, 27), by="JUR1")

    assert recipients("closed") == PARTNERS | PRESS
    assert all("artikel 5:31, tweede lid" in words for words in words_of(DocumentKind.DECISION))


def test_urgent_second_paragraph_every_step_twice(register: Path) -> None:
    """No step of this route undoes a later one when it is taken again."""
    walk = walk_at(register, "urgent 5:31(2)")
    day = date(2026, 2, 27)
    walk.decide(on=day, sent_on=day)
    prepared = counts()
    walk.close(date(2026, 2, 25))
    walk.decide(on=day, sent_on=day)

    assert status() is CaseStatus.DECISION_PREPARED
    assert counts() == prepared
    assert recipients("closed") == set()

    walk.approve(ApprovalSubject.DECISION, day).announce_decision(day)
    announced = counts()
    walk.close(date(2026, 2, 25)).decide(on=day, sent_on=day)
    walk.announce_decision(day)

    assert status() is CaseStatus.CLOSED
    assert counts() == announced


@pytest.mark.parametrize(
    ("state", "back"),
    [("urgent 5:31(1)", CaseStatus.ASSESSED), ("urgent 5:31(2)", CaseStatus.CLOSED)],
)
def test_an_urgent_decision_can_be_weighed_again_before_it_leaves(
    register: Path, state: str, back: CaseStatus
) -> None:
    """When the mayor does not approve, the way back to the weighing is open on both routes."""
    walk = walk_at(register, state)
    day = date(2026, 2, 27)
    walk.decide(on=day, sent_on=day)
    weigh_fully(walk, day)

    assert status() is back

    with pytest.raises(WeerbaarError, match="nog niet door een tweede persoon"):
        walk.announce_decision(day)
    decide_and_announce(walk, day)


@pytest.mark.parametrize(
    ("stands", "given"),
    [
        ("beoordeeld", PENALTY | {"grace_days": 0}),
        ("besluit in voorbereiding", PENALTY | {"grace_days": 0}),
        ("besluit in voorbereiding", {"outcome": MeasureKind.WARNING}),
    ],
)
def test_only_a_closure_is_urgent(register: Path, stands: str, given: dict[str, Any]) -> None:
    """Another decision cannot be sent on an urgent route, so none is made or approved either."""
    walk = walk_at(register, "urgent 5:31(1)")
    rows = (*example_answers(REFERENCE, 2), REASON, PROPORTION)
    weighing.record_weighing(REFERENCE, WeighingMoment.BEFORE_INTENT, rows, "ZAAK1", DAY, at(DAY))
    if stands != "beoordeeld":
        walk.decide(on=DAY, sent_on=DAY)
    before = counts()
    with pytest.raises(OnlyClosureIsUrgentError, match="wel een sluiting") as why:
        walk.decide(on=DAY, sent_on=DAY, **given)
    for said in (REFERENCE, f"'{stands}'", given["outcome"].label, "vrijdag 27 februari 2026"):
        assert said in str(why.value)
    assert counts() == before
    decide_and_announce(walk, DAY)


URGENCIES = (Urgency.URGENT_5_31_1, Urgency.URGENT_5_31_2)


def unexplained(urgency: Urgency, **report: Any) -> Walk:
    """An urgent case, weighed, and of 5:31(2) closed, of which nobody wrote down why."""
    walk = Walk().police_report(**{"urgency": urgency, "urgency_reason": ""} | report)
    if urgency is Urgency.URGENT_5_31_2:
        walk.close(date(2026, 2, 25))
    return weigh_fully(walk.parties(), date(2026, 2, 26))


@pytest.mark.parametrize("urgency", URGENCIES)
def test_an_urgent_decision_needs_its_reason(register: Path, urgency: Urgency) -> None:
    """Refused without; told afterwards, with the correction of the report, it is in each letter."""
    assert register
    fill_register()
    walk = unexplained(urgency)
    before = counts()
    with pytest.raises(UnknownFactError, match=r"waarom er spoed is \(artikel 5:31 Awb\)") as why:
        walk.decide(on=DAY, sent_on=DAY)
    assert REFERENCE in str(why.value)
    assert counts() == before
    walk.police_report(urgency=urgency, correction=True)
    decide_and_announce(walk, DAY)
    letters = words_of(DocumentKind.DECISION)
    assert len(letters) == 2
    assert all(f"Dit is de reden van de spoed: {WHY_URGENT}" in words for words in letters)
    with pytest.raises(FaultsError, match="hoort al bij zaak"):
        walk.police_report(urgency=urgency, urgency_reason="Iets anders.", correction=True)


@pytest.mark.parametrize(
    ("reason", "fault"),
    [
        ("Xander Nietbestaand bedreigde de buren.", "Reden van de spoed"),
        ("De bewoner is verslaafd en er zijn kinderen.", "iets persoonlijks"),
    ],
)
def test_a_reason_of_urgency_tells_of_nobody(register: Path, reason: str, fault: str) -> None:
    """Every party reads it."""
    assert register
    fill_register()
    walk = unexplained(Urgency.URGENT_5_31_1, urgency_reason=reason)
    with pytest.raises(FaultsError, match=fault):
        walk.decide(on=DAY, sent_on=DAY)


def test_a_reason_without_urgency_is_refused(register: Path) -> None:
    """It is never silently kept."""
    assert register
    fill_register()
    with pytest.raises(FaultsError, match="een reden van de spoed hoort bij spoed"):
        Walk().police_report(urgency_reason=WHY_URGENT)


def test_premises_that_are_shut_already_get_a_decision_about_that(register: Path) -> None:
    """Art. 5:31(2): a warning would leave them shut by no decision, and without an end."""
    walk = walk_at(register, "urgent 5:31(2)")
    before = counts()
    with pytest.raises(WeerbaarError, match="het pand is dicht sinds woensdag 25 februari 2026"):
        walk.decide(on=date(2026, 2, 27), sent_on=date(2026, 2, 27), outcome=MeasureKind.WARNING)
    assert counts() == before
    decide_and_announce(walk, date(2026, 2, 27))
    assert status() is CaseStatus.CLOSED
    assert TermKind.CLOSURE in terms()
