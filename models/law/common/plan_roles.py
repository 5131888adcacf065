"""What an action of the plan is for, where a step of the register must find it."""

from enum import StrEnum


class PlanRole(StrEnum):
    """The costs that the register books by itself, each on the action that says so."""

    CONTROL_ROUNDS = "control_rounds"
    BIBOB = "bibob"
