"""An order that reached nobody works for nobody: nothing is closed on it (Awb 3:40, 3:41)."""

from datetime import date
from pathlib import Path

import pytest

from models.law.closure.procedure import CaseStatus, Urgency
from models.law.closure.weighing import WeighingMoment
from models.law.common.durations import DurationUnit
from tasks.closure.people.reached import UnknownOrderError
from tests.builders.case_builder import Walk, decision_announced, fill_register, intent_announced
from tests.builders.people.party_lines import withdraw
from tests.builders.people.served_later import made_again, returned, served
from tests.readers.case_reading import REASON, decide_and_announce, status
from tests.readers.register_counts import counts

APRIL_2 = date(2026, 4, 2)


@pytest.fixture(autouse=True)
def _filled(register: Path) -> None:
    assert register
    fill_register()


def came_back(walk: Walk, first: str = "undeliverable", second: str = "wrong_address") -> Walk:
    """Both letters come back, each for its own reason."""
    returned(walk, first, party=1)
    returned(walk, second, party=2)
    return walk


def test_nothing_is_closed_on_an_order_that_reached_nobody() -> None:
    """With the case, its state and the day; and nothing has changed."""
    walk = came_back(decision_announced())
    before = counts()
    with pytest.raises(UnknownOrderError) as refused:
        walk.close()
    assert str(refused.value) == (
        f"Zaak {walk.reference} staat op 'besluit bekendgemaakt', maar het besluit heeft nog "
        "niemand bereikt; sluiten op vrijdag 10 april 2026 kan pas als het aan een partij is "
        "bekendgemaakt (artikelen 3:40 en 3:41 Awb)."
    )
    assert counts() == before
    assert status() is CaseStatus.DECISION_ANNOUNCED


@pytest.mark.parametrize("cause", ["not_collected", "refused"])
def test_an_order_that_one_party_did_not_want_can_be_carried_out(cause: str) -> None:
    """Not collected or refused is at his own risk: it was made known."""
    came_back(decision_announced(), second=cause).close()
    assert status() is CaseStatus.CLOSED


def test_an_order_that_reached_one_of_two_can_be_carried_out() -> None:
    walk = decision_announced()
    returned(walk, "undeliverable", party=2)
    walk.close()
    assert status() is CaseStatus.CLOSED


def test_an_order_that_was_served_again_can_be_carried_out() -> None:
    """On one party it depends, and the newest letter to him counts."""
    walk = made_again(came_back(decision_announced()))
    with pytest.raises(UnknownOrderError):
        walk.close()
    served(walk)
    walk.close(date(2026, 4, 17))
    assert status() is CaseStatus.CLOSED


def test_who_turns_out_to_be_no_party_was_not_reached() -> None:
    """What he got was not meant for him."""
    walk = decision_announced()
    returned(walk, "undeliverable", party=2)
    withdraw(walk, 1, date(2026, 4, 8))
    with pytest.raises(UnknownOrderError, match="heeft nog niemand bereikt"):
        walk.close()


def test_premises_can_still_be_closed_before_there_is_a_decision() -> None:
    """Of art. 5:31(2) Awb there is no order that could be known."""
    Walk().police_report(urgency=Urgency.URGENT_5_31_2).close(date(2026, 2, 24))
    assert status() is CaseStatus.CLOSED


def test_an_order_without_an_end_can_be_served_again_too() -> None:
    """Else it could never be carried out; the day of its review stays that of the order."""
    walk = intent_announced().zienswijze()
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20), extra=(REASON,))
    decide_and_announce(walk, APRIL_2, unit=DurationUnit.INDEFINITE)
    made_again(came_back(walk))
    served(walk)
    walk.close(date(2026, 4, 17))
    assert status() is CaseStatus.CLOSED
