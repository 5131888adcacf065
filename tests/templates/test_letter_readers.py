"""What a letter says of others: only when there are others, and of whom the addressee acts for."""

from datetime import date
from pathlib import Path

import pytest

from models.closure.document import DocumentKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.sanctions import MeasureKind
from tasks.closure.papers.party_letters import decision, penalty_order, warning
from tests.builders.case_builder import fill_register
from tests.builders.every_letter import LONG, SHORT, closure_and_after
from tests.readers.case_reading import words_of
from tests.templates.party_letter_cases import AMOUNTS, happened, letter, outcome, text_of

ADDED = happened(Occurrence.PARTY_ADDED, date(2026, 2, 27), 2)
GONE = happened(Occurrence.PARTY_WITHDRAWN, date(2026, 3, 3), 2)
ALONE = "Afschrift: er zijn geen andere partijen in deze zaak."
OTHERS = "Afschrift: de andere partijen in deze zaak. Elke partij krijgt een eigen brief."
EVERYBODY = "Iedereen krijgt een eigen brief"


@pytest.mark.parametrize(
    ("more", "said", "unsaid"),
    [((), ALONE, OTHERS), ((ADDED,), OTHERS, ALONE), ((ADDED, GONE), ALONE, OTHERS)],
)
def test_a_letter_speaks_of_others_only_when_there_are(
    more: tuple[object, ...], said: str, unsaid: str
) -> None:
    """A party that was withdrawn is none; the police are told of an order all the same."""
    course = (*letter().course, *more)
    texts = [
        text_of(decision(letter(course=course), 1)),
        text_of(penalty_order(outcome(MeasureKind.PENALTY_ORDER, course=course), 1, AMOUNTS)),
        text_of(warning(outcome(MeasureKind.WARNING, course=course), 1)),
    ]
    for text in texts:
        assert said in text
        assert unsaid not in text
    assert [EVERYBODY in text for text in texts] == [said == OTHERS, said == OTHERS, False]
    assert "De politie krijgt bericht van de sluiting." in texts[0]


def test_who_is_alone_hears_that_the_decision_was_sent_before(register: Path) -> None:
    """And not that others had it."""
    assert register
    fill_register()
    closure_and_after(SHORT)
    words = words_of(DocumentKind.LATER_DECISION)[0]
    assert "Dit besluit heb ik op donderdag 2 april 2026 verstuurd." in words
    assert "aan anderen" not in words


def test_a_representative_reads_that_it_is_the_objection_of_whom_he_acts_for(
    register: Path,
) -> None:
    """The objector, the owner, his representative, the other offender."""
    assert register
    fill_register()
    closure_and_after(LONG)
    said = ("U maakte", "Een andere partij maakte", "De partij voor wie u optreedt maakte")
    found = [
        next(start for start in said if f"{start} bezwaar" in words)
        for words in words_of(DocumentKind.REMEDY_DECISION)
    ]
    assert found == [said[0], said[1], said[2], said[1]]
