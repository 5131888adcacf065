"""Each sentence of a letter true: policy, zienswijzen, course, and what is kept from a reader."""

from datetime import date
from typing import Any

import pytest

from models.closure.closure_views import FoundItem
from models.law.closure.backed_sentences import UnprovenSentenceError
from models.law.closure.occurrences import Occurrence
from models.law.closure.sanctions import DrugList
from tests.templates import party_letter_cases as cases
from tests.templates.party_letter_cases import made


def test_repetition_names_the_earlier_days() -> None:
    """Previous offences are listed; without them the letter says it is the first."""
    days = (date(2024, 5, 1),)
    repeated = made(cases.letter(is_repeated=True, previous_offences=days))
    assert "1 mei 2024" in repeated
    assert "Dit heet herhaling" in repeated
    withheld = made(cases.letter(is_repeated=True))
    assert "eerder een overtreding van artikel 13b van de Opiumwet die meetelt" in withheld
    assert "Ik ga uit van een eerste overtreding" not in withheld
    assert "Ik ga uit van een eerste overtreding" in made(cases.letter())


def test_deviation_from_policy_is_reasoned() -> None:
    """Awb 4:84, only where the policy proposes something."""
    reason: dict[str, Any] = {"deviates": True, "deviation_reason": "De bewoner meldde zich zelf."}
    text = made(cases.letter(**reason))
    assert "Ik wijk af van het beleid" in text
    assert "De bewoner meldde zich zelf." in text
    assert "geen bijzondere reden" not in text


def test_where_the_policy_is_silent_nothing_deviates_from_it() -> None:
    """No art. 4:84, no words that were meant for the officer, and the reason all the same."""
    text = made(
        cases.letter(
            policy_proposes=False,
            deviates=True,
            deviation_reason="Zo past het hier.",
            proposal_explanation="De sanctiematrix van Alverlo heeft geen rij voor 3 pillen "
            "lijst I, locatie woning: een jurist kiest de maatregel.",
        )
    )
    assert "Het beleid zegt niet welke maatregel hoort bij wat hier is gevonden." in text
    assert "Zo past het hier." in text
    for words in ("4:84", "een jurist kiest", "sanctiematrix", "eerste overtreding"):
        assert words not in text


def test_the_reason_to_deviate_is_withheld_when_it_is_about_another() -> None:
    """The party reads that there is one."""
    text = made(cases.letter(deviates=True))
    assert "persoonlijke omstandigheden van een ander" in text


def test_a_first_day_that_is_only_about_right_is_not_printed() -> None:
    """No letter states what nobody knows."""
    assert "Het geldt sinds 28 september 2021." in made(cases.letter())
    assert "Het geldt sinds" not in made(cases.letter(policy_since_is_known=False))


@pytest.mark.parametrize("lists", [{"I"}, {"II"}, {"I", "II"}])
def test_only_the_lists_of_what_was_found_are_named(lists: set[str]) -> None:
    """Awb 5:9: the provision of this offence, not of another."""
    findings = tuple(
        FoundItem(
            description="een middel",
            quantity="9 gram",
            ground="artikel 13b, eerste lid, onder a",
            drug_list=DrugList(each),
        )
        for each in sorted(lists)
    )
    text = made(cases.letter(findings=findings))
    for each, article in (("I", "artikel 2"), ("II", "artikel 3")):
        words = f"Drugs van lijst {each} zijn verboden in {article} van de Opiumwet."
        assert (words in text) is (each in lists)


def test_the_zienswijze_of_the_party_is_answered() -> None:
    """What was said, on which day and how, and the answer of the mayor."""
    text = made(cases.letter(**cases.heard()))
    for words in (
        "Op dinsdag 10 maart 2026 gaf u in een gesprek uw mening over mijn plan.",
        "U vond: Het klopt niet, zei deze partij.",
        "Mijn antwoord is: Het verslag van de politie laat zien dat het wel klopt.",
        "Ik heb alles wat u zei meegewogen.",
    ):
        assert words in text
    assert "van een ander" not in text


def test_the_zienswijze_of_another_stays_with_that_other() -> None:
    """Only that there was one; and whether this party gave one is a sentence of its own."""
    text = made(cases.letter(**cases.heard(by=2)))
    assert "Ik heb van u geen zienswijze gekregen." in text
    assert "Van iemand anders kreeg ik een zienswijze." in text
    assert "zei deze partij" not in text
    assert "Van iemand anders" not in made(cases.letter())


def test_who_came_after_the_notice_could_not_give_a_zienswijze() -> None:
    """No letter says that he could."""
    report, _, *later = cases.course_until_the_decision()
    course = (report, *later, cases.happened(Occurrence.PARTY_ADDED, date(2026, 3, 25), 1))
    text = made(cases.letter(course=course))
    assert "U kon vooraf geen mening geven over dit besluit." in text
    assert "wist ik nog niet dat u belang bij deze zaak heeft" in text
    assert "U kon uw mening geven" not in text


def test_the_decision_tells_the_course_of_the_procedure() -> None:
    """Report, notice, zienswijzen and second weighing, each on its day and once."""
    text = made(cases.letter(**cases.heard()))
    lines = (
        "Op donderdag 26 februari 2026 ontving ik de bestuurlijke rapportage van de politie.",
        "Op maandag 2 maart 2026 maakte ik mijn voornemen bekend.",
        "Op dinsdag 10 maart 2026 gaf u uw zienswijze.",
        "Op vrijdag 20 maart 2026 woog ik alle belangen opnieuw af.",
    )
    places = [text.find(line) for line in lines]
    assert places == sorted(places)
    assert all(text.count(line) == 1 for line in lines)


def test_a_sentence_without_its_occurrence_is_refused() -> None:
    """A letter that says the premises were closed is not made when they were not."""
    course = cases.course_until_the_decision()
    with pytest.raises(UnprovenSentenceError, match=r"ALV-2026-0007.*partij 1.*closed_already"):
        made(cases.letter(urgency="urgent2", course=course))


def test_what_is_withheld_is_said_neutrally() -> None:
    """Who may not read it reads that it was weighed, not what it was or about what."""
    text = made(cases.letter(is_withheld=True))
    assert "Ik heb ook gekeken naar persoonlijke omstandigheden van anderen." in text
    assert "zoals gezondheid" not in text
    assert "omstandigheden van anderen" not in made(cases.letter())
