"""Which part of the costs of a closure is for the offender: said in each order (Awb 5:25)."""

from collections.abc import Sequence

from models.closure.closure_forms import DecisionForm
from models.closure.party import Weighing
from models.law.closure.letter_clearance import COSTS
from models.law.closure.measures import MeasureKind
from models.law.common.errors import FaultsError
from tasks.closure.case_step import Step

ALL = 100
"""Percent."""


def share_of_offender(step: Step, form: DecisionForm, weighing: Sequence[Weighing]) -> int | None:
    """The percentage that is for the offender; None when nothing is closed. Raises FaultsError.

    Nobody assumes it: without a choice there is no order, and less than all needs its reason.
    """
    fault = _fault(form, is_reasoned=any(row.factor == COSTS for row in weighing))
    if fault:
        raise FaultsError(f"Het besluit van {step.case.reference}", [fault])
    return form.cost_share


def _fault(form: DecisionForm, *, is_reasoned: bool) -> str:
    if form.outcome is not MeasureKind.CLOSURE:
        alone = "alleen bij een sluiting zijn er kosten voor de overtreder; laat dat deel weg"
        return alone if form.cost_share is not None else ""
    if form.cost_share is None:
        return (
            "zeg welk deel van de kosten voor de overtreder is: 100 procent, of minder met een "
            "reden (artikel 5:25 van de Awb)"
        )
    if form.cost_share < ALL and not is_reasoned:
        return (
            f"geef in de belangenafweging bij '{COSTS}' de reden waarom niet alle kosten voor de "
            "overtreder zijn"
        )
    return ""
