"""What kind of place something is about."""

from enum import StrEnum


class PremisesKind(StrEnum):
    """Dwelling, premises (lokaal) or yard belonging to either."""

    DWELLING = "dwelling"
    PREMISES = "premises"
    YARD = "yard"

    @property
    def label(self) -> str:
        """The Dutch words for people."""
        return {
            PremisesKind.DWELLING: "woning",
            PremisesKind.PREMISES: "lokaal",
            PremisesKind.YARD: "erf",
        }[self]
