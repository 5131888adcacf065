"""The slots of the cycle over all versions of its policy, numbered without a gap."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.law.common.calendar import Calendar
from models.law.control.control_cycle import Absence, ControlCyclePolicy, PlannedDay, day_of_round


@dataclass(frozen=True)
class Slot:
    """One slot, with the version of the policy that is in force on it."""

    number: int
    on: date
    policy: ControlCyclePolicy


@dataclass(frozen=True)
class MadeRound:
    """A round that is in the register: it keeps its number and its slot."""

    number: int
    slot_on: date


def slots_between(
    versions: Sequence[ControlCyclePolicy],
    first: date,
    last: date,
    made: Sequence[MadeRound] = (),
) -> tuple[Slot, ...]:
    """Each slot from `first` to `last`, both included; `versions` and `made` are oldest first.

    A slot is a slot of the version in force on its day, and none lies before its anchor. A slot
    so near to the one before that both could be held on one day is that same round [own]; within
    one version that never happens. The numbers go on over a new version. From the first to the
    last round that was made, those rounds are the slots.
    """
    by_rule = _by_rule(versions, last)
    known = [Slot(row.number, row.slot_on, _policy_of(versions, row.slot_on)) for row in made]
    if known:
        before = [slot for slot in by_rule if _is_apart(slot, known[0])]
        begin = known[0].number - len(before)
        after = [slot for slot in by_rule if _is_apart(known[-1], slot)]
        found = [*_numbered(before, begin), *known, *_numbered(after, known[-1].number + 1)]
    else:
        found = _numbered(by_rule, by_rule[0].number if by_rule else 1)
    return tuple(slot for slot in found if slot.number >= 1 and first <= slot.on <= last)


def _by_rule(versions: Sequence[ControlCyclePolicy], last: date) -> list[Slot]:
    """The slots of each version while it is in force, with the number it gives them itself."""
    found: list[Slot] = []
    for policy in versions:
        step = 7 * policy.interval_weeks
        before = max(0, -(-(policy.valid_from - policy.anchor_on).days // step))
        end = min(last, policy.valid_to or last)
        for place in range(before, (end - policy.anchor_on).days // step + 1):
            slot = Slot(place + 1, policy.anchor_on + timedelta(days=step * place), policy)
            if not found or _is_apart(found[-1], slot):
                found.append(slot)
    return found


def _numbered(slots: Sequence[Slot], begin: int) -> list[Slot]:
    return [replace(slot, number=number) for number, slot in enumerate(slots, start=begin)]


def _is_apart(one: Slot, later: Slot) -> bool:
    """False when both could be held on one day, each moved as far as it may."""
    reach = one.policy.search_days + later.policy.search_days
    return one.on + timedelta(days=reach) < later.on


def _policy_of(versions: Sequence[ControlCyclePolicy], day: date) -> ControlCyclePolicy:
    """The version in force, or the last one that began before; the first when none did."""
    begun = [policy for policy in versions if policy.valid_from <= day]
    return begun[-1] if begun else versions[0]


def rounds_of_year(
    versions: Sequence[ControlCyclePolicy],
    year: int,
    calendar: Calendar,
    absences: Sequence[Absence] = (),
    made: Sequence[MadeRound] = (),
) -> tuple[PlannedDay, ...]:
    """The rounds of which the slot falls in `year`, each on the nearest fitting day."""
    slots = slots_between(versions, date(year, 1, 1), date(year, 12, 31), made)
    return tuple(
        day_of_round(slot.policy, slot.number, slot.on, calendar, absences) for slot in slots
    )
