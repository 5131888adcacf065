"""The decisions in a case: the order, and every decision that comes after it."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.closure.closure import ClosureCase
from models.common.base import choice
from models.law.closure.duration_start import RunsFrom
from models.law.closure.measures import MeasureKind
from models.law.common.durations import DurationUnit
from models.law.common.labelled import Labelled


class DecisionKind(Labelled):
    """What a decision decides."""

    ORDER = "order", "besluit"
    CHANGE = "change", "wijzigingsbesluit"
    ON_OBJECTION = "on_objection", "beslissing op bezwaar"
    RULING = "ruling", "uitspraak van de rechter in de plaats van het besluit"
    COSTS = "costs", "kostenbesluit"
    COLLECTION = "collection", "invorderingsbesluit"
    ON_REQUEST = "on_request", "besluit op een verzoek tot heropening"
    DEFERRAL = "deferral", "uitstel van betaling"
    LATE_PENALTY = "late_penalty", "besluit over de dwangsom voor te laat beslissen"
    INTEREST = "interest", "rentebesluit"
    REPAYMENT = "repayment", "besluit over terugbetaling"
    DEFERRAL_CHANGE = "deferral_change", "wijziging van het uitstel van betaling"


ORDER = 1
"""The number of the decision to which all that comes later belongs."""
OF_MONEY = frozenset(
    {
        *(DecisionKind.COSTS, DecisionKind.COLLECTION, DecisionKind.INTEREST),
        *(DecisionKind.DEFERRAL, DecisionKind.LATE_PENALTY, DecisionKind.REPAYMENT),
        DecisionKind.DEFERRAL_CHANGE,
    }
)
"""These are about a sum: what becomes of one of them leaves the order itself as it is."""
ASKS_MONEY = frozenset({DecisionKind.COSTS, DecisionKind.COLLECTION, DecisionKind.INTEREST})
"""Of each of these somebody owes a claim."""


class Decision(SQLModel, table=True):
    """One decision as it left the house; a later one that changes it leaves it as it was."""

    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint(
            "ordered_until IS NULL OR ordered_until >= ordered_from", name="ends_after_start"
        ),
        CheckConstraint("cost_share BETWEEN 0 AND 100", name="cost_share_in_percent"),
        CheckConstraint("kind = 'order' OR about IS NOT NULL", name="later_one_is_about_another"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    number: int
    kind: DecisionKind = Field(sa_type=choice(DecisionKind, "decision_kind"))
    about: int | None = None
    """Number of the decision that this one changes, or on which it decides."""
    approval_id: int | None = Field(default=None, foreign_key="approval.id")
    announced_on: date
    measure: MeasureKind | None = Field(default=None, sa_type=choice(MeasureKind, "measure"))
    measure_amount: int | None = None
    measure_unit: DurationUnit | None = Field(
        default=None, sa_type=choice(DurationUnit, "measure_unit")
    )
    cost_share: int | None = None
    """Percentage of the costs that is for the offender (Awb 5:25)."""
    grace_until: date | None = None
    ordered_from: date | None = None
    ordered_until: date | None = None
    """Last day as ordered, inclusive; empty when there is no end, or nothing is closed."""
    closed_part: str = Field(default="", max_length=200)
    """What stays closed, when that is only a part of the premises."""
    duration_runs_from: RunsFrom | None = Field(
        default=None, sa_type=choice(RunsFrom, "duration_runs_from")
    )


IN_FORCE = (
    "measure",
    "measure_amount",
    "measure_unit",
    "cost_share",
    "grace_until",
    "ordered_from",
    "ordered_until",
    "closed_part",
    "duration_runs_from",
)
"""What a decision keeps of the case as it stood when the decision left."""


def values_in_force(case: ClosureCase) -> dict[str, Any]:
    """The values of a case that are in force now, for the row of a decision."""
    return {name: getattr(case, name) for name in IN_FORCE}
