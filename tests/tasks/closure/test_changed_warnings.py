"""A warning that was sent is changed or withdrawn by a letter, as an order is."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.closure.document import DocumentKind
from models.closure.term import TermKind
from models.law.closure.changes import ChangeKind
from models.law.closure.measures import MeasureKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.closure.weighing import WeighingMoment
from models.law.common.errors import FaultsError
from models.law.common.transitions import TransitionError
from tasks.closure.case_step import occurrences_of
from tasks.closure.site.repeats import told_repeats
from tasks.register.resources import reading
from tests.builders.case_builder import GROUND, Walk
from tests.builders.case_states import walk_at
from tests.readers.case_reading import (
    REASON,
    case_row,
    decide_and_announce,
    decisions,
    recipients,
    status,
    terms,
    words_of,
)
from tests.readers.register_counts import counts

WARNED_ON, CHANGED_ON = date(2026, 3, 30), date(2026, 4, 13)
NOW = "De waarschuwing geldt niet voor de winkel, alleen voor de woning daarboven."


def warned(register: Path) -> Walk:
    """A warning of 30 March 2026 instead of the closure of the matrix."""
    walk = walk_at(register, "reassessed")
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20), extra=(REASON,))
    decide_and_announce(walk, WARNED_ON, outcome=MeasureKind.WARNING)
    return walk


def last_occurrence() -> Occurrence:
    with reading() as session:
        return occurrences_of(session, 1)[-1].what


def test_a_warning_is_withdrawn_by_a_letter(register: Path) -> None:
    """It counts no more; no partner and no land register hears, and the file can be closed."""
    walk = warned(register).change(ChangeKind.WITHDRAW_WARNING, CHANGED_ON)
    assert status() is CaseStatus.DECISION_WITHDRAWN
    assert last_occurrence() is Occurrence.WARNING_WITHDRAWN
    assert decisions()[-1].measure is MeasureKind.NONE
    letters = words_of(DocumentKind.WARNING_CHANGE)
    assert len(letters) == 2
    for words in letters:
        for said in (
            "Intrekking van mijn waarschuwing voor de woning Voorbeeldstraat 12",
            "Op maandag 30 maart 2026 stuurde ik een waarschuwing",
            "Die waarschuwing trek ik in. Zij geldt niet meer.",
            "De waarschuwing telt niet meer mee.",
            "is meestal geen besluit",
            GROUND,
        ):
            assert said in words, said
        assert "Wat er verandert" not in words
    assert recipients("withdrawn") == set()
    assert set(terms()) == {TermKind.ZIENSWIJZE}
    walk.archive(date(2026, 4, 20))
    assert status() is CaseStatus.ARCHIVED


def test_a_warning_is_changed_by_a_letter_that_says_what_holds_now(register: Path) -> None:
    """It goes on to count; a second change tells of the first."""
    walk = warned(register).change(ChangeKind.CHANGE_WARNING, CHANGED_ON, changes=NOW)
    assert status() is CaseStatus.WARNED
    assert last_occurrence() is Occurrence.WARNING_CHANGED
    assert (case_row().ordered_from, decisions()[-1].measure) == (None, MeasureKind.WARNING)
    for words in words_of(DocumentKind.WARNING_CHANGE):
        for said in (
            "Wijziging van mijn waarschuwing",
            f"Wat er verandert {NOW}",
            "De waarschuwing blijft meetellen, zoals zij nu is.",
        ):
            assert said in words, said
    walk.change(ChangeKind.WITHDRAW_WARNING, date(2026, 4, 20))
    last = words_of(DocumentKind.WARNING_CHANGE)[-1]
    assert "Op maandag 13 april 2026 stuurde ik een wijziging daarvan." in last


@pytest.mark.parametrize(
    ("kind", "more", "counts_on"),
    [
        (ChangeKind.WITHDRAW_WARNING, {}, False),
        (ChangeKind.CHANGE_WARNING, {"changes": NOW}, True),
    ],
)
def test_only_a_warning_that_still_holds_is_proposed_as_a_repeat(
    register: Path, kind: ChangeKind, more: dict[str, Any], *, counts_on: bool
) -> None:
    """At the next find at this address."""
    warned(register).change(kind, CHANGED_ON, **more)
    found = date(2026, 5, 11)
    later = Walk().police_report(report_number="PL-2026-0002", found_on=found, on=found)
    assert bool(told_repeats(later.reference, found)) is counts_on


@pytest.mark.parametrize(
    ("kind", "more", "fault"),
    [
        (ChangeKind.CHANGE_WARNING, {}, "Wat er verandert: vul dit in"),
        (ChangeKind.WITHDRAW_WARNING, {"changes": NOW}, "Wat er verandert: hoort niet bij"),
        (ChangeKind.CHANGE_WARNING, {"changes": NOW, "part": "de schuur"}, "hoort niet bij"),
        (
            ChangeKind.CHANGE_WARNING,
            {"changes": "Xander Nietbestaand hoeft niets meer te doen."},
            "Wat er verandert",
        ),
    ],
)
def test_a_change_of_a_warning_says_what_belongs_to_it(
    register: Path, kind: ChangeKind, more: dict[str, Any], fault: str
) -> None:
    """Nothing is ignored, nobody is named, nothing is kept."""
    walk = warned(register)
    before = counts()
    with pytest.raises(FaultsError, match=fault):
        walk.prepare_change(kind, CHANGED_ON, **more)
    assert counts() == before


@pytest.mark.parametrize("kind", [ChangeKind.WITHDRAW, ChangeKind.SHORTER, ChangeKind.LIFT])
def test_a_warning_has_no_closure_to_change(register: Path, kind: ChangeKind) -> None:
    """What is of an order to close is refused, with the state in which it can be made."""
    walk = warned(register)
    with pytest.raises(TransitionError, match="staat op 'gewaarschuwd'"):
        walk.prepare_change(kind, CHANGED_ON, amount=1, unit="months")


def test_an_order_has_no_warning_to_change(register: Path) -> None:
    """Only in a case that was warned."""
    walk = walk_at(register, "closed")
    with pytest.raises(TransitionError, match="wel bij 'gewaarschuwd'"):
        walk.prepare_change(ChangeKind.WITHDRAW_WARNING, CHANGED_ON)
