"""What each weight does, and both sides of each bound of the score."""

from datetime import timedelta
from typing import Any

import pytest

from models.law.common.business_labels import Label
from models.law.control.control_cycle import RoundKind
from models.law.control.place_choice import choose, may_visit, must_visit
from models.law.control.place_score import Place, is_re_control, points_of, reasons_for
from tests.builders.place_worlds import ON, context, place, policy_with

SEEN = ON - timedelta(days=200)
PLAIN = place(1, last_visited_on=SEEN)


def with_reason(**changes: Any) -> Place:
    """A second place that differs from the plain one in what the test is about."""
    return place(2, **({"last_visited_on": SEEN} | changes))


WEIGHTS = [
    ("red_label", with_reason(label=Label.RED), RoundKind.DOR),
    ("white_label", with_reason(label=Label.WHITE), RoundKind.DOR),
    ("per_round_white", with_reason(label=Label.WHITE, rounds_waited=1), RoundKind.DOR),
    ("per_signal", with_reason(open_signals=1), RoundKind.DOR),
    ("theme", with_reason(is_of_theme=True), RoundKind.THEME),
    ("kind_of_round", with_reason(label=Label.WHITE), RoundKind.WHITE_SPOTS),
    ("kind_of_round", with_reason(label=Label.RED), RoundKind.RED_LABELS),
    ("kind_of_round", with_reason(open_signals=1), RoundKind.SIGNALS),
    ("never_visited", with_reason(last_visited_on=None), RoundKind.DOR),
    ("per_month_unseen", with_reason(last_visited_on=SEEN - timedelta(days=90)), RoundKind.DOR),
    ("re_control", with_reason(re_control_due_on=ON), RoundKind.DOR),
]
NOTHING = {
    "red_label": 0,
    "white_label": 0,
    "per_round_white": 0,
    "per_signal": 0,
    "theme": 0,
    "kind_of_round": 0,
    "never_visited": 0,
    "per_month_unseen": 0,
    "re_control": 0,
}


@pytest.mark.parametrize(("weight", "favoured", "kind"), WEIGHTS)
def test_raising_one_weight_moves_the_places_with_its_reason_up(
    weight: str, favoured: Place, kind: RoundKind
) -> None:
    """Without the weight the two are equal; with it the favoured one is first."""
    silent, raised = policy_with(**NOTHING), policy_with(**NOTHING | {weight: 2})

    assert points_of(favoured, silent, context(kind)) == points_of(PLAIN, silent, context(kind))
    assert points_of(favoured, raised, context(kind)) > points_of(PLAIN, raised, context(kind))
    first = choose([PLAIN, favoured], raised, context(kind)).chosen[0]
    assert first.place_id == favoured.id


@pytest.mark.parametrize(
    ("signals", "points"), [(0, 0), (1, 15), (2, 30), (3, 45), (4, 45), (1000, 45)]
)
def test_signals_count_up_to_a_most(signals: int, points: int) -> None:
    found = with_reason(open_signals=signals)
    policy = policy_with(**NOTHING | {"per_signal": 15})

    assert points_of(found, policy, context()) == points


@pytest.mark.parametrize(
    ("days", "points"), [(0, 0), (29, 0), (30, 1), (59, 1), (60, 2), (720, 24), (750, 24)]
)
def test_months_since_a_visit_count_up_to_a_most(days: int, points: int) -> None:
    found = with_reason(last_visited_on=ON - timedelta(days=days))
    policy = policy_with(**NOTHING | {"per_month_unseen": 1})

    assert points_of(found, policy, context()) == points


@pytest.mark.parametrize(("days", "is_due"), [(-1, True), (0, True), (1, False)])
def test_a_re_control_is_due_from_its_day(days: int, is_due: bool) -> None:  # noqa: FBT001
    assert is_re_control(place(re_control_due_on=ON + timedelta(days=days)), ON) is is_due


@pytest.mark.parametrize(
    ("found", "police", "expected"),
    [
        (place(label=Label.RED), 1, True),
        (place(label=Label.RED), 0, False),
        (place(label=Label.WHITE), 0, True),
        (place(last_visited_on=ON - timedelta(weeks=26)), 1, True),
        (place(last_visited_on=ON - timedelta(weeks=26) + timedelta(days=1)), 1, False),
        (place(last_visited_on=ON - timedelta(days=1), re_control_due_on=ON), 1, True),
        (
            place(last_visited_on=ON - timedelta(days=1), re_control_due_on=ON + timedelta(days=1)),
            1,
            False,
        ),
        (place(label=Label.RED, re_control_due_on=ON), 0, False),
    ],
)
def test_the_hard_rules_have_two_sides(
    found: Place,
    police: int,
    expected: bool,  # noqa: FBT001
) -> None:
    assert may_visit(found, policy_with(), context(police=police)) is expected


def test_red_places_go_to_the_teams_with_police() -> None:
    """One team of two has police: its three places are red, the other team gets the rest."""
    red = [place(number, label=Label.RED) for number in range(1, 6)]
    white = [place(number, label=Label.WHITE) for number in range(6, 12)]
    chosen = choose([*white, *red], policy_with(), context(police=1)).chosen
    teams = {team: {item.place_id for item in chosen if item.team == team} for team in (1, 2)}

    assert {len(places) for places in teams.values()} == {3}
    assert teams[1] < {found.id for found in red}
    assert teams[2] < {found.id for found in white}


@pytest.mark.parametrize(
    ("label", "waited", "is_must"),
    [
        (Label.WHITE, 4, False),
        (Label.WHITE, 5, True),
        (Label.WHITE, 6, True),
        (Label.GREEN, 9, False),
        (Label.RED, 9, False),
    ],
)
def test_a_place_must_be_visited_in_the_last_promised_round(
    label: Label,
    waited: int,
    is_must: bool,  # noqa: FBT001
) -> None:
    """Promised are six rounds: after five that were held, this is the sixth."""
    assert must_visit(place(label=label, rounds_waited=waited), policy_with()) is is_must


def test_a_place_that_must_goes_before_one_with_more_points() -> None:
    late = place(1, label=Label.WHITE, rounds_waited=5)
    red = place(2, label=Label.RED, open_signals=3)
    choice = choose([red, late], policy_with(teams=1, capacity_per_team=1), context())

    assert [item.place_id for item in choice.chosen] == [late.id]
    assert choice.chosen[0].must
    assert choice.chosen[0].reasons[0].why == ("moet nu bezocht worden: hoogstens 6 rondes wit")


def test_places_that_must_and_find_no_team_are_counted() -> None:
    late = [place(number, label=Label.WHITE, rounds_waited=number) for number in range(5, 10)]
    choice = choose(late, policy_with(teams=1, capacity_per_team=2), context())

    assert [item.place_id for item in choice.chosen] == [9, 8]
    assert choice.overdue_left == 3


def test_a_tie_is_drawn_by_the_seed_and_always_the_same() -> None:
    """Twenty equal places: the same seed gives the same list, some other seed another one."""
    equal = [place(number) for number in range(1, 21)]
    lists = {
        seed: [item.place_id for item in choose(equal, policy_with(), context(seed=seed)).chosen]
        for seed in range(5)
    }

    assert lists[0] == [
        item.place_id for item in choose(equal[::-1], policy_with(), context(seed=0)).chosen
    ]
    assert len({tuple(found) for found in lists.values()}) > 1


def test_reasons_are_dutch_with_their_points_the_largest_first() -> None:
    found = place(label=Label.WHITE, rounds_waited=2, open_signals=1, is_of_theme=True)
    words = [reason.why for reason in reasons_for(found, policy_with(), context(RoundKind.THEME))]

    assert words == [
        "hoort bij het thema: 60 punten",
        "wit label: 20 punten",
        "1 open signaal: 15 punten",
        "al 2 rondes wit: 10 punten",
        "nog nooit bezocht: 10 punten",
    ]


SEEN_IN_MAY = ON - timedelta(days=34)


@pytest.mark.parametrize(
    ("found", "kind", "words"),
    [
        (
            place(
                label=Label.RED,
                open_signals=2,
                last_visited_on=SEEN_IN_MAY,
                re_control_due_on=ON,
            ),
            RoundKind.SIGNALS,
            [
                "hercontrole: de hersteltermijn is voorbij: 100 punten",
                f"past bij de soort controle ({RoundKind.SIGNALS.label}): 60 punten",
                "rood label: 40 punten",
                "2 open signalen: 30 punten",
                "laatst bezocht op 1 mei 2026: 1 punt",
            ],
        ),
        (
            place(label=Label.WHITE, rounds_waited=1, is_of_theme=True),
            RoundKind.DOR,
            [
                "is opkoper (DOR): 60 punten",
                "wit label: 20 punten",
                "nog nooit bezocht: 10 punten",
                "al 1 ronde wit: 5 punten",
            ],
        ),
    ],
)
def test_a_chosen_place_bears_its_points_and_each_reason(
    found: Place, kind: RoundKind, words: list[str]
) -> None:
    """As the list of the round tells it; the points are the sum of those of the reasons."""
    (chosen,) = choose([found], policy_with(), context(kind)).chosen

    assert [reason.why for reason in chosen.reasons] == words
    assert chosen.points == sum(reason.points for reason in chosen.reasons)
    assert chosen.is_re_control is (found.re_control_due_on is not None)


def test_the_promise_itself_gives_no_points() -> None:
    """It goes before all points, so that it needs none."""
    late = place(label=Label.WHITE, rounds_waited=5)
    (chosen,) = choose([late], policy_with(), context()).chosen

    assert chosen.reasons[0].points == 0
    assert chosen.points == sum(reason.points for reason in chosen.reasons)
