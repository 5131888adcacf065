"""The plan of a year as it stands: every action with status, evidence and money, and the totals."""

from dataclasses import dataclass
from datetime import date

from models.law.common.action_status import ActionStatus
from models.law.common.plan_themes import PlanTheme


@dataclass(frozen=True)
class EvidenceLine:
    """One thing that was done for an action, without persons and addresses."""

    reference: str
    """Of the round, the case or the act; empty for what has none."""
    on: date | None
    """None for a linked thing that is no longer in the register."""
    words: str
    """Dutch: what it is."""
    is_public: bool = False
    """True for what points to nobody, however few there are: rounds, meetings, the calendar."""


@dataclass(frozen=True)
class ActionPart:
    """One action in one municipality."""

    municipality_code: str
    municipality: str
    status: ActionStatus
    on: date | None
    """The day of the last word about it; None when there is none yet."""
    note: str
    reason: str
    """Why it is carried over or dropped."""
    planned: int
    spent: int
    """Both in whole euro."""
    evidence: tuple[EvidenceLine, ...]


@dataclass(frozen=True)
class ActionLine:
    """One action of the plan, in each municipality and together."""

    number: int
    theme: PlanTheme
    title: str
    owner: str
    when: str
    """Dutch: "kwartaal 3", "doorlopend"."""
    last_day: date | None
    funding: tuple[str, ...]
    """Dutch: who pays."""
    status: ActionStatus
    """Of the municipalities together."""
    parts: tuple[ActionPart, ...]


@dataclass(frozen=True)
class PlanTotals:
    """The money of one municipality in whole euro."""

    municipality_code: str
    municipality: str
    planned: int
    available: int
    spent: int
    left: int
    """What has no purpose yet: available less what each action claims."""
    unspent: int
    """Available less spent, whatever is still to come."""


@dataclass(frozen=True)
class PlanYear:
    """The plan of a year, as far as the register knows it."""

    year: int
    source: str
    actions: tuple[ActionLine, ...]
    totals: tuple[PlanTotals, ...]
    warnings: tuple[str, ...]
    """Dutch: where more was spent than planned or available."""
