"""The two lists of every morning: all cases, and what is due on a day; of where one may read."""

from collections.abc import Sequence
from datetime import date

from models.law.common.roles import Action
from tasks.closure import case_lists
from tasks.closure.case_lists import CaseLine, DueItem
from tasks.register.authority import municipalities_where


def list_cases(by: str) -> Sequence[CaseLine]:
    """Every case that this officer may read, oldest first, with the first last day to be met."""
    return case_lists.list_cases(municipalities_where(by, Action.READ_CASE))


def due_on(on: date, by: str) -> Sequence[DueItem]:
    """Every running term that asks attention on a day, of cases that this officer may read."""
    return case_lists.due_on(on, municipalities_where(by, Action.READ_CASE))
