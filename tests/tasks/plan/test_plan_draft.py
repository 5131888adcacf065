"""The next plan: what goes into it, and a draft that the same loader and linter accept."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from models.law.common.action_status import ActionStatus
from models.law.common.errors import WeerbaarError
from models.law.plan.action_plan import ActionPlan, Funding, TimingKind
from models.law.plan.next_plan import LastWord, LastWords, next_plan, undecided
from models.plan.plan_forms import ProgressForm
from portal.cli import REFUSED, run
from tasks.plan.plan_draft import draft_plan
from tasks.plan.plan_policies import action_of, action_plan, read_plan_file
from tasks.plan.plan_progress import record_progress
from tests.builders.round_builder import at, fill_organisation

ALVERLO, LINDEWAARDE = "9001", "9002"
EVERY_YEAR = [5, 6, 8, 9, 11, 13, 15, 20, 21]
ROOT = Path(__file__).parents[3]


def following(words: LastWords) -> ActionPlan:
    """The draft that follows the plan of 2024."""
    return next_plan(action_plan("9001", 2024), words, "verzonnen")


def both(number: int, status: ActionStatus, reason: str = "") -> LastWords:
    """The same last word in both municipalities."""
    return {(code, number): LastWord(status, reason) for code in (ALVERLO, LINDEWAARDE)}


def test_without_a_word_only_the_work_of_every_year_goes_on() -> None:
    """With its money; the rest is named as undecided."""
    draft = following({})

    assert [action.number for action in draft.actions] == EVERY_YEAR
    assert (draft.year, draft.planned(ALVERLO), draft.available_for(ALVERLO)) == (
        2025,
        2200,
        5000,
    )
    assert undecided(action_plan("9001", 2024), {}) == tuple(
        number for number in range(1, 22) if number not in EVERY_YEAR
    )
    assert not any(action.note for action in draft.actions)


@pytest.mark.parametrize(
    ("status", "goes_on", "is_undecided"),
    [
        (ActionStatus.PLANNED, False, True),
        (ActionStatus.RUNNING, False, True),
        (ActionStatus.DONE, False, False),
        (ActionStatus.PARTLY, True, False),
        (ActionStatus.CARRIED_OVER, True, False),
        (ActionStatus.DROPPED, False, False),
    ],
)
def test_an_action_that_ends_goes_on_when_it_is_not_finished(
    status: ActionStatus, *, goes_on: bool, is_undecided: bool
) -> None:
    words = both(12, status, "Phoenix begint later.")

    assert (following(words).action(12) is not None) == goes_on
    assert (12 in undecided(action_plan("9001", 2024), words)) == is_undecided


@pytest.mark.parametrize("status", list(ActionStatus))
def test_work_of_every_year_goes_on_unless_it_is_dropped(status: ActionStatus) -> None:
    assert (following(both(5, status)).action(5) is None) == (status is ActionStatus.DROPPED)


def test_money_follows_the_municipality_where_it_goes_on() -> None:
    """Done in Alverlo, carried over in Lindewaarde: only the latter pays again."""
    words = {
        (ALVERLO, 19): LastWord(ActionStatus.DONE),
        (LINDEWAARDE, 19): LastWord(ActionStatus.CARRIED_OVER, "Regen."),
        (ALVERLO, 8): LastWord(ActionStatus.DROPPED, "Geen tijd."),
        (LINDEWAARDE, 8): LastWord(ActionStatus.DROPPED, "Geen tijd."),
    }
    draft = following(words)
    action = action_of(draft, 19)

    assert (action.budget(ALVERLO), action.budget(LINDEWAARDE)) == (0, 1500)
    assert action.note == "Uit 2024: Alverlo gedaan; Lindewaarde doorgeschoven (Regen)."
    assert draft.action(8) is None


def test_an_action_without_its_payer_costs_regular_hours() -> None:
    """Only Alverlo paid, and only Lindewaarde goes on."""
    plan = action_plan("9001", 2024)
    cost = {"what": "iets", "amounts": {ALVERLO: 10}}
    own = dict(action_of(plan, 8)) | {"costs": [cost], "funding": ["safety_budget"]}
    one = ActionPlan.model_validate(dict(plan) | {"actions": [own]})
    draft = next_plan(one, {(ALVERLO, 8): LastWord(ActionStatus.DROPPED, "Op.")}, "verzonnen")

    assert draft.actions[0].costs == ()
    assert draft.actions[0].funding == (Funding.REGULAR_WORK,)


def test_a_span_of_years_that_passed_is_stretched() -> None:
    timing = action_of(following(both(7, ActionStatus.PARTLY)), 7).timing
    assert (timing.kind, timing.label) == (TimingKind.YEARS, "2023-2025")


def test_nothing_left_is_refused() -> None:
    words = {key: word for n in range(1, 22) for key, word in both(n, ActionStatus.DROPPED).items()}
    with pytest.raises(WeerbaarError, match="blijft niets over voor 2025"):
        following(words)


def test_the_draft_reads_back_and_passes_the_linter(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Through the loader of the plans, equal to what was drafted; never over an edited file."""
    fill_organisation()
    values = {
        "action": 12,
        "municipality": "Alverlo",
        "on": "2024-12-02",
        "by": "ZAAK1",
        "status": "carried_over",
        "reason": "Phoenix: begint later, 'misschien' in #2025.",
    }
    record_progress(ProgressForm.model_validate(values), at(date(2024, 12, 2)))
    path = register / "action-plan-2025.yaml"

    assert run(("plan", "draft", "--year", "2025", "--out", str(path))) == 0
    (draft,) = read_plan_file(path)
    assert [action.number for action in draft.actions] == sorted([*EVERY_YEAR, 12])
    assert "misschien" in action_of(draft, 12).note
    text = path.read_text(encoding="utf-8")
    assert "# Nog niet afgerond en niet overgenomen: actie 1, 2, 3, 4, 7, 10, 12, 14" in text
    assert 'municipality_code: "9002"' in text
    lint = [sys.executable, "-m", "yamllint", "-s", "-c", str(ROOT / ".yamllint.yaml"), str(path)]
    assert subprocess.run(lint, check=False, capture_output=True, text=True).stdout == ""
    assert run(("plan", "draft", "--year", "2025", "--out", str(path))) == REFUSED
    assert "bestaat al" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == text


def test_the_day_is_in_the_source_and_a_year_without_a_plan_is_refused(register: Path) -> None:
    assert register
    fill_organisation()
    assert "Concept van 2 december 2024, gemaakt uit" in draft_plan(2025, date(2024, 12, 2))
    with pytest.raises(WeerbaarError, match="geen actieplan in 2030"):
        draft_plan(2031, date(2030, 12, 2))
