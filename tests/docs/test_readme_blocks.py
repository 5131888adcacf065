"""What the README shows of the tables is what the tables say."""

import pytest

from docs.site.readme_blocks import BLOCK, README, closure_diagram, filled, flow_tables
from models.law.closure.procedure import CaseStatus, Urgency, allowed


def test_the_readme_is_up_to_date() -> None:
    """`make diagrams` would change nothing; both blocks are there."""
    text = README.read_text(encoding="utf-8")

    assert {block["name"] for block in BLOCK.finditer(text)} == {"flows", "states of a closure"}
    assert filled(text) == text


@pytest.mark.parametrize("urgency", list(Urgency))
def test_the_diagram_has_every_step_that_is_allowed(urgency: Urgency) -> None:
    """Whatever the urgency of a case: no step is missing."""
    drawn = {tuple(line.partition(":")[0].split(" --> ")) for line in _arrows()}

    assert {
        (each.value, later.value)
        for each in CaseStatus
        for later in CaseStatus
        if allowed(each, later, urgency)
    } <= drawn


def test_the_diagram_has_no_step_that_is_not_allowed() -> None:
    """An arrow without a label is the ordinary course; with one, some urgent case may go there."""
    statuses = {status.value: status for status in CaseStatus}
    for line in _arrows():
        arrow, _, label = line.partition(":")
        each, later = arrow.split(" --> ")
        if each in statuses and later in statuses:
            ways = (
                [Urgency.NONE] if not label else [way for way in Urgency if way is not Urgency.NONE]
            )
            assert any(allowed(statuses[each], statuses[later], way) for way in ways), line


def _arrows() -> list[str]:
    return [line.strip() for line in closure_diagram().splitlines() if " --> " in line]


def test_a_flow_that_runs_by_itself_says_when() -> None:
    """An officer does not look for a form that nobody starts."""
    assert "| Ochtendronde (by itself: `30 6 * * *`) | `watch_deadlines` |" in flow_tables()
    assert "| 09 Pand sluiten | `close_premises` |" in flow_tables()
