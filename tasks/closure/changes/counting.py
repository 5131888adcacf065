"""The duration counts from the actual closing, when the decision says so."""

from datetime import date
from itertools import takewhile

from sqlmodel import col, select

from models.closure.decision import Decision, DecisionKind
from models.closure.term import TermKind
from models.law.closure.closure_terms import LAND_REGISTER_RULE, land_register_term
from models.law.closure.duration_start import RunsFrom, last_day_to_close, period_as_closed
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.closure import closure_policies
from tasks.closure.case_step import Of, Step
from tasks.closure.changes.waiting import measure_of, ordered_period, waits_of
from tasks.register import policies

SAYS_WHAT_IS_CLOSED = (DecisionKind.ORDER, DecisionKind.CHANGE, DecisionKind.ON_OBJECTION)


class TooLateError(WeerbaarError):
    """Raised when premises would be closed after the period in which that could be done."""


def newest_decision(step: Step) -> Decision | None:
    """The decision that was announced last."""
    return step.session.exec(
        select(Decision)
        .where(Decision.case_id == step.case_id)
        .order_by(col(Decision.number).desc())
        .limit(1)
    ).first()


def decision_in_force(step: Step) -> Decision | None:
    """The newest decision that says what is closed: the order, or what changed it."""
    return step.session.exec(
        select(Decision)
        .where(Decision.case_id == step.case_id, col(Decision.kind).in_(SAYS_WHAT_IS_CLOSED))
        .order_by(col(Decision.number).desc())
        .limit(1)
    ).first()


def announced_on(step: Step, last_day: date) -> date | None:
    """When the decision or the ruling left that gave the closure this last day."""
    ends = step.session.exec(
        select(col(Decision.ordered_until), col(Decision.announced_on))
        .where(Decision.case_id == step.case_id, col(Decision.ordered_until).is_not(None))
        .order_by(col(Decision.number).desc())
    ).all()
    same = list(takewhile(lambda each: each[0] == last_day, ends))
    return same[-1][1] if same else None


def refuse_closing_too_late(step: Step) -> None:
    """Closing can begin on the ordered days only, and on as many later ones as a judge took."""
    period = ordered_period(step.case)
    if period is None:
        return
    last = last_day_to_close(period, waits_of(step))
    if last is not None and last < step.on:
        raise TooLateError(
            f"Zaak {step.case.reference}: volgens het besluit kon het pand dicht tot en met "
            f"{dutch_date(last)}; sluiten op {dutch_date(step.on)} vraagt eerst een wijziging met "
            "een nieuwe eerste dag."
        )


def count_from_closing(step: Step) -> None:
    """Shift the period to the day of closing, with its term, and let the land register hear it."""
    case, period, order = step.case, ordered_period(step.case), decision_in_force(step)
    if period is None or order is None or case.closed_on is None:
        return
    if period.runs_from is RunsFrom.ORDERED_DAY or case.closed_on <= period.first_day:
        return
    counted = period_as_closed(measure_of(case), period, case.closed_on)
    case.ordered_from, case.ordered_until = counted.starts_on, counted.last_day
    step.start_term(TermKind.CLOSURE, counted, "ECLI:NL:RBZWB:2023:6350")
    tell_land_register(step, order.number)


def tell_land_register(step: Step, decision: int) -> None:
    """The entry in the land register must follow a change, within a term of its own."""
    terms = closure_policies.closure_terms(step.on)
    step.start_term(
        TermKind.LAND_REGISTRATION,
        land_register_term(terms, step.on, policies.calendar()),
        LAND_REGISTER_RULE,
        Of(decision=decision),
    )
