"""When an officer may change the list of a round by hand: the hard rules of the choice hold."""

from dataclasses import dataclass
from datetime import timedelta

from models.law.common.business_labels import Label
from models.law.common.dutch import plural, short_date
from models.law.control.place_score import Place, RoundContext, ScorePolicy, is_re_control


@dataclass(frozen=True)
class TeamRoom:
    """A team, and how many places it has already beside the one that comes."""

    number: int
    places: int


def why_not_in_team(
    label: Label, team: TeamRoom, teams: int, policy: ScorePolicy, context: RoundContext
) -> list[str]:
    """Every reason why a place with this label cannot go to a team, in Dutch; empty: it can.

    `teams` is how many there are. The first ones have police, and only these visit a red place.
    """
    if team.number > teams:
        return [f"er {'is' if teams == 1 else 'zijn'} {plural(teams, 'team', 'teams')}"]
    faults = []
    if label is Label.RED and team.number > context.police_teams:
        faults.append(
            f"een rode plek kan alleen met de politie, en die is niet bij team {team.number}"
        )
    if team.places >= policy.capacity_per_team:
        most = policy.capacity_per_team
        faults.append(
            f"team {team.number} heeft al {team.places} plekken; het kan er {most} bezoeken"
        )
    return faults


def why_not_now(place: Place, policy: ScorePolicy, context: RoundContext) -> list[str]:
    """Why a place cannot be visited on the day of the round: it was seen lately."""
    if place.last_visited_on is None or is_re_control(place, context.on):
        return []
    rest = timedelta(weeks=policy.revisit_after_weeks)
    if context.on - place.last_visited_on >= rest:
        return []
    seen = short_date(place.last_visited_on)
    weeks = plural(policy.revisit_after_weeks, "week", "weken")
    return [f"de plek is bezocht op {seen}; binnen {weeks} alleen voor een hercontrole"]
