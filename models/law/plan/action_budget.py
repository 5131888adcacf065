"""What an action takes of the budget of its year."""

from collections.abc import Iterable

from pydantic import Field

from models.law.common.action_status import ActionStatus
from models.law.common.policy import Frozen


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
