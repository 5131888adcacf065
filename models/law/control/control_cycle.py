"""When control rounds are held: every six weeks, on the nearest fitting day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Self

from pydantic import Field, model_validator

from models.law.common.calendar import (
    Calendar,
    is_working_day,
    public_holiday_name,
    years_without_decree,
)
from models.law.common.dutch import dutch_day, join_dutch
from models.law.common.labelled import Labelled
from models.law.common.policy import MunicipalPolicy, PolicyRuleError


class RoundKind(Labelled):
    """What a round is for (plan 2024, chapter 3 ad 2)."""

    WHITE_SPOTS = "white_spots", "witte vlekken"
    RED_LABELS = "red_labels", "rode labels"
    THEME = "theme", "themacontrole"
    SIGNALS = "signals", "signalenlijst"
    DOR = "dor", "DOR-controle"
    ACTION_WEEK = "action_week", "actieweek"


class Theme(Labelled):
    """The themes that the plan names as examples."""

    AUTOMOTIVE = "automotive", "autobranche"
    GARAGE_BOXES = "garage_boxes", "garageboxen"
    OUTLYING_AREA = "outlying_area", "buitengebied"
    HOSPITALITY = "hospitality", "horeca"
    BUSINESS_PARK = "business_park", "bedrijventerrein"


_THEMATIC = (RoundKind.THEME, RoundKind.ACTION_WEEK)
"""The action week holds controls on a theme as well (plan 2024, chapter 3 ad 2)."""


class ControlCyclePolicy(MunicipalPolicy):
    """The cycle of one municipality; amounts in whole euro a year or a round."""

    anchor_on: date
    """The first slot of this version; every later one is a whole number of intervals after it."""
    interval_weeks: int = Field(ge=1, le=52)
    kinds: tuple[RoundKind, ...] = Field(min_length=1)
    """Taken in turn, by the number of the round."""
    themes: tuple[Theme, ...] = Field(min_length=1)
    """Taken in turn by the rounds that have a theme."""
    search_days: int = Field(ge=0, le=20)
    """How many days a round may move, either way; under half an interval, so that none pass."""
    lead_weeks: int = Field(ge=1, le=26)
    """How long before its slot a round is planned and its partners are asked."""
    service_cost_per_round: int = Field(ge=0)
    """Of the environmental service."""
    service_budget_per_year: int = Field(ge=0)
    starts_at: time
    """When participants meet, on the clock of Amsterdam."""
    ends_at: time
    meeting_point: str = Field(min_length=3, max_length=120)
    reply_days: int = Field(ge=1, le=60)
    """How many days before the round the partners must have answered."""

    @property
    def hours(self) -> str:
        """In Dutch: "van 09.30 tot 15.30 uur"."""
        return f"van {self.starts_at:%H.%M} tot {self.ends_at:%H.%M} uur"

    @model_validator(mode="after")
    def _rounds_cannot_pass(self) -> Self:
        if 2 * self.search_days >= 7 * self.interval_weeks:
            raise PolicyRuleError("een ronde mag minder dan een half interval schuiven")
        if self.starts_at >= self.ends_at:
            raise PolicyRuleError("een ronde begint voor zij eindigt")
        return self


@dataclass(frozen=True)
class Absence:
    """Days, both inclusive, on which a needed partner cannot come; `partner` is a Dutch name."""

    partner: str
    first: date
    last: date


@dataclass(frozen=True)
class PlannedDay:
    """One round of the cycle: `on` is None when no day near its slot fits."""

    number: int
    slot_on: date
    on: date | None
    kind: RoundKind
    theme: Theme | None
    why: str
    """One Dutch sentence."""


def day_of_round(
    policy: ControlCyclePolicy,
    number: int,
    slot_on: date,
    calendar: Calendar,
    absences: Sequence[Absence] = (),
) -> PlannedDay:
    """The day nearest to the slot that fits; of two as near the later, for more time to prepare."""
    kind, theme = _kind_and_theme(policy, number)
    rejected: list[str] = []
    found = None
    for day in _nearest_first(slot_on, policy.search_days):
        reason = why_not(day, calendar, absences)
        if reason is None:
            found = day
            break
        if day.isoweekday() <= 5:  # noqa: PLR2004 nobody asks why not on a Saturday
            rejected.append(f"{dutch_day(day)} ({reason})")
    why = _why(slot_on, found, rejected) + _warning(slot_on, found or slot_on, calendar)
    return PlannedDay(number, slot_on, found, kind, theme, why)


def _kind_and_theme(policy: ControlCyclePolicy, number: int) -> tuple[RoundKind, Theme | None]:
    """Kinds in turn; the n-th round with a theme has the n-th theme, over and over."""
    size = len(policy.kinds)
    kind = policy.kinds[(number - 1) % size]
    if kind not in _THEMATIC:
        return kind, None
    in_cycle = [item in _THEMATIC for item in policy.kinds]
    cycles, place = divmod(number - 1, size)
    before = cycles * sum(in_cycle) + sum(in_cycle[:place])
    return kind, policy.themes[before % len(policy.themes)]


def _nearest_first(slot_on: date, search_days: int) -> list[date]:
    days = [slot_on]
    for distance in range(1, search_days + 1):
        days += [slot_on + timedelta(days=distance), slot_on - timedelta(days=distance)]
    return days


def why_not(day: date, calendar: Calendar, absences: Sequence[Absence]) -> str | None:
    """The reason in Dutch why no round can be held on a day; None when one can."""
    name = public_holiday_name(day, calendar)
    if name is not None:
        return name
    if not is_working_day(day, calendar):
        return "weekend"
    absent = [item.partner for item in absences if item.first <= day <= item.last]
    return f"{join_dutch(absent)} afwezig" if absent else None


def _why(slot_on: date, found: date | None, rejected: Sequence[str]) -> str:
    if found == slot_on:
        return f"{_named(slot_on).capitalize()} is de dag van de cyclus."
    because = f"; niet op {join_dutch(rejected, 'of')}" if rejected else ""
    if found is None:
        return f"Geen dag rond {_named(slot_on)} past{because}."
    return f"Verplaatst van {_named(slot_on)} naar {_named(found)}{because}."


def _named(day: date) -> str:
    return f"{dutch_day(day)} {day.year}"


def _warning(slot_on: date, held_on: date, calendar: Calendar) -> str:
    """A year without its decree days, also when the round moved back over New Year."""
    first, last = sorted((slot_on, held_on))
    unknown = years_without_decree(first, last, calendar)
    if not unknown:
        return ""
    return f" Let op: de gelijkgestelde dagen van {unknown[0]} zijn nog niet geladen."
