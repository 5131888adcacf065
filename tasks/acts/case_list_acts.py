"""The two lists of every morning: all cases, and what is due on a day."""

from collections.abc import Sequence
from datetime import date

from tasks.closure import case_lists
from tasks.closure.case_lists import CaseLine, DueItem


def list_cases() -> Sequence[CaseLine]:
    """Every case, oldest first, with the first last day that is still to be met."""
    return case_lists.list_cases()


def due_on(on: date) -> Sequence[DueItem]:
    """Every running term that asks attention on a day; writes nothing."""
    return case_lists.due_on(on)
