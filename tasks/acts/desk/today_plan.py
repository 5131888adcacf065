"""What waits today of the plan and the evaluation, in every municipality where one works."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.law.common.roles import Action, RoleError
from tasks.acts.desk import evaluation_desk
from tasks.acts.desk.evaluation_desk import DraftLine
from tasks.plan.plan_calendar import CalendarLine, open_items
from tasks.register.authority import municipalities_where

LOOKED_BACK = timedelta(weeks=4)
"""What should have been told longer ago is asked in the calendar alone."""


@dataclass(frozen=True)
class PlanToday:
    """What waits for one officer."""

    evaluations: Sequence[DraftLine]
    """To read and to publish: another made them."""
    calendar: Sequence[CalendarLine]
    """To be told this week, or not told in the weeks before."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not (self.evaluations or self.calendar)


def plan_today(on: date, by: str) -> PlanToday:
    """Evaluations to approve, and what the communication calendar has for this week."""
    sunday = on + timedelta(days=6 - on.weekday())
    try:
        evaluations = evaluation_desk.waiting_for(by)
    except RoleError:
        evaluations = ()
    try:
        codes = municipalities_where(by, Action.RECORD_PROGRESS)
        calendar = open_items(codes, on - LOOKED_BACK, sunday)
    except RoleError:
        calendar = []
    return PlanToday(evaluations, calendar)
