"""The page on which a lawyer reads the procedure says what the tables say, cell by cell."""

import re

import pytest

from docs.site.procedure_page import ALLOWED, PAGE, REFUSED, page, picture
from models.law.closure.changes import CHANGE_IN, ChangeKind
from models.law.closure.occurrences import Occurrence, states_before
from models.law.closure.procedure import CaseStatus, Urgency, allowed

STATES = list(CaseStatus)


def rows_of(head: str) -> dict[str, list[str]]:
    """The rows of the table that begins with this word, by their first cell."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    start = lines.index(next(line for line in lines if line.startswith(f"| {head} | 1 |")))
    found = {}
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        first, *cells = [cell.strip() for cell in line.strip("|").split("|")]
        found[first] = cells
    return found


def test_the_page_is_up_to_date() -> None:
    """`make diagrams` would change nothing."""
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("what", list(Occurrence))
def test_every_cell_says_whether_it_can_happen(what: Occurrence) -> None:
    """Each occurrence in each state: allowed or refused, never left open."""
    cells = rows_of("gebeurtenis")[what.label]
    assert cells == [ALLOWED if each in states_before(what) else REFUSED for each in STATES]


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_every_cell_says_whether_a_decision_can_change_so(kind: ChangeKind) -> None:
    """Each kind of change in each state."""
    cells = rows_of("wijziging")[kind.label]
    assert cells == [ALLOWED if each in CHANGE_IN[kind] else REFUSED for each in STATES]


def test_no_two_rows_have_the_same_words() -> None:
    """A lawyer can tell every state, occurrence and change from every other."""
    for labels in (
        [each.label for each in CaseStatus],
        [each.label for each in Occurrence],
        [each.label for each in ChangeKind],
    ):
        assert sorted(labels) == sorted(set(labels))


def test_the_picture_has_exactly_the_steps_that_some_case_may_take() -> None:
    """By the values of the states, which their Dutch words stand beside."""
    text = picture()
    drawn = set(re.findall(r"^    (\w+) --> (\w+)", text, re.MULTILINE))
    assert drawn == {
        (each.value, later.value)
        for each in CaseStatus
        for later in CaseStatus
        if any(allowed(each, later, urgency) for urgency in Urgency)
    }
    assert all(f'state "{each.label}" as {each.value}' in text for each in CaseStatus)
