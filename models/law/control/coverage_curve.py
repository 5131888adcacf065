"""Coverage over time: places and white places per park at the end of given days."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from models.law.common.business_labels import Label


class LabelEvent(NamedTuple):
    """A place got a label on a day; None when it is no longer there."""

    on: date
    place: int
    park: str
    label: Label | None


@dataclass(frozen=True)
class ParkCoverage:
    """One business park on a day; `known` is the share of places that are not white, 0 to 1."""

    park: str
    places: int
    white: int
    known: float


def coverage_after(
    events: Iterable[LabelEvent], days: Sequence[date]
) -> Iterator[tuple[ParkCoverage, ...]]:
    """The parks at the end of each day; events and days come oldest first, read once."""
    waiting = iter(events)
    event = next(waiting, None)
    state: dict[int, LabelEvent] = {}
    places: Counter[str] = Counter()
    white: Counter[str] = Counter()
    for day in days:
        while event is not None and event.on <= day:
            before = state.get(event.place)
            for known, step in ((before, -1), (event, 1)):
                if known is not None and known.label is not None:
                    places[known.park] += step
                    white[known.park] += step * (known.label is Label.WHITE)
            state[event.place] = event
            event = next(waiting, None)
        yield tuple(
            ParkCoverage(park, count, white[park], share_known(count, white[park]))
            for park, count in sorted(places.items())
            if count
        )


def share_known(places: int, white: int) -> float:
    """The share of places that are not white; without places nothing is unknown."""
    return (places - white) / places if places else 1.0
