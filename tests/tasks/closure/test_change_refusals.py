"""What of a change is refused: one sentence that names what is wanted, and nothing stored."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.closure.approval import ApprovalSubject
from models.law.closure.changed_terms import ChangeRefusedError
from models.law.closure.changes import CHANGE_IN, ChangeKind
from models.law.closure.procedure import CaseStatus, TransitionError
from models.law.common.durations import DurationUnit
from models.law.common.errors import FaultsError
from models.law.common.roles import RoleError
from tasks.closure.approvals import NotApprovedError
from tasks.closure.changes.announce_change import OutdatedChangeError
from tasks.closure.changes.change_guard import (
    NamesSomebodyError,
    NoDecisionError,
    NotIndefiniteError,
)
from tasks.closure.dispatch import OtherDayError
from tests.builders.case_builder import Walk
from tests.builders.case_states import walk_at
from tests.readers.register_counts import counts

HEARING = "De partijen konden tot en met 10 april 2026 reageren. Niemand deed dat."
APRIL_13 = date(2026, 4, 13)
MONTHS = DurationUnit.MONTHS
Prepare = Callable[[Walk], object]


def prepares(kind: ChangeKind, **more: Any) -> Prepare:
    return lambda walk: walk.prepare_change(kind, APRIL_13, **more)


@pytest.mark.parametrize(
    ("state", "attempt", "error", "words"),
    [
        ("closed", prepares(ChangeKind.SHORTER), FaultsError, "Duur: vul dit in bij een kortere"),
        (
            "closed",
            prepares(ChangeKind.LIFT, amount=3),
            FaultsError,
            "Duur: hoort niet bij een eerdere opheffing",
        ),
        (
            "closed",
            prepares(ChangeKind.EXTENSION, amount=3, unit=MONTHS),
            FaultsError,
            "Vooraf gehoord: vul in hoe de partijen zijn gehoord",
        ),
        (
            "closed",
            prepares(ChangeKind.LIFT, hearing=HEARING),
            FaultsError,
            "Vooraf gehoord: hoort niet bij",
        ),
        (
            "closed",
            prepares(ChangeKind.LONGER, amount=1, unit=DurationUnit.INDEFINITE, hearing=HEARING),
            FaultsError,
            "zonder einde sluiten vraagt een nieuw besluit",
        ),
        (
            "closed",
            prepares(ChangeKind.LIFT, ground="Xander Nietbestaand heeft de sloten vervangen."),
            NamesSomebodyError,
            r"Reden: .*noem de partij bij haar hoedanigheid",
        ),
        (
            "closed",
            prepares(ChangeKind.PART, part="de kamer van Nietbestaand"),
            NamesSomebodyError,
            "Wat gesloten blijft: ",
        ),
        (
            "closed",
            prepares(ChangeKind.SHORTER, amount=3, unit=MONTHS),
            ChangeRefusedError,
            "Zaak LIN-2026-001: met 3 maanden .* niet eerder dan donderdag 9 juli 2026",
        ),
        (
            "closed",
            prepares(ChangeKind.GRACE, grace_until=date(2026, 5, 1)),
            TransitionError,
            "staat op 'gesloten'; een langere begunstigingstermijn op 13 april 2026 kan dan niet",
        ),
        ("closed", prepares(ChangeKind.REVIEW_END), NotIndefiniteError, "eindigt vanzelf na"),
        (
            "closed",
            prepares(ChangeKind.REVIEW_CONTINUE, hearing=HEARING),
            ChangeRefusedError,
            "eindigt vanzelf na",
        ),
        (
            "urgent 5:31(2)",
            prepares(ChangeKind.LIFT),
            NoDecisionError,
            "op maandag 13 april 2026 nog geen besluit",
        ),
        (
            "change prepared",
            lambda walk: walk.announce_change(APRIL_13),
            NotApprovedError,
            "nog niet door een tweede persoon goedgekeurd",
        ),
        (
            "change prepared",
            lambda walk: walk.approve(ApprovalSubject.CHANGE, APRIL_13, by="ZAAK1"),
            RoleError,
            "een wijziging goedkeuren vraagt de rol burgemeester",
        ),
    ],
)
def test_what_cannot_change_is_refused_with_one_sentence_and_nothing_stored(
    register: Path, state: str, attempt: Prepare, error: type[Exception], words: str
) -> None:
    """Names case or field, what is wanted, and the day."""
    walk = walk_at(register, state)
    before = counts()
    with pytest.raises(error, match=words):
        attempt(walk)
    assert counts() == before


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_a_change_is_refused_in_every_state_that_is_not_in_its_row(
    register: Path, kind: ChangeKind
) -> None:
    """A case that was only reported can change in nothing."""
    assert CaseStatus.REPORTED not in CHANGE_IN[kind]
    walk = walk_at(register, "reported")
    with pytest.raises(TransitionError, match="staat op 'rapportage ontvangen'"):
        walk.prepare_change(kind, APRIL_13)


def test_what_was_approved_leaves_only_while_the_days_stand(register: Path) -> None:
    """Two changes were made; the first one that left makes the other out of date."""
    walk = walk_at(register, "decision announced")
    day = date(2026, 4, 9)
    walk.prepare_change(ChangeKind.SHORTER, day, amount=2, unit=MONTHS, sent_on=APRIL_13)
    walk.approve(ApprovalSubject.CHANGE, day)
    # Closed three days late: the days have shifted since.
    walk.close(APRIL_13)
    before = counts()
    with pytest.raises(OutdatedChangeError, match="maak haar opnieuw"):
        walk.announce_change(APRIL_13)
    assert counts() == before


def test_a_change_leaves_on_its_day_and_twice_is_once(register: Path) -> None:
    """Its terms count from the day in the letter."""
    walk = walk_at(register, "closed")
    walk.prepare_change(ChangeKind.SHORTER, APRIL_13, amount=2, unit=MONTHS)
    walk.prepare_change(ChangeKind.SHORTER, APRIL_13, amount=2, unit=MONTHS)
    walk.approve(ApprovalSubject.CHANGE, APRIL_13)
    with pytest.raises(OtherDayError, match="gemaakt voor verzending op maandag 13 april 2026"):
        walk.announce_change(date(2026, 4, 14))
    first = walk.announce_change(APRIL_13)
    again = counts()

    assert walk.announce_change(APRIL_13).said == first.said
    assert counts() == again
