"""The label of a business: how much is known of it."""

from models.law.common.labelled import Labelled


class Label(Labelled):
    """How much is known of a place (project Theseus, plan 2024 chapter 3 ad 2)."""

    GREEN = "green", "groen"
    WHITE = "white", "wit"
    RED = "red", "rood"
