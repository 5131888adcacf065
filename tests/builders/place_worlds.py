"""Small generated worlds: places, weights and a round, for the tests of the choice."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from models.law.common.business_labels import Label
from models.law.control.control_cycle import RoundKind
from models.law.control.place_score import Place, RoundContext, ScorePolicy

ON = date(2026, 6, 4)
WEIGHTS: dict[str, Any] = {
    "valid_from": date(2024, 1, 1),
    "source": "verzonnen",
    "municipality_code": "9002",
    "municipality": "Lindewaarde",
    "red_label": 40,
    "white_label": 20,
    "per_round_white": 5,
    "per_signal": 15,
    "most_for_signals": 45,
    "theme": 60,
    "kind_of_round": 60,
    "never_visited": 10,
    "per_month_unseen": 1,
    "most_for_months": 24,
    "re_control": 100,
    "label_lasts_months": 24,
    "white_within_rounds": 6,
    "revisit_after_weeks": 26,
    "teams": 2,
    "capacity_per_team": 3,
}


def policy_with(**changes: int) -> ScorePolicy:
    """The weights above, with those that matter to a test."""
    return ScorePolicy.model_validate(WEIGHTS | changes)


def place(number: int = 1, **changes: Any) -> Place:
    """A green place that was never visited, with what matters to a test."""
    values: dict[str, Any] = {
        "id": number,
        "label": Label.GREEN,
        "is_of_theme": False,
        "last_visited_on": None,
        "open_signals": 0,
        "rounds_waited": 0,
        "re_control_due_on": None,
    }
    return Place(**(values | changes))


def context(kind: RoundKind = RoundKind.DOR, *, police: int = 9, seed: int = 7) -> RoundContext:
    """A round on 4 June 2026; as a rule every team has police."""
    return RoundContext(ON, kind, police, seed)


days = st.integers(-400, 40).map(lambda moved: ON + timedelta(days=moved))


@st.composite
def generated_places(draw: st.DrawFn) -> list[Place]:
    """Up to twenty places, each as it can be in the register."""
    found = []
    for number in range(1, draw(st.integers(0, 20)) + 1):
        label = draw(st.sampled_from(Label))
        found.append(
            place(
                number,
                label=label,
                is_of_theme=draw(st.booleans()),
                last_visited_on=draw(st.none() | days.filter(lambda day: day <= ON)),
                open_signals=draw(st.integers(0, 4)),
                rounds_waited=draw(st.integers(0, 9)) if label is Label.WHITE else 0,
                re_control_due_on=draw(st.none() | days),
            )
        )
    return found


policies = st.builds(
    policy_with,
    teams=st.integers(1, 3),
    capacity_per_team=st.integers(1, 4),
    white_within_rounds=st.integers(1, 8),
    revisit_after_weeks=st.integers(0, 40),
    theme=st.integers(0, 100),
    red_label=st.integers(0, 100),
)
contexts = st.builds(
    RoundContext, st.just(ON), st.sampled_from(RoundKind), st.integers(0, 3), st.integers(0, 9)
)
