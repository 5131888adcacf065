"""In which round the last white spot is seen at the present pace, while labels grow old."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from models.law.common.terms import months_later


@dataclass(frozen=True)
class Pace:
    """White places that were seen, in so many rounds that were held or skipped."""

    seen: int
    rounds: int


class ComingRound(Protocol):
    """A round that is still to be held."""

    @property
    def on(self) -> date:
        """Its slot."""


R = TypeVar("R", bound=ComingRound)


def last_white_seen(
    white: int,
    labelled_on: Sequence[date],
    pace: Pace,
    label_lasts_months: int,
    coming: Sequence[R],
) -> R | None:
    """The first of the coming rounds after which no place is white; None when none of them is.

    Each round first makes white what was labelled `label_lasts_months` ago or longer
    (`labelled_on` holds the day of each other label), then sees as many white places as the pace
    allows; a fraction of a place is kept for the next round. What was seen grows old in turn.
    """
    labels = deque((day, 1) for day in sorted(labelled_on))
    credit = 0
    for found in coming:
        while labels and labels[0][0] <= months_later(found.on, -label_lasts_months):
            white += labels.popleft()[1]
        seen, credit = divmod(credit + pace.seen, pace.rounds)
        seen = min(white, seen)
        white -= seen
        labels.append((found.on, seen))
        if white == 0:
            return found
    return None
