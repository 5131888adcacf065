"""Another duration, on objection or by the judge: the case follows, and the order stays."""

from datetime import date, timedelta

from sqlmodel import col, select

from models.closure.decision import OF_MONEY, Decision, DecisionKind, values_in_force
from models.closure.term import TermKind
from models.law.closure.case_stages import DECISION_IS_OUT
from models.law.closure.duration_start import RunsFrom
from models.law.closure.measures import MeasureKind
from models.law.closure.procedure import CaseStatus
from models.law.common.durations import DurationUnit
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.terms import TermResult, closure_period
from tasks.closure.case_step import Step
from tasks.closure.changes.counting import newest_decision, tell_land_register
from tasks.closure.execution import end
from tasks.register.acting import id_of


class NoOrderYetError(WeerbaarError):
    """Raised when a later decision would come before the order that it follows."""


class NoDurationError(WeerbaarError):
    """Raised when a closure would get another duration and there is none to change."""


def closure_of(step: Step, amount: int, unit: DurationUnit) -> TermResult:
    """The closure with another duration, from the first day that it has now."""
    case = step.case
    if (
        case.ordered_from is None
        or case.measure is not MeasureKind.CLOSURE
        or unit is DurationUnit.INDEFINITE
    ):
        raise NoDurationError(
            f"Zaak {case.reference}: op {dutch_date(step.on)} is er geen sluiting waarvan de duur "
            "een ander getal weken of maanden kan worden."
        )
    return closure_period(case.ordered_from, amount, unit)


def refuse_reviving(step: Step, term: TermResult) -> None:
    """What is over does not go on because its days become more: nobody shuts it for them."""
    case = step.case
    if case.status not in DECISION_IS_OUT and term.last_day >= step.on:
        raise NoDurationError(
            f"Zaak {case.reference} staat op '{case.status.label}': op {dutch_date(step.on)} is er "
            f"geen sluiting die kan duren tot en met {dutch_date(term.last_day)}. Leg de "
            "beslissing vast zonder nieuwe duur; opnieuw sluiten vraagt een nieuw besluit."
        )


def refuse_under_a_later_decision(step: Step) -> None:
    """A ruling that is recorded late undoes nothing that was decided about the closure after it."""
    later = step.session.exec(
        select(Decision)
        .where(
            Decision.case_id == step.case_id,
            col(Decision.announced_on) > step.on,
            col(Decision.kind).not_in(OF_MONEY),
        )
        .order_by(col(Decision.number).desc())
    ).first()
    if later is not None:
        raise NoDurationError(
            f"Zaak {step.case.reference}: na deze uitspraak van {dutch_date(step.on)} is op "
            f"{dutch_date(later.announced_on)} besluit {later.number} ({later.kind.label}) "
            "bekendgemaakt, en dat zegt wat nu geldt. Leg de uitspraak vast zonder nieuwe duur, en "
            "wijzig het besluit als de duur anders moet."
        )


def refuse_opening_what_is_over(step: Step, on: date) -> None:
    """A request to open earlier can be granted while there is a closure to end (Awb 1:3(3)).

    `on` is the day on which the decision leaves.
    """
    case = step.case
    last_day = None if case.status is CaseStatus.SUSPENDED else case.ordered_until
    has_run_out = last_day is not None and last_day < on
    is_closure = case.measure is MeasureKind.CLOSURE and case.status in DECISION_IS_OUT
    if not is_closure or has_run_out:
        raise NoDurationError(
            f"Zaak {case.reference} staat op '{case.status.label}': op {dutch_date(on)} is er "
            "geen sluiting die eerder kan eindigen. Wijs het verzoek af met die reden (refused), "
            "of leg vast dat het is ingetrokken (withdrawn)."
        )


def refuse_part_of_nothing(step: Step) -> None:
    """A part can stay closed only while an order to close stands."""
    case = step.case
    if case.measure is not MeasureKind.CLOSURE or case.status not in DECISION_IS_OUT:
        raise NoDurationError(
            f"Zaak {case.reference} staat op '{case.status.label}': op {dutch_date(step.on)} is er "
            "geen sluiting waarvan een deel gesloten kan blijven. Leg de beslissing vast zonder "
            "dat deel."
        )


def first_day_beyond(step: Step, amount: int, unit: DurationUnit) -> date:
    """The day from which a closure is suspended that may last this long at most (Awb 8:81)."""
    case = step.case
    if case.closed_on is None and case.duration_runs_from is RunsFrom.ACTUAL_CLOSING:
        raise NoDurationError(
            f"Zaak {case.reference}: de duur telt vanaf de feitelijke sluiting en op "
            f"{dutch_date(step.on)} is het pand niet dicht; vul zelf in vanaf welke dag de rechter "
            "schorst."
        )
    return max(closure_of(step, amount, unit).last_day + timedelta(days=1), step.on)


def require_order(step: Step, what: str) -> Decision:
    """The newest decision; premises that were shut at once have none before the order leaves.

    `what` is what asks for it, such as "beslissen op het bezwaar".
    """
    newest = newest_decision(step)
    if newest is None:
        raise NoOrderYetError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}' en het besluit zelf "
            f"is nog niet bekendgemaakt; {what} op {dutch_date(step.on)} kan pas daarna."
        )
    return newest


def add_decision(
    step: Step, kind: DecisionKind, about: int, approval_id: int | None = None
) -> Decision:
    """The next decision of the case, with what is in force after it. NoOrderYetError."""
    case, last = step.case, require_order(step, kind.label)
    decision = Decision(
        case_id=id_of(case),
        number=last.number + 1,
        kind=kind,
        about=about,
        approval_id=approval_id,
        announced_on=step.on,
        **values_in_force(case),
    )
    step.session.add(decision)
    step.session.flush()
    return decision


def revoke(step: Step, decision: Decision) -> None:
    """Let nothing be in force after this decision; a closure that runs ends with it."""
    decision.measure = MeasureKind.NONE
    decision.measure_amount = decision.measure_unit = None
    decision.grace_until = decision.ordered_from = decision.ordered_until = None
    if step.case.status in DECISION_IS_OUT:
        end(step, CaseStatus.LIFTED, decision.number)


def change_duration(step: Step, amount: int, unit: DurationUnit, rule: str) -> None:
    """Let the case have this duration from now on, with its term explained."""
    term = closure_of(step, amount, unit)
    refuse_reviving(step, term)
    case = step.case
    case.measure_amount, case.measure_unit = amount, unit
    case.ordered_until = term.last_day
    if case.status in DECISION_IS_OUT:
        # A closure without an end was to be reviewed; now it ends by itself.
        step.meet_term(TermKind.REVIEW)
        step.start_term(TermKind.CLOSURE, term, rule)


def tell_of_change(step: Step, decision: Decision) -> None:
    """The land register follows while there is a closure to register."""
    if step.case.status in DECISION_IS_OUT:
        tell_land_register(step, decision.number)
