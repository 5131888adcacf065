"""How far an action of the plan is."""

from collections.abc import Collection
from enum import StrEnum


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


STAYS = (ActionStatus.CARRIED_OVER, ActionStatus.PARTLY)
