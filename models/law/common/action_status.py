"""How far an action of the plan is."""

from collections.abc import Collection

from models.law.common.labelled import Labelled


class ActionStatus(Labelled):
    """How far an action is."""

    PLANNED = "planned", "gepland"
    RUNNING = "running", "loopt"
    DONE = "done", "gedaan"
    PARTLY = "partly", "deels gedaan"
    CARRIED_OVER = "carried_over", "doorgeschoven"
    DROPPED = "dropped", "vervallen"

    @property
    def is_open(self) -> bool:
        """True while more may follow in the year of the plan."""
        return self in (ActionStatus.PLANNED, ActionStatus.RUNNING)

    @property
    def is_off(self) -> bool:
        """True when nothing more comes of it this year: it asks a reason and frees its money."""
        return self in (ActionStatus.CARRIED_OVER, ActionStatus.DROPPED)


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
