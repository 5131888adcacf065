"""How near the end of a term is: the rungs at which the morning run speaks up, once each."""

from datetime import date
from enum import StrEnum


class Rung(StrEnum):
    """How near the end of a term is when the morning run speaks up."""

    SEVEN_DAYS = "7"
    TWO_DAYS = "2"
    TODAY = "0"
    PASSED = "passed"

    @property
    def label(self) -> str:
        """The Dutch words for people."""
        return _RUNG_LABELS[self]


_RUNG_LABELS = {
    Rung.SEVEN_DAYS: "eindigt binnen 7 dagen",
    Rung.TWO_DAYS: "eindigt binnen 2 dagen",
    Rung.TODAY: "eindigt vandaag",
    Rung.PASSED: "is verstreken",
}


def rung_on(last_day: date, on: date) -> Rung | None:
    """The rung that a term stands on; None when it ends more than seven days from `on`."""
    left = (last_day - on).days
    if left < 0:
        return Rung.PASSED
    if left == 0:
        return Rung.TODAY
    if left <= 2:  # noqa: PLR2004 the rung of two days
        return Rung.TWO_DAYS
    return Rung.SEVEN_DAYS if left <= 7 else None  # noqa: PLR2004 the rung of seven days
