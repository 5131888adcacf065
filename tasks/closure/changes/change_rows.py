"""What a change makes of a case, counted the same when it is made and when it leaves."""

from dataclasses import dataclass
from datetime import date

from models.closure.case_change import CaseChange
from models.closure.change_forms import ChangeForm
from models.law.closure.changed_terms import (
    Changed,
    ChangeRefusedError,
    InForce,
    extended,
    longer,
    reviewed,
    shorter,
    with_first_day,
    with_grace,
)
from models.law.closure.changes import ChangeKind
from models.law.closure.measures import Measure, MeasureKind
from models.law.common.durations import DurationUnit
from tasks.closure import closure_policies
from tasks.closure.case_step import Step
from tasks.closure.changes.waiting import measure_of
from tasks.register import policies


@dataclass(frozen=True)
class Asked:
    """What an officer filled in that a term follows from."""

    kind: ChangeKind
    sent_on: date
    first_day: date | None
    grace_until: date | None
    amount: int | None
    unit: DurationUnit | None
    review_on: date | None


def asked_in(source: ChangeForm | CaseChange, kind: ChangeKind, sent_on: date) -> Asked:
    """The same of a form and of the row that was made of it."""
    return Asked(
        kind,
        sent_on,
        source.first_day,
        source.grace_until,
        source.amount,
        source.unit,
        source.review_on,
    )


def in_force(step: Step) -> InForce:
    """What is ordered in the case now."""
    case = step.case
    return InForce(
        measure_of(case), case.ordered_from or step.on, case.ordered_until, case.grace_until
    )


def count(step: Step, asked: Asked) -> Changed:
    """What is ordered once the change leaves; unchanged where it has no term of its own.

    Raises ChangeRefusedError, naming the case.
    """
    try:
        return _count(step, asked)
    except ChangeRefusedError as error:
        raise ChangeRefusedError(f"Zaak {step.case.reference}: {error}.") from None


def _count(step: Step, asked: Asked) -> Changed:
    old, calendar = in_force(step), policies.calendar()
    match asked.kind, asked.first_day, asked.grace_until:
        case ChangeKind.FIRST_DAY, date() as first_day, _:
            return with_first_day(old, first_day, asked.sent_on, calendar)
        case ChangeKind.GRACE, _, date() as grace_until:
            return with_grace(old, grace_until, asked.sent_on, calendar)
        case ChangeKind.REVIEW_CONTINUE, _, _:
            own = closure_policies.own_closure_terms(step.case.municipality_code, asked.sent_on)
            return reviewed(old, asked.sent_on, own.review_months, asked.review_on)
    if asked.amount is None or asked.unit is None:
        return Changed(old)
    if asked.kind is ChangeKind.EXTENSION:
        return extended(old, asked.amount, asked.unit, asked.sent_on)
    measure = Measure(kind=MeasureKind.CLOSURE, amount=asked.amount, unit=asked.unit)
    return (shorter if asked.kind is ChangeKind.SHORTER else longer)(old, measure, asked.sent_on)
