"""How near the end of a term is: the rungs at which the morning run speaks up, once each."""

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
