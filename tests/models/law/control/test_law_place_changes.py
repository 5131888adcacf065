"""What an officer may change by hand in the list of a round: the hard rules of the choice hold."""

from datetime import date, timedelta

import pytest

from models.law.common.business_labels import Label
from models.law.control.control_cycle import RoundKind
from models.law.control.place_changes import TeamRoom, why_not_in_team, why_not_now
from models.law.control.place_choice import choose
from models.law.control.place_score import Place, RoundContext, ScorePolicy
from tasks.control.round_policies import place_scores

DAY = date(2026, 8, 13)
CONTEXT = RoundContext(DAY, RoundKind.WHITE_SPOTS, police_teams=1, seed=7)


@pytest.fixture(name="policy", scope="module")
def fixture_policy() -> ScorePolicy:
    """The weights of an invented municipality, with three places for each of two teams."""
    found = place_scores("9002", DAY)
    return found.model_copy(update={"teams": 2, "capacity_per_team": 3})


@pytest.mark.parametrize(
    ("label", "team", "places", "words"),
    [
        (Label.WHITE, 1, 2, ""),
        (Label.WHITE, 2, 3, "team 2 heeft al 3 plekken; het kan er 3 bezoeken"),
        (Label.WHITE, 3, 0, "er zijn 2 teams"),
        (Label.RED, 1, 2, ""),
        (Label.RED, 2, 2, "een rode plek kan alleen met de politie, en die is niet bij team 2"),
    ],
    ids=["the last room", "full", "no such team", "red with police", "red without"],
)
def test_place_in_a_team(
    policy: ScorePolicy, label: Label, team: int, places: int, words: str
) -> None:
    """Room for one more, and police with a red place."""
    faults = why_not_in_team(label, TeamRoom(team, places), 2, policy, CONTEXT)
    assert faults == ([words] if words else [])


def place(number: int, *, seen: date | None = None, due: date | None = None) -> Place:
    """A white place."""
    return Place(number, Label.WHITE, False, seen, 0, 0, due)  # noqa: FBT003 (a row of the scan)


def test_place_that_was_seen_lately_rests(policy: ScorePolicy) -> None:
    """On the last day of its rest it is refused, a day later it is not; a re-control never is."""
    rest = timedelta(weeks=policy.revisit_after_weeks)
    too_early = why_not_now(place(1, seen=DAY - rest + timedelta(days=1)), policy, CONTEXT)
    assert "alleen voor een hercontrole" in too_early[0]
    assert why_not_now(place(1, seen=DAY - rest), policy, CONTEXT) == []
    assert why_not_now(place(1), policy, CONTEXT) == []
    assert why_not_now(place(1, seen=DAY - timedelta(days=9), due=DAY), policy, CONTEXT) == []


def test_what_was_added_goes_before_all_others(policy: ScorePolicy) -> None:
    """Also before a place that must be visited now; it is no promise that was kept."""
    waiting = [place(n)._replace(rounds_waited=99) for n in range(1, 10)]
    added = RoundContext(DAY, RoundKind.WHITE_SPOTS, 1, 7, added=frozenset({50}))
    last = place(50, seen=date(2025, 1, 1))._replace(label=Label.GREEN)
    assert 50 not in {one.place_id for one in choose([*waiting, last], policy, CONTEXT).chosen}
    found = choose([*waiting, last], policy, added)
    by_hand = next(one for one in found.chosen if one.place_id == 50)
    assert (by_hand.must, found.overdue_left) == (False, 4)
