"""The plan of a year as it is read: from the plan alone, and with what the register knows."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.law.common.action_status import ActionStatus
from models.law.common.plan_themes import PlanTheme
from models.law.common.policy import NoPolicyInForceError
from portal.cli import REFUSED, run
from tasks.acts.plan_sources import EVIDENCE
from tasks.plan.plan_overview import plan_of_year
from tests.builders.round_builder import fill_organisation

NOTHING_SPENT = {"planned": 3700, "available": 5000, "spent": 0, "left": 1300, "unspent": 5000}


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """What `weerbaar plan ... --json` answers."""
    assert run(("plan", *words, "--json")) == 0
    return json.loads(capsys.readouterr().out)


def test_the_plan_alone_gives_its_totals(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Right after the import of the organisation: the plan is data."""
    assert register
    fill_organisation()

    found = answer(capsys, "--year", "2024")

    assert [action["number"] for action in found["actions"]] == list(range(1, 22))
    assert {action["theme"] for action in found["actions"]} == {theme.value for theme in PlanTheme}
    assert {action["status"] for action in found["actions"]} == {"planned"}
    for key in ("title", "owner", "when", "funding", "theme_label", "status_label"):
        assert all(action[key] for action in found["actions"])
    assert list(found["totals"]) == ["alverlo", "lindewaarde"]
    for total in found["totals"].values():
        assert NOTHING_SPENT.items() <= total.items()
    assert found["warnings"] == []


def test_the_plan_for_a_person(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table for each theme, the money, and one action by itself."""
    assert register
    fill_organisation()
    assert run(("plan", "--year", "2024")) == 0
    text = capsys.readouterr().out
    assert all(theme.label in text for theme in PlanTheme)
    assert "1.300" in text

    assert run(("plan", "show", "19", "--year", "2024")) == 0
    text = capsys.readouterr().out
    assert "kwartaal 3" in text
    assert text.count("1.500 euro") == 2


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("plan", "--year", "2031"), "Er is geen actieplan in 2031."),
        (("plan", "--year", "2024", "--municipality", "Nergens"), "Gemeente Nergens staat niet in"),
        (("plan", "show", "22", "--year", "2024"), "Actie 22 staat niet in het actieplan van 2024"),
    ],
)
def test_what_is_not_there_is_refused_in_dutch(
    register: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], fault: str
) -> None:
    assert register
    fill_organisation()
    assert run(words) == REFUSED
    assert fault in capsys.readouterr().err


def test_the_values_are_frozen_and_say_when(register: Path) -> None:
    """Only plain values leave the reading."""
    assert register
    fill_organisation()
    found = plan_of_year(2024, "Alverlo", evidence=EVIDENCE)
    line = found.actions[18]

    assert (line.when, line.last_day) == ("kwartaal 3", date(2024, 9, 30))
    assert line.status is ActionStatus.PLANNED
    assert [part.municipality for part in line.parts] == ["Alverlo", "Lindewaarde"]
    with pytest.raises(NoPolicyInForceError):
        plan_of_year(2023, evidence=EVIDENCE)
