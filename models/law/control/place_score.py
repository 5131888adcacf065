"""Why a place is on the list of a control round: points, each with its reason in Dutch."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pydantic import Field

from models.law.common.business_labels import Label
from models.law.common.dutch import plural, short_date
from models.law.common.policy import MunicipalPolicy
from models.law.control.control_cycle import RoundKind

DAYS_A_MONTH = 30
"""For counting months since a visit; a score needs no calendar months."""


class ScorePolicy(MunicipalPolicy):
    """Weights in points, and the hard rules of the choice; all of it [own], a jurist may change it.

    Raising a weight moves the places that have its reason up the list, and no other.
    """

    red_label: int = Field(ge=0)
    white_label: int = Field(ge=0)
    per_round_white: int = Field(ge=0)
    """For each round that was held while the place stayed white."""
    per_signal: int = Field(ge=0)
    most_for_signals: int = Field(ge=0)
    theme: int = Field(ge=0)
    """For a place of the theme, in a round with that theme; in a DOR control for a dealer."""
    kind_of_round: int = Field(ge=0)
    """For a white, red or signalled place in a round of that kind."""
    never_visited: int = Field(ge=0)
    per_month_unseen: int = Field(ge=0)
    most_for_months: int = Field(ge=0)
    re_control: int = Field(ge=0)
    label_lasts_months: int = Field(ge=1)
    """After this many months a green or red label is white again."""
    white_within_rounds: int = Field(ge=1)
    """A place must be visited before it was white for more rounds than this."""
    revisit_after_weeks: int = Field(ge=0)
    """A place that was seen less than this long ago is visited for a re-control only."""
    teams: int = Field(ge=1, le=20)
    capacity_per_team: int = Field(ge=1, le=100)


class Place(NamedTuple):
    """What the score needs of one business; no name and no address."""

    id: int
    label: Label
    is_of_theme: bool
    """Of the theme of the round, or a dealer in a DOR control."""
    last_visited_on: date | None
    open_signals: int
    rounds_waited: int
    """Rounds held since the place became white; 0 for other labels."""
    re_control_due_on: date | None


@dataclass(frozen=True)
class RoundContext:
    """The round that the places are scored for."""

    on: date
    kind: RoundKind
    police_teams: int
    """How many of the teams have police with them: the first ones."""
    seed: int
    """Breaks ties: the same seed gives the same list."""
    added: frozenset[int] = frozenset()
    """Ids of the places that an officer put on the list: they go before all others."""


@dataclass(frozen=True)
class Reason:
    """Points and why, in Dutch."""

    points: int
    why: str


def is_re_control(place: Place, on: date) -> bool:
    """True when the repair period of a place is over on the day of the round."""
    return place.re_control_due_on is not None and place.re_control_due_on <= on


def points_of(place: Place, policy: ScorePolicy, context: RoundContext) -> int:
    """The sum of the points of `reasons_for`, without their words: it runs for every place."""
    points = 0
    if place.label is Label.RED:
        points += policy.red_label
    elif place.label is Label.WHITE:
        points += policy.white_label + policy.per_round_white * place.rounds_waited
    if place.open_signals:
        points += min(policy.per_signal * place.open_signals, policy.most_for_signals)
    if place.is_of_theme:
        points += policy.theme
    if _is_of_kind(place, context.kind):
        points += policy.kind_of_round
    if place.last_visited_on is None:
        points += policy.never_visited
    else:
        months = (context.on - place.last_visited_on).days // DAYS_A_MONTH
        points += min(policy.per_month_unseen * months, policy.most_for_months)
    if is_re_control(place, context.on):
        points += policy.re_control
    return points


def reasons_for(place: Place, policy: ScorePolicy, context: RoundContext) -> tuple[Reason, ...]:
    """Why the place has its points, each reason with its own, the largest first."""
    found = [
        *_reasons_of_label(place, policy),
        *_reasons_of_round(place, policy, context),
        *_reasons_of_visits(place, policy, context),
    ]
    return tuple(sorted((r for r in found if r.points), key=lambda reason: -reason.points))


def _reasons_of_label(place: Place, policy: ScorePolicy) -> list[Reason]:
    if place.label is Label.RED:
        return [_reason(policy.red_label, "rood label")]
    if place.label is Label.WHITE:
        waited = plural(place.rounds_waited, "ronde", "rondes")
        return [
            _reason(policy.white_label, "wit label"),
            _reason(policy.per_round_white * place.rounds_waited, f"al {waited} wit"),
        ]
    return []


def _reasons_of_round(place: Place, policy: ScorePolicy, context: RoundContext) -> list[Reason]:
    signals = min(policy.per_signal * place.open_signals, policy.most_for_signals)
    named = plural(place.open_signals, "open signaal", "open signalen")
    return [
        _reason(signals, named),
        _reason(policy.theme * place.is_of_theme, _about(context.kind)),
        _reason(
            policy.kind_of_round * _is_of_kind(place, context.kind),
            f"past bij de soort controle ({context.kind.label})",
        ),
    ]


def _reasons_of_visits(place: Place, policy: ScorePolicy, context: RoundContext) -> list[Reason]:
    reasons = []
    if place.last_visited_on is None:
        reasons.append(_reason(policy.never_visited, "nog nooit bezocht"))
    else:
        months = (context.on - place.last_visited_on).days // DAYS_A_MONTH
        reasons.append(
            _reason(
                min(policy.per_month_unseen * months, policy.most_for_months),
                f"laatst bezocht op {short_date(place.last_visited_on)}",
            )
        )
    if is_re_control(place, context.on):
        reasons.append(_reason(policy.re_control, "hercontrole: de hersteltermijn is voorbij"))
    return reasons


def _about(kind: RoundKind) -> str:
    return "is opkoper (DOR)" if kind is RoundKind.DOR else "hoort bij het thema"


def _reason(points: int, why: str) -> Reason:
    return Reason(points, f"{why}: {plural(points, 'punt', 'punten')}")


def _is_of_kind(place: Place, kind: RoundKind) -> bool:
    if kind is RoundKind.WHITE_SPOTS:
        return place.label is Label.WHITE
    if kind is RoundKind.RED_LABELS:
        return place.label is Label.RED
    return kind is RoundKind.SIGNALS and place.open_signals > 0
