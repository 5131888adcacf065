"""A thousand generated worlds: what may never happen in the choice of a round."""

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from models.law.common.business_labels import Label
from models.law.control.place_choice import Choice, choose
from models.law.control.place_score import Place, RoundContext, ScorePolicy, points_of, reasons_for
from tests.builders.place_worlds import contexts, generated_places, policies
from tests.depth import searching

thousand = searching(1000)


def visitable(place: Place, policy: ScorePolicy, context: RoundContext) -> bool:
    """The hard rules once more, in other words than the law."""
    if place.label is Label.RED and context.police_teams == 0:
        return False
    due = place.re_control_due_on
    is_lately_seen = place.last_visited_on is not None and (
        place.last_visited_on + timedelta(weeks=policy.revisit_after_weeks) > context.on
    )
    return not is_lately_seen or (due is not None and due <= context.on)


def is_late(place: Place, policy: ScorePolicy) -> bool:
    """White for so long that this round is the last one promised."""
    return place.label is Label.WHITE and place.rounds_waited > policy.white_within_rounds - 2


@thousand
@given(generated_places(), policies, contexts, st.randoms(use_true_random=False))
def test_the_rules_hold_in_every_world(
    places: list[Place], policy: ScorePolicy, context: RoundContext, random: Random
) -> None:
    """No place twice, capacity kept, hard rules kept, the best first, the order of no matter."""
    choice = choose(places, policy, context)
    by_id = {place.id: place for place in places}
    chosen = [by_id[item.place_id] for item in choice.chosen]
    fitting = [place for place in places if visitable(place, policy, context)]
    red = sum(place.label is Label.RED for place in fitting)
    room = min(context.police_teams, policy.teams) * policy.capacity_per_team
    most = len(fitting) - max(0, red - room)

    assert len(set(chosen)) == len(chosen) == min(most, policy.teams * policy.capacity_per_team)
    for team in range(1, policy.teams + 1):
        assert sum(item.team == team for item in choice.chosen) <= policy.capacity_per_team
    assert all(visitable(place, policy, context) for place in chosen)
    for item in choice.chosen:
        assert by_id[item.place_id].label is not Label.RED or item.team <= context.police_teams
    _late_places_go_first(choice, chosen, fitting, policy)
    _no_better_place_was_left(chosen, fitting, policy, context)
    shuffled = list(places)
    random.shuffle(shuffled)
    assert choose(shuffled, policy, context) == choice


def _late_places_go_first(
    choice: Choice, chosen: list[Place], fitting: list[Place], policy: ScorePolicy
) -> None:
    late = sum(is_late(place, policy) for place in fitting)
    taken = sum(is_late(place, policy) for place in chosen)
    assert [item.must for item in choice.chosen] == [is_late(place, policy) for place in chosen]
    assert taken == min(late, len(chosen))
    assert choice.overdue_left == late - taken


def _no_better_place_was_left(
    chosen: list[Place], fitting: list[Place], policy: ScorePolicy, context: RoundContext
) -> None:
    """An independent slow ranking by two keys; ties may go either way.

    Red places beyond the room of the teams with police fall out, the worst first.
    """

    def worth(place: Place) -> tuple[int, int]:
        waited = place.rounds_waited + 1 if is_late(place, policy) else 0
        return waited, points_of(place, policy, context)

    room = min(context.police_teams, policy.teams) * policy.capacity_per_team
    red = sorted((worth(p) for p in fitting if p.label is Label.RED), reverse=True)[:room]
    others = [worth(place) for place in fitting if place.label is not Label.RED]
    best = sorted([*red, *others], reverse=True)[: len(chosen)]
    assert [worth(place) for place in chosen] == best


@thousand
@given(generated_places(), policies, contexts)
def test_the_points_are_the_sum_of_the_reasons(
    places: list[Place], policy: ScorePolicy, context: RoundContext
) -> None:
    """The fast sum that runs for every place, and the words that are printed."""
    for place in places:
        reasons = reasons_for(place, policy, context)
        assert points_of(place, policy, context) == sum(reason.points for reason in reasons)
