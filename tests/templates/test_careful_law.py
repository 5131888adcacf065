"""Sentences that a lawyer found too broad, too bold or untrue: what stands there now, and when."""

from datetime import date
from typing import Any

import pytest

from models.closure.document import DocumentKind
from models.closure.letter_views import Happening
from models.closure.money.money_views import ForfeitureFacts, HearingFacts, MoneyLetter
from models.closure.remedy_views import RemedyLetter
from models.law.closure.occurrences import Occurrence
from models.law.closure.sanctions import MeasureKind
from models.law.common.premises_kinds import PremisesKind
from tasks.closure.papers.money_letters import money_letter
from tasks.closure.papers.party_letters import (
    IncompleteLetterError,
    decision,
    notice_of_intent,
    penalty_order,
)
from tasks.closure.remedies.remedy_letters import remedy_letter
from tests.templates import party_letter_cases as cases
from tests.templates.party_letter_cases import AMOUNTS, assert_clean, happened, made, text_of

FROM_POLICY = "Deze duur volgt uit het beleid."
JOINTLY = "Ik kan ieder van u om het hele bedrag vragen."
NO_ORDER = "Ik besluit om bestuursdwang toe te passen zonder voorafgaande last."
ORDERED = date(2026, 4, 2)
ADDED = happened(Occurrence.PARTY_ADDED, date(2026, 2, 27), 1)
SENT = happened(Occurrence.DECISION_ANNOUNCED, ORDERED)
ADDRESSED: dict[str, Any] = {
    "reference": "LIN-2026-001",
    "municipality": "Lindewaarde",
    "folder": "lindewaarde",
    "party": 1,
    "addressee": "Verzonnen Voorbeeldnaam",
    "addressee_lines": ("Voorbeeldstraat 12", "9999 XA Verzonnendorp"),
    "premises_kind": PremisesKind.DWELLING,
    "premises_address": "Voorbeeldstraat 12",
    "premises_place": "Verzonnendorp",
    "sent_on": date(2026, 6, 1),
    "objection_term": cases.OBJECTION,
    "order_on": ORDERED,
}


def remedy(*changes: Happening, **values: Any) -> str:
    """The words of a decision on an objection after these changes."""
    course = (ADDED, SENT, happened(Occurrence.OBJECTION_FILED, date(2026, 4, 10), 1), *changes)
    letter = ADDRESSED | {
        "course": course,
        "is_objection": True,
        "is_own": True,
        "is_of_his_party": False,
        "outcome": "dismissed",
        "opened_on": date(2026, 4, 10),
        "ground": ("Uw argumenten overtuigen mij niet.",),
    }
    text = text_of(remedy_letter(RemedyLetter.model_validate(letter | values)))
    assert_clean(text)
    return text


def money(kind: DocumentKind, **values: Any) -> str:
    """The words of a letter about money, to one of two offenders."""
    course = (
        *(ADDED, SENT, happened(Occurrence.PENALTY_FORFEITED, date(2026, 5, 1))),
        happened(Occurrence.COLLECTION_INTENDED, date(2026, 5, 3)),
        happened(Occurrence.COLLECTION_DECIDED, date(2026, 5, 4)),
    )
    letter = ADDRESSED | {
        "course": course,
        "offenders": 2,
        "amount": "€ 2.500",
        "due_on": date(2026, 6, 12),
        "fixed_on": date(2026, 5, 4),
        "payment_term": cases.term("betaling", date(2026, 7, 13), "6 weken na maandag 1 juni"),
    }
    text = text_of(money_letter(kind, MoneyLetter.model_validate(letter | values), 1))
    assert_clean(text)
    return text


def test_a_sentence_of_the_copies_begins_after_a_space() -> None:
    """Also where a condition stands between the two."""
    others = (*cases.letter().course, happened(Occurrence.PARTY_ADDED, date(2026, 2, 27), 2))
    for course in (cases.letter().course, others):
        text = text_of(decision(cases.letter(course=course), 1))
        assert ". De politie krijgt bericht van de sluiting." in text


@pytest.mark.parametrize(
    ("changes", "follows"),
    [
        ({}, True),
        ({"deviates": True, "deviation_reason": "Zo past het hier."}, False),
        ({"policy_proposes": False, "deviation_reason": "Zo past het hier."}, False),
    ],
)
def test_a_duration_follows_from_the_policy_only_when_it_does(
    changes: dict[str, Any],
    follows: bool,  # noqa: FBT001 whether the sentence is true
) -> None:
    """A notice in which the mayor chooses another duration does not say the opposite of it."""
    weighed = tuple(each for each in cases.letter().weighing if each.code != "C7")
    text = text_of(notice_of_intent(cases.intent(weighing=weighed, **changes), 1))
    assert (FROM_POLICY in text) is follows
    assert "In het besluit leg ik uit waarom de duur ook in uw geval past." in text


def test_two_others_who_spoke_are_more_than_one() -> None:
    """One other is "iemand anders", two are "anderen"; the same one twice stays one."""
    one = cases.heard(by=2)["course"]
    again = happened(Occurrence.ZIENSWIJZE_RECEIVED, date(2026, 3, 11), 2)
    other = happened(Occurrence.ZIENSWIJZE_RECEIVED, date(2026, 3, 11), 3)
    for more, said, unsaid in (
        (again, "Van iemand anders kreeg ik een zienswijze.", "Van anderen"),
        (other, "Van anderen kreeg ik ook zienswijzen.", "iemand anders kreeg"),
    ):
        text = made(cases.letter(course=(*one[:-1], more, one[-1])))
        assert said in text
        assert unsaid not in text


def test_a_closure_after_an_order_under_penalty_comes_instead_of_it() -> None:
    """Awb 5:6: no second sanction for the same breach while the first is in force."""
    text = text_of(penalty_order(cases.outcome(MeasureKind.PENALTY_ORDER), 1, AMOUNTS))
    assert "Dan kan ik deze last intrekken en de woning alsnog sluiten (artikel 5:6" in text


@pytest.mark.parametrize("urgency", cases.URGENT)
def test_an_urgent_closure_has_no_order_before_it(urgency: str) -> None:
    """Awb 5:31: then there is no order to act, and the urgency is told where it points to."""
    text = made(cases.letter(urgency=urgency))
    is_urgent = urgency != "normal"
    assert (NO_ORDER in text) is is_urgent
    assert ("Ik leg een last onder bestuursdwang op" in text) is not is_urgent
    assert ("artikel 5:21" in text) is not is_urgent
    reason = f"Dit is de reden van de spoed: {cases.WHY_URGENT}"
    assert (reason in text) is is_urgent
    assert "De spoed volgt uit wat hier is gevonden." not in text
    assert "leest u in onderdeel 8" not in text


@pytest.mark.parametrize("urgency", ["urgent1", "urgent2"])
def test_an_urgent_order_says_why_nothing_could_wait(urgency: str) -> None:
    """Awb 3:46; only an order of before it was asked, served to one party later, has none."""
    values: dict[str, Any] = {"urgency": urgency, "urgency_reason": ""}
    with pytest.raises(IncompleteLetterError, match="de reden van de spoed ontbreekt"):
        decision(cases.letter(**values), 1)
    sent = cases.happened(Occurrence.DECISION_ANNOUNCED, cases.SENT_ON)
    course = (*cases.course_until_the_decision(urgency), sent)
    text = made(cases.letter(**values, decided_on=cases.SENT_ON, course=course))
    assert "De spoed volgt uit wat hier is gevonden. Dat staat in onderdeel 5." in text


def test_an_urgent_intent_has_no_order_before_it_either() -> None:
    """It says on which ground."""
    urgent = text_of(notice_of_intent(cases.intent(urgent_ground=cases.URGENT["urgent1"]), 1))
    assert "Ik wil bestuursdwang toepassen zonder voorafgaande last." in urgent
    assert "Ik wil een last onder bestuursdwang" not in urgent


@pytest.mark.parametrize("outcome", ["dismissed", "inadmissible"])
def test_a_decision_that_stands_stands_as_it_was_changed(outcome: str) -> None:
    """Awb 6:19: the objection was also about the changes since."""
    shorter = happened(Occurrence.DURATION_SHORTENED, date(2026, 4, 20), decision=2)
    part = happened(Occurrence.LIMITED_TO_PART, date(2026, 4, 28), decision=3)
    changed = remedy(shorter, part, outcome=outcome)
    assert (
        "Mijn besluit blijft gelden, zoals ik het wijzigde op 20 april 2026 en 28 april 2026 "
        "(artikel 6:19"
    ) in changed
    plain = remedy(outcome=outcome)
    assert "Mijn besluit blijft gelden." in plain
    assert "6:19" not in plain


@pytest.mark.parametrize(("objected_to", "is_told"), [(1, True), (2, False)])
def test_a_change_on_the_day_of_the_order_came_after_it(objected_to: int, *, is_told: bool) -> None:
    """The number of the decision tells what came later, not its day; it did not change itself."""
    change = happened(Occurrence.FIRST_DAY_CHANGED, ORDERED, decision=2)
    text = remedy(change, order_number=objected_to)
    assert ("Mijn besluit blijft gelden, zoals ik het wijzigde op" in text) is is_told
    assert ("Mijn besluit blijft gelden." in text) is not is_told


@pytest.mark.parametrize(
    ("is_own", "outcome", "said"),
    [
        (True, "dismissed", ""),
        (False, "dismissed", "Dan kunt u meestal niet in beroep (artikel 6:13"),
        (False, "inadmissible", "Dan kunt u meestal niet in beroep (artikel 6:13"),
        (False, "upheld", "Dan kunt u meestal alleen in beroep over wat deze beslissing voor u"),
    ],
)
def test_who_did_not_object_hears_what_that_means_for_an_appeal(
    is_own: bool,  # noqa: FBT001 whose objection it was
    outcome: str,
    said: str,
) -> None:
    """Awb 6:13."""
    text = remedy(is_own=is_own, outcome=outcome)
    assert said in text
    assert ("artikel 6:13" in text) is not is_own


def test_a_penalty_is_owed_by_each_for_himself() -> None:
    """Only costs are owed jointly (Awb 5:25)."""
    seen = ForfeitureFacts(
        on=date(2026, 5, 1),
        seen_by="de politie",
        report_number="PL-VOORBEELD-2",
        times=1,
        unit="overtreding",
        order_words="2.500 euro per overtreding",
    )
    hearing = HearingFacts(asked_on=date(2026, 5, 3))
    collects = money(DocumentKind.COLLECTION_DECISION, forfeiture=seen, hearing=hearing)
    assert JOINTLY not in collects
    reminder = {"principal": "€ 2.500", "interest_from": "€ 20"}
    assert JOINTLY not in money(DocumentKind.REMINDER, **reminder)
    assert JOINTLY in money(DocumentKind.REMINDER, is_for_costs=True, **reminder)


@pytest.mark.parametrize(
    ("ground", "article"), [("impossible", True), ("a_year", True), ("own_motion", False)]
)
def test_only_a_change_on_request_rests_on_5_34(
    ground: str,
    article: bool,  # noqa: FBT001 whether the article is named
) -> None:
    """And every change is part of an objection that runs (Awb 6:19)."""
    text = money(
        DocumentKind.PENALTY_CHANGE,
        change="lift",
        change_ground=ground,
        old_words="2.500 euro per overtreding",
        reason="Het kan nu zonder.",
    )
    assert ("5:34" in text) is article
    assert "Dan gaat dat ook over deze wijziging" in text
    assert "artikel 6:19" in text
