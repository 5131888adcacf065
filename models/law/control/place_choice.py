"""Which places a control round visits: hard rules first, then the points, within the capacity."""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from models.law.common.business_labels import Label
from models.law.control.place_score import (
    Place,
    Reason,
    RoundContext,
    ScorePolicy,
    is_re_control,
    points_of,
    reasons_for,
)

ADDED = 1_000_000
"""In place of the rounds that a place waited, when an officer put it on the list."""
_MASK = 2**64 - 1
_Ranked = tuple[int, int, int, int, Place]
"""Waited, points, lot and id, so that the smallest is the best; then the place itself."""


@dataclass(frozen=True)
class Chosen:
    """One place of the round, and why; `must` when it would otherwise stay white too long."""

    place_id: int
    team: int
    points: int
    reasons: tuple[Reason, ...]
    must: bool
    is_re_control: bool


@dataclass(frozen=True)
class Choice:
    """The places, best first, and how many that had to be visited found no team."""

    chosen: tuple[Chosen, ...]
    overdue_left: int


def choose(places: Iterable[Place], policy: ScorePolicy, context: RoundContext) -> Choice:
    """Choose the places of a round; never more than the teams can visit, no place twice.

    Hard rules [own]: a red place only by a team with the police; a place that was seen lately for
    a re-control only; a place that has been white for as many rounds as is promised goes before
    all others, the longest waiting first, but for what an officer put on the list. Ties are broken
    by the seed, never by the order of `places`, of which no more than the chosen are in memory.
    """
    musts = 0
    red_room = min(policy.teams, context.police_teams) * policy.capacity_per_team
    red: list[_Ranked] = []

    def ranked() -> Iterator[_Ranked]:
        nonlocal musts
        for place in places:
            if not may_visit(place, policy, context):
                continue
            waited = place.rounds_waited + 1 if must_visit(place, policy) else 0
            musts += waited > 0
            points = points_of(place, policy, context)
            first = ADDED if place.id in context.added else waited
            entry = (-first, -points, _lot(context.seed, place.id), place.id, place)
            if place.label is Label.RED:
                _keep_best(red, entry, red_room)
            else:
                yield entry
        yield from (_turned(entry) for entry in red)

    capacity = policy.teams * policy.capacity_per_team
    best = heapq.nsmallest(capacity, ranked(), key=lambda entry: entry[:4])
    chosen = tuple(
        Chosen(
            place_id=place.id,
            team=team,
            points=-points,
            reasons=_reasons(place, policy, context),
            must=must_visit(place, policy),
            is_re_control=is_re_control(place, context.on),
        )
        for (_, points, _, _, place), team in zip(
            best, _teams([entry[4] for entry in best], policy, context), strict=True
        )
    )
    return Choice(chosen, musts - sum(item.must for item in chosen))


def _keep_best(kept: list[_Ranked], entry: _Ranked, room: int) -> None:
    """Keep at most `room` entries, the best; the heap holds them turned, the worst first."""
    if len(kept) < room:
        heapq.heappush(kept, _turned(entry))
    else:
        heapq.heappushpop(kept, _turned(entry))


def _turned(entry: _Ranked) -> _Ranked:
    waited, points, lot, place_id, place = entry
    return -waited, -points, -lot, -place_id, place


def _teams(best: Sequence[Place], policy: ScorePolicy, context: RoundContext) -> list[int]:
    """A team for each place: the emptiest that may take it; red places first, they have less room.

    Where every team has police, or none, the places are simply dealt in order.
    """
    held: Counter[int] = Counter()
    team_of: dict[int, int] = {}
    is_scarce = 0 < context.police_teams < policy.teams
    order = sorted(best, key=lambda place: place.label is not Label.RED) if is_scarce else best
    for place in order:
        last = policy.teams
        if is_scarce and place.label is Label.RED:
            last = context.police_teams
        team = min(range(1, last + 1), key=lambda number: (held[number], number))
        held[team] += 1
        team_of[place.id] = team
    return [team_of[place.id] for place in best]


def must_visit(place: Place, policy: ScorePolicy) -> bool:
    """True for a white place that this round is the last promised chance to see."""
    return place.label is Label.WHITE and place.rounds_waited + 1 >= policy.white_within_rounds


def may_visit(place: Place, policy: ScorePolicy, context: RoundContext) -> bool:
    """False for a red place without police, and for a place that was seen lately."""
    if place.label is Label.RED and not context.police_teams:
        return False
    if place.last_visited_on is None or is_re_control(place, context.on):
        return True
    return context.on - place.last_visited_on >= timedelta(weeks=policy.revisit_after_weeks)


def _reasons(place: Place, policy: ScorePolicy, context: RoundContext) -> tuple[Reason, ...]:
    reasons = reasons_for(place, policy, context)
    if not must_visit(place, policy):
        return reasons
    promise = f"moet nu bezocht worden: hoogstens {policy.white_within_rounds} rondes wit"
    return (Reason(0, promise), *reasons)


def _lot(seed: int, place_id: int) -> int:
    """A number that looks drawn by lot (splitmix64), the same for the same seed and place."""
    mixed = (seed + place_id * 0x9E3779B97F4A7C15) & _MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
    return mixed ^ (mixed >> 31)
