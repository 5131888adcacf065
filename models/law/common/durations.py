"""How long something lasts, as a policy or an officer writes it."""

from enum import StrEnum


class DurationUnit(StrEnum):
    """How the duration of a closure is written."""

    WEEKS = "weeks"
    MONTHS = "months"
    INDEFINITE = "indefinite"

    @property
    def label(self) -> str:
        """The Dutch words for people, in the plural."""
        return {
            DurationUnit.WEEKS: "weken",
            DurationUnit.MONTHS: "maanden",
            DurationUnit.INDEFINITE: "onbepaalde tijd",
        }[self]
