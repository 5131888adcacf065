"""How far an action is, and what it takes of the budget of its year."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from pydantic import Field

from models.law.common.policy import Frozen


class ActionStatus(StrEnum):
    """How far an action is."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    PARTLY = "partly"
    CARRIED_OVER = "carried_over"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """The Dutch words for people."""
        return _STATUS_LABELS[self]

    @property
    def is_open(self) -> bool:
        """True while more may follow in the year of the plan."""
        return self in (ActionStatus.PLANNED, ActionStatus.RUNNING)

    @property
    def is_off(self) -> bool:
        """True when nothing more comes of it this year: it asks a reason and frees its money."""
        return self in (ActionStatus.CARRIED_OVER, ActionStatus.DROPPED)


_STATUS_LABELS = {
    ActionStatus.PLANNED: "gepland",
    ActionStatus.RUNNING: "loopt",
    ActionStatus.DONE: "gedaan",
    ActionStatus.PARTLY: "deels gedaan",
    ActionStatus.CARRIED_OVER: "doorgeschoven",
    ActionStatus.DROPPED: "vervallen",
}


def status_together(statuses: Collection[ActionStatus]) -> ActionStatus:
    """One word for an action of several municipalities; a difference is named, not averaged.

    All the same: that. Otherwise it runs while one of them is open, and is partly done after that.
    """
    if len(set(statuses)) == 1:
        return next(iter(statuses))
    if any(status.is_open for status in statuses):
        return ActionStatus.RUNNING
    return ActionStatus.PARTLY


class BudgetLine(Frozen):
    """The money of one action of one municipality, in whole euro."""

    planned: int = Field(ge=0)
    spent: int
    status: ActionStatus = ActionStatus.PLANNED

    @property
    def claimed(self) -> int:
        """What the action takes of the year's budget: its plan, or what it cost when that is more.

        A done action keeps its plan, because its last invoice may still come; an action that was
        dropped or carried over takes only what it cost.
        """
        return self.spent if self.status.is_off else max(self.planned, self.spent)

    @property
    def excess(self) -> int:
        """By how much the action costs more than its plan; 0 when it does not."""
        return max(self.spent - self.planned, 0)


def left_of(available: int, lines: Iterable[BudgetLine]) -> int:
    """What of the year's budget has no purpose yet; below zero when it has too many."""
    return available - sum(line.claimed for line in lines)
