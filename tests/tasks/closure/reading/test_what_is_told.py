"""What the page tells of terms, approvals and courses has an entry for each of them."""

import itertools

import pytest

from models.closure.approval import ApprovalSubject
from models.law.closure.passed_terms import WHEN_IT_PASSES
from models.law.closure.procedure import CaseStatus, Urgency, allowed
from models.law.closure.term_kinds import TermKind
from models.law.common.address_words import AddressWords
from tasks.closure.reading.case_course import COURSES, STANDS_AT
from tasks.closure.reading.ready_papers import MADE_WITH


def test_every_term_says_what_happens_when_it_passes() -> None:
    """In a sentence."""
    assert set(WHEN_IT_PASSES) == set(TermKind)
    assert all(words.endswith(".") for words in WHEN_IT_PASSES.values())


def test_every_approval_has_its_documents() -> None:
    """What somebody reads before he approves."""
    assert set(MADE_WITH) == set(ApprovalSubject)


@pytest.mark.parametrize("urgency", Urgency)
def test_a_course_goes_by_steps_that_are_allowed(urgency: Urgency) -> None:
    """Each state on the line may follow on the one before it, or on what stands in its place."""
    stands_in = {at: also for also, at in STANDS_AT.items()}
    course = COURSES[urgency]
    for before, after in itertools.pairwise(course):
        ways = (before, stands_in.get(before, before), CaseStatus.CLOSED)
        assert any(allowed(way, after, urgency) for way in ways), (before, after)


@pytest.mark.parametrize(
    ("typed", "address", "is_meant"),
    [
        ("t Hazeleger", ("'t Hazeleger", 9, "A", ""), True),
        ("'t hazeleger 9a", ("'t Hazeleger", 9, "A", ""), True),
        ("9A", ("'t Hazeleger", 9, "A", ""), True),
        ("9", ("'t Hazeleger", 9, "A", ""), True),
        ("9-2", ("Dorpsstraat", 9, "", "2"), True),
        ("9 2", ("Dorpsstraat", 9, "", "2"), True),
        ("9", ("Dorpsstraat", 90, "", ""), False),
        ("9B", ("Dorpsstraat", 9, "A", ""), False),
        ("Cafe Francaisstraat 3", ("Café Françaisstraat", 3, "", ""), True),
        ("1e Dwarsstraat", ("1e Dwarsstraat", 4, "", ""), True),
        ("1e Dwarsstraat 4", ("1e Dwarsstraat", 4, "", ""), True),
        ("1e Dwarsstraat 5", ("1e Dwarsstraat", 4, "", ""), False),
        ("Plein 1944 7", ("Plein 1944", 7, "", ""), True),
        ("Plein 1944", ("Plein 1944", 7, "", ""), True),
        ("", ("Dorpsstraat", 9, "", ""), False),
        (",", ("Dorpsstraat", 9, "", ""), False),
    ],
)
def test_an_address_is_found_as_people_type_it(
    typed: str, address: tuple[str, int, str, str], *, is_meant: bool
) -> None:
    """Accents, letters, additions and signs; 9 is never 90."""
    assert AddressWords.of(typed).match(*address) is is_meant
