"""The days that an order to close names, and the terms that begin when it leaves."""

from datetime import date

from models.closure.closure_forms import DecisionForm
from models.closure.decision import Decision, DecisionKind
from models.closure.term import TermKind
from models.law.closure.closure_terms import LAND_REGISTER_RULE, land_register_term
from models.law.closure.duration_start import RunsFrom
from models.law.closure.measures import Measure, MeasureKind
from models.law.closure.remedies.tracks import TrackKind
from models.law.common.durations import DurationUnit
from models.law.common.terms import TermResult, closure_period, own_term
from tasks.closure import closure_policies
from tasks.closure.case_step import Step
from tasks.closure.remedies.track_rows import tracks_of
from tasks.register import policies


def chosen_grace(step: Step, form: DecisionForm) -> int:
    """As chosen, or what the municipality gives; 0 is no time at all."""
    if form.grace_days is not None:
        return form.grace_days
    code = step.case.municipality_code
    return closure_policies.own_closure_terms(code, form.sent_on).grace_days


def chosen_start(step: Step, form: DecisionForm, measure: Measure) -> RunsFrom | None:
    """The day from which the duration counts: as chosen, or as the municipality does it."""
    if measure.is_indefinite:
        return None
    own = closure_policies.own_closure_terms(step.case.municipality_code, form.sent_on)
    return form.runs_from or own.duration_runs_from


def closure_term(step: Step, first_day: date, measure: Measure) -> TermResult:
    """The closure as ordered; without an end date it runs to its review."""
    if measure.is_indefinite or measure.unit is None:
        months = closure_policies.own_closure_terms(
            step.case.municipality_code, first_day
        ).review_months
        return closure_period(first_day, months, DurationUnit.MONTHS)
    return closure_period(first_day, measure.amount, measure.unit)


def warning_is_a_step(step: Step) -> bool:
    """By the policy under which it was given, so that a term for objection runs."""
    on = step.case.policy_valid_from or step.on
    matrix = closure_policies.sanction_matrix(step.case.municipality_code, on)
    return matrix.warning_is_a_step is True


def begins_a_term(step: Step, decision: Decision) -> bool:
    """Whether a remedy is open against it: a warning, and what changes it, need be no decision."""
    of_warning = step.case.measure is MeasureKind.WARNING
    is_about_it = decision.kind in (DecisionKind.ORDER, DecisionKind.CHANGE)
    return not (of_warning and is_about_it) or warning_is_a_step(step)


def forget_the_land_register(step: Step) -> None:
    """What was over before it was decided was never entered, so nothing is to be taken out."""
    if not tracks_of(step.session, step.case_id, TrackKind.LAND_REGISTER):
        step.meet_term(TermKind.LAND_DEREGISTRATION)


def start_closure_terms(step: Step, announced_on: date) -> None:
    """Of what the order makes begin on the day on which it left."""
    calendar, terms = policies.calendar(), closure_policies.closure_terms(announced_on)
    case = step.case
    step.start_term(
        TermKind.LAND_REGISTRATION,
        land_register_term(terms, announced_on, calendar),
        LAND_REGISTER_RULE,
    )
    if case.grace_until is not None:
        days = (case.grace_until - announced_on).days
        step.start_term(
            TermKind.GRACE, own_term(announced_on, calendar, days=days), "artikel 5:24 Awb"
        )
    if case.ordered_from is not None and case.measure_unit is not None:
        measure = Measure(
            kind=MeasureKind.CLOSURE, amount=case.measure_amount, unit=case.measure_unit
        )
        kind = TermKind.REVIEW if measure.is_indefinite else TermKind.CLOSURE
        step.start_term(
            kind, closure_term(step, case.ordered_from, measure), "artikel 13b Opiumwet"
        )
