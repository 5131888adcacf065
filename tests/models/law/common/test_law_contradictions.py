"""A policy file that contradicts itself is refused whole, with the reason in Dutch."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

import pytest
from pydantic import ValidationError

from models.law.closure.weighing import WeighingChecklist
from models.law.common.policy import Policy
from models.law.common.retention import RetentionPolicy
from models.law.control.control_cycle import ControlCyclePolicy, RoundKind, Theme
from models.law.evaluation.year_figures import FigureBook, Reckoning, Unit
from tests.builders.figure_worlds import definition

VERSION = {"valid_from": date(2024, 1, 1), "source": "verzonnen"}
FACTOR = {"code": "A1", "step": "competent", "question": "Mag het?", "source": "verzonnen"}
RESULT = {"number": "1.1", "name": "verzonnen", "years": 5}
CYCLE = VERSION | {
    "municipality_code": "0999",
    "municipality": "Verzonnendorp",
    "anchor_on": date(2024, 1, 11),
    "interval_weeks": 6,
    "kinds": (RoundKind.WHITE_SPOTS,),
    "themes": (Theme.AUTOMOTIVE,),
    "search_days": 20,
    "lead_weeks": 6,
    "service_cost_per_round": 111,
    "service_budget_per_year": 1000,
    "starts_at": time(9, 30),
    "ends_at": time(15, 30),
    "meeting_point": "het gemeentehuis",
    "reply_days": 14,
}
MEAN: dict[str, Any] = {"rule": {"rows": "visits", "reckoning": Reckoning.MEAN}, "unit": Unit.DAYS}


def _accepted() -> list[tuple[type[Policy], Mapping[str, Any]]]:
    return [
        (WeighingChecklist, VERSION | {"factors": [FACTOR, FACTOR | {"code": "A2"}]}),
        (RetentionPolicy, VERSION | {"results": [RESULT, RESULT | {"number": "1.2"}]}),
        (ControlCyclePolicy, CYCLE),
        (FigureBook, VERSION | {"definitions": [definition("whole"), definition("part", "whole")]}),
        (
            FigureBook,
            VERSION
            | {"definitions": [definition("whole"), definition("mean", mean_of=["whole"], **MEAN)]},
        ),
    ]


REFUSED = [
    (WeighingChecklist, VERSION | {"factors": [FACTOR, FACTOR]}, "een factor staat er twee keer"),
    (RetentionPolicy, VERSION | {"results": [RESULT, RESULT]}, "een resultaatnummer staat er twee"),
    (ControlCyclePolicy, CYCLE | {"search_days": 20, "interval_weeks": 5}, "minder dan een half"),
    (ControlCyclePolicy, CYCLE | {"ends_at": time(9, 30)}, "een ronde begint voor zij eindigt"),
    (
        FigureBook,
        VERSION | {"definitions": [definition("whole"), definition("whole")]},
        "een cijfer staat er twee keer in",
    ),
    (
        FigureBook,
        VERSION | {"definitions": [definition("part", "whole")]},
        "part is deel van een cijfer dat er niet is",
    ),
    (
        FigureBook,
        VERSION | {"definitions": [definition("mean", mean_of=["whole"], **MEAN)]},
        "mean is gemiddeld over een cijfer dat er niet is",
    ),
    (
        FigureBook,
        VERSION | {"definitions": [definition("part", divides="whole")]},
        "part kan whole niet verdelen",
    ),
]


@pytest.mark.parametrize(("kind", "values", "said"), REFUSED)
def test_a_contradiction_is_refused(
    kind: type[Policy], values: Mapping[str, Any], said: str
) -> None:
    """Each with the sentence that says what is wrong."""
    with pytest.raises(ValidationError, match=said):
        kind.model_validate(values)


@pytest.mark.parametrize(("kind", "values"), _accepted())
def test_the_same_without_the_contradiction_is_accepted(
    kind: type[Policy], values: Mapping[str, Any]
) -> None:
    """So that it is the contradiction that was refused."""
    assert kind.model_validate(values).is_in_force(date(2024, 1, 1))


@pytest.mark.parametrize(
    ("year", "touched"), [(2023, False), (2024, True), (2025, True), (2026, False)]
)
def test_a_version_touches_the_years_of_its_days(year: int, touched: bool) -> None:  # noqa: FBT001
    """From the year of its first day to that of its last; without a last day for ever."""
    ends = Policy(valid_from=date(2024, 12, 31), valid_to=date(2025, 1, 1), source="verzonnen")
    endless = Policy(valid_from=date(2024, 12, 31), source="verzonnen")

    assert ends.touches(year) is touched
    assert endless.touches(year) is (year >= 2024)


def test_the_hours_of_a_round_are_told_in_dutch() -> None:
    """With a point, as a clock is written here."""
    assert ControlCyclePolicy.model_validate(CYCLE).hours == "van 09.30 tot 15.30 uur"
