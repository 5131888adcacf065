"""Which part of the costs is for the offender: chosen, reasoned, and told to whom it concerns."""

from datetime import date
from pathlib import Path

import pytest

from models.closure.document import DocumentKind
from models.law.closure.measures import MeasureKind
from models.law.closure.weighing import WeighingMoment
from models.law.common.errors import FaultsError
from tasks.closure.weighing import WeighingRow
from tests.builders.case_states import walk_at
from tests.readers.case_reading import REASON, case_row, words_of

WHY = WeighingRow(
    factor="5:25",
    finding="Hij heeft schulden en meldde de vondst zelf.",
    source_document="verslag",
    weight="voor minder kosten",
)


def test_an_order_without_a_choice_of_costs_is_refused(register: Path) -> None:
    """No legal fact has a default."""
    walk = walk_at(register, "reassessed")
    with pytest.raises(FaultsError, match="zeg welk deel van de kosten voor de overtreder is"):
        walk.decide(cost_share=None)


def test_less_than_all_costs_needs_a_reason_that_the_offender_alone_reads(register: Path) -> None:
    """Awb 5:25(1); the reason tells of his money."""
    walk = walk_at(register, "zienswijze received")
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20))
    with pytest.raises(FaultsError, match="bij '5:25' de reden"):
        walk.decide(cost_share=25)

    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20), extra=(WHY,))
    walk.decide(cost_share=25)
    offender, owner = words_of(DocumentKind.DECISION)
    assert case_row().cost_share == 25
    assert WHY.finding in offender
    assert WHY.finding not in owner
    for words in (offender, owner):
        assert "voor 25 procent voor de overtreder" in words


def test_costs_are_no_part_of_another_measure(register: Path) -> None:
    """What is typed is used, or refused: never ignored in silence."""
    walk = walk_at(register, "zienswijze received")
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20), extra=(REASON,))
    with pytest.raises(FaultsError, match="alleen bij een sluiting"):
        walk.decide(outcome=MeasureKind.WARNING, cost_share=100)
