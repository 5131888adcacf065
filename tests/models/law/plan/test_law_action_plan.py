"""The action plan of 2024 against a table that reads by eye, and the rules of any plan."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from models.law.common.action_status import ActionStatus, status_together
from models.law.common.plan_roles import PlanRole
from models.law.common.plan_themes import PlanTheme
from models.law.common.policy import NoPolicyInForceError
from models.law.plan.action_budget import BudgetLine, left_of
from models.law.plan.action_plan import ActionPlan, Timing
from tasks.control.round_policies import control_cycle
from tasks.instruments.instrument_policies import bibob_rules
from tasks.plan.plan_policies import (
    UnknownActionError,
    action_of,
    action_plan,
    paying_action,
    plans_of,
    read_plan_file,
)
from tasks.register.policy_files import PolicyFileError
from tests.builders.case_builder import EXAMPLE

PLAN = action_plan("9001", 2024)
PLAN_FILE = EXAMPLE / "municipalities" / "shared" / "alverlo-lindewaarde" / "action-plan-2024.yaml"
CODES = {"alverlo": "9001", "lindewaarde": "9002"}
with (Path(__file__).parent / "actieplan-2024.csv").open(encoding="utf-8") as lines:
    TABLE = list(csv.DictReader(lines, delimiter=";"))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"action {row['nummer']}")
def test_each_action_is_that_of_the_table(row: dict[str, str]) -> None:
    """Theme, date, who pays, and the budget of each municipality."""
    action = action_of(PLAN, int(row["nummer"]))

    assert action.theme.label == row["thema"]
    assert action.timing.label == row["uitvoering"]
    assert ", ".join(action.payers) == row["betaald uit"]
    assert {name: action.budget(code) for name, code in CODES.items()} == {
        name: int(row[name]) for name in CODES
    }


def test_there_are_21_actions_under_five_themes() -> None:
    plan = PLAN

    assert [action.number for action in plan.actions] == list(range(1, 22))
    assert [int(row["nummer"]) for row in TABLE] == list(range(1, 22))
    assert {action.theme for action in plan.actions} == set(PlanTheme)


@pytest.mark.parametrize("name", CODES)
def test_the_sums_are_those_of_the_plan(name: str) -> None:
    """From the YAML and from the table: 3,700 euro planned, 1,300 left of 5,000."""
    plan, code = PLAN, CODES[name]
    untouched = [BudgetLine(planned=action.budget(code), spent=0) for action in plan.actions]

    assert plan.planned(code) == 3700
    assert sum(int(row[name]) for row in TABLE) == 3700
    assert plan.available_for(code) == 5000
    assert left_of(plan.available_for(code), untouched) == 1300


@pytest.mark.parametrize("code", CODES.values())
def test_the_costs_agree_with_the_other_policies(code: str) -> None:
    """One advice of the LBB, and the environmental service for a year."""
    day = date(2024, 6, 1)
    rules, cycle = bibob_rules(day), control_cycle(code, day)
    bibob = action_of(PLAN, paying_action(code, PlanRole.BIBOB, day))

    assert rules.cost in [cost.amounts[code] for cost in bibob.costs]
    assert cycle.service_budget_per_year == action_of(PLAN, 8).budget(code)


def test_no_sum_is_written_in_the_file() -> None:
    text = PLAN_FILE.read_text(encoding="utf-8")
    assert not [total for total in ("3700", "3.700", "1300", "1200", "7400") if total in text]


def test_a_plan_is_of_its_year_alone() -> None:
    """And of the municipalities that it names."""
    assert action_plan("9001", 2024) == action_plan("9002", 2024) == PLAN
    assert plans_of(2024, ("9001", "9002", "9003")) == (PLAN,)
    assert plans_of(2024, ("9003",)) == plans_of(2023, ("9001",)) == ()
    with pytest.raises(NoPolicyInForceError, match="actieplan van gemeente 9999"):
        action_plan("9999", 2024)
    with pytest.raises(NoPolicyInForceError, match="actieplan van Alverlo"):
        action_plan("9001", 2099)


def test_the_plan_says_which_action_pays() -> None:
    """Asked by what it is for; the last plan counts until the next, and who has none pays none."""
    day = date(2024, 6, 1)
    assert paying_action("9001", PlanRole.CONTROL_ROUNDS, day) == 8
    assert paying_action("9002", PlanRole.BIBOB, day) == 11
    assert paying_action("9002", PlanRole.BIBOB, date(2023, 12, 31)) == 0
    assert paying_action("9002", PlanRole.CONTROL_ROUNDS, date(2026, 1, 15)) == 8
    assert paying_action("9003", PlanRole.BIBOB, day) == 0


@pytest.mark.parametrize("number", [0, 22])
def test_a_number_outside_the_plan_is_refused(number: int) -> None:
    with pytest.raises(UnknownActionError, match=r"van 2024; de nummers lopen van 1 tot en met 21"):
        action_of(PLAN, number)


@pytest.mark.parametrize(
    ("timing", "year", "last_day", "label"),
    [
        ({"kind": "quarter", "quarter": 1}, 2024, date(2024, 3, 31), "kwartaal 1"),
        ({"kind": "quarter", "quarter": 3}, 2024, date(2024, 9, 30), "kwartaal 3"),
        ({"kind": "quarter", "quarter": 4}, 2025, date(2025, 12, 31), "kwartaal 4"),
        (
            {"kind": "years", "first_year": 2023, "last_year": 2024},
            2024,
            date(2024, 12, 31),
            "2023-2024",
        ),
        ({"kind": "continuous"}, 2024, None, "doorlopend"),
        ({"kind": "after_each_closure"}, 2024, None, "na elke sluiting"),
        ({"kind": "otherwise", "words": "na de brug"}, 2024, None, "na de brug"),
    ],
)
def test_only_a_quarter_and_a_span_have_a_last_day(
    timing: dict[str, Any], year: int, last_day: date | None, label: str
) -> None:
    found = Timing.model_validate(timing)
    assert (found.last_day(year), found.label) == (last_day, label)


@pytest.mark.parametrize(
    "timing",
    [
        {"kind": "quarter"},
        {"kind": "quarter", "quarter": 0},
        {"kind": "quarter", "quarter": 5},
        {"kind": "continuous", "quarter": 1},
        {"kind": "years", "first_year": 2023},
        {"kind": "years", "first_year": 2025, "last_year": 2024},
        {"kind": "continuous", "first_year": 2023, "last_year": 2024},
        {"kind": "otherwise"},
        {"kind": "otherwise", "words": " "},
        {"kind": "continuous", "words": "na de brug"},
    ],
)
def test_a_date_that_cannot_be_is_refused(timing: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Timing.model_validate(timing)


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ("2024-12-31", "2024-12-30", "een plan geldt van 1 januari tot en met 31 december"),
        ("2024-01-01", "2023-01-01", "een plan geldt van 1 januari tot en met 31 december"),
        ("number: 2\n", "number: 1\n", "actie 1 staat er twee keer in"),
        ('code: "9002", municipality', 'code: "9001", municipality', "9001 staat er twee keer in"),
        ('{"9001": 1000, "9002"', '{"9001": 1000, "0999"', "gemeente 0999 betaalt, maar is niet"),
        ("{kind: quarter, quarter: 3}", "{kind: quarter}", "alleen een kwartaal heeft een nummer"),
        ("    funding: [regular_work]\n", "", "vul in wie betaalt: funding, of paid_by"),
        ("[Samen Weerbaar]", '[""]', "vul dit in"),
        ("in overleg met Samen Weerbaar", '""', "alleen otherwise heeft eigen woorden (words)"),
        ("[safety_budget]", "[regular_work]", "kosten horen bij het algemeen veiligheidsbudget"),
        ('"9001": 1000', '"9001": 0', "dit moet minstens 1 zijn"),
        ("theme: safe_workplace", "theme: verzonnen", "theme (thema): kies een van: awareness ("),
    ],
)
def test_a_bad_plan_is_refused(tmp_path: Path, good: str, bad: str, fault: str) -> None:
    text = PLAN_FILE.read_text(encoding="utf-8")
    assert good in text
    path = tmp_path / "plan.yaml"
    path.write_text(text.replace(good, bad), encoding="utf-8")

    with pytest.raises(PolicyFileError) as refused:
        read_plan_file(path)

    assert fault in str(refused.value)


def test_a_plan_names_functions_and_no_person() -> None:
    """Owner and title come from a short list of words; the file holds no name."""
    owners = {action.owner for action in PLAN.actions}
    assert owners == {
        "Samen Weerbaar met beleid openbare orde en veiligheid",
        "beleid openbare orde en veiligheid",
        "beleid openbare orde en veiligheid, met VTH",
        "beleid openbare orde en veiligheid, met toezicht en handhaving",
    }


P, R, D, L, C, X = ActionStatus


@pytest.mark.parametrize(
    ("statuses", "together"),
    [
        ([P, P], P),
        ([D, D], D),
        ([X, X], X),
        ([P, D], R),
        ([R, C], R),
        ([D, C], L),
        ([X, C], L),
        ([D], D),
    ],
)
def test_two_municipalities_have_one_word_together(
    statuses: list[ActionStatus], together: ActionStatus
) -> None:
    assert status_together(statuses) is together


@pytest.mark.parametrize(
    ("planned", "spent", "status", "claimed"),
    [
        (1500, 0, P, 1500),
        (1500, 1499, R, 1500),
        (1500, 1500, R, 1500),
        (1500, 1501, R, 1501),
        (1500, 900, D, 1500),
        (1500, 900, L, 1500),
        (1500, 900, C, 900),
        (1500, 0, X, 0),
        (1500, 1700, X, 1700),
        (0, 0, P, 0),
        (0, 20, P, 20),
    ],
)
def test_an_action_takes_its_plan_or_what_it_cost_more(
    planned: int, spent: int, status: ActionStatus, claimed: int
) -> None:
    line = BudgetLine(planned=planned, spent=spent, status=status)
    assert line.claimed == claimed
    assert line.excess == max(spent - planned, 0)


def test_more_on_one_action_is_not_hidden_by_what_others_still_need() -> None:
    """200 euro over on one line leaves 1,100, although less than the plan is spent in all."""
    lines = [BudgetLine(planned=1500, spent=1700), BudgetLine(planned=2200, spent=0)]
    assert left_of(5000, lines) == 1100
    assert left_of(3899, lines) == -1


def test_the_plan_is_frozen() -> None:
    plan: ActionPlan = PLAN
    with pytest.raises(ValidationError):
        plan.valid_from = date(2025, 1, 1)  # type: ignore[misc]
