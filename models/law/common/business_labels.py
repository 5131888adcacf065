"""The label of a business: how much is known of it."""

from enum import StrEnum


class Label(StrEnum):
    """How much is known of a place (project Theseus, plan 2024 chapter 3 ad 2)."""

    GREEN = "green"
    WHITE = "white"
    RED = "red"

    @property
    def label(self) -> str:
        """The Dutch word for people."""
        return _LABELS[self]


_LABELS = {Label.GREEN: "groen", Label.WHITE: "wit", Label.RED: "rood"}
