"""What runs beside a case: objection, interim relief, requests, land register."""

from datetime import datetime

from sqlmodel import col, select

from models.closure.closure import Track
from models.closure.closure_forms import StepForm
from models.closure.term import TermKind
from models.closure.track_form import TrackForm
from models.common.history import EventKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import (
    CaseStatus,
    TrackKind,
    TrackState,
    next_track_states,
    opening_state,
    require_track_transition,
)
from models.law.common.dutch import dutch_date, sentence
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import TermResult, decision_on_objection_period, own_term
from tasks.closure import closure_policies
from tasks.closure.case_step import OrderOfDaysError, Step, begin_step, find_term
from tasks.closure.partner_mail import queue_partner_mail
from tasks.register import policies
from tasks.register.resources import transaction
from tasks.register.step import step


class ArchivedError(WeerbaarError):
    """Raised when something is recorded in a case of which the file is closed."""


class NothingToObjectToError(WeerbaarError):
    """Raised when an objection is recorded before a decision was announced."""


def open_track(step: Step, kind: TrackKind) -> Track | None:
    """The newest side track of this kind while it still stands in its first state."""
    track = _latest_track(step, kind)
    return track if track is not None and track.state is opening_state(kind) else None


def _latest_track(step: Step, kind: TrackKind) -> Track | None:
    return step.session.exec(
        select(Track)
        .where(Track.case_id == step.case_id, Track.kind == kind)
        .order_by(col(Track.number).desc())
        .limit(1)
    ).first()


@step("zijspoor-vastleggen")
def record_track(form: TrackForm, at: datetime) -> str:
    """Record a step of an objection, interim relief, request or registration. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_TRACK, form.on, at)
        if step.case.status is CaseStatus.ARCHIVED:
            raise ArchivedError(
                f"Zaak {form.reference} is {step.case.status.label}; {form.track.label} vastleggen "
                f"op {dutch_date(form.on)} kan niet meer."
            )
        track = _latest_track(step, form.track)
        what = sentence(f"{form.track.label}: {form.state.label}{_lateness(step, form)}")
        if track is not None and (track.state, track.changed_on) == (form.state, form.on):
            return what
        _refuse_amount(form)
        track = _advanced(step, form, track)
        track.amount = form.amount or track.amount
        session.add(track)
        step.record(EventKind.TRACK, what)
        _consequences(step, form)
        return what


def _refuse_amount(form: TrackForm) -> None:
    """Costs are fixed as an amount (Awb 5:25(6)); nothing else has one."""
    with_amount = {TrackState.FIXED: True, TrackState.PAID: form.amount is not None}
    wanted = form.track is TrackKind.COST_RECOVERY and with_amount.get(form.state, False)
    if wanted and form.amount is None:
        fault = "Bedrag: vul in welk bedrag is vastgesteld, in hele euro's"
    elif form.amount is not None and not wanted:
        fault = "Bedrag: alleen bij kostenverhaal, als het is vastgesteld of betaald"
    else:
        return
    raise FaultsError(f"Het vastleggen in zaak {form.reference}", [fault])


def _lateness(step: Step, form: TrackForm) -> str:
    """A remark when an objection comes after its term; by post it may have been sent in time."""
    term = find_term(step.session, step.case_id, TermKind.OBJECTION)
    filed = form.track is TrackKind.OBJECTION and form.state is TrackState.FILED
    if not filed or term is None or form.on <= term.last_day:
        return ""
    return (
        f"; de termijn liep tot en met {dutch_date(term.last_day)}, kijk of het op tijd op de post "
        "was (artikel 6:9 Awb)"
    )


def _advanced(step: Step, form: TrackForm, track: Track | None) -> Track:
    """The track after this step; a finished one makes room for a next number."""
    if form.state is opening_state(form.track) and (
        track is None or not next_track_states(form.track, track.state)
    ):
        return Track(
            case_id=step.case_id,
            kind=form.track,
            number=track.number + 1 if track else 1,
            state=form.state,
            opened_on=form.on,
            changed_on=form.on,
        )
    found = track.state if track else None
    require_track_transition(form.reference, form.track, found, form.state, form.on)
    if track is None:
        raise RuntimeError("a track that is not open can only be opened")
    if form.on < track.changed_on:
        raise OrderOfDaysError(
            f"Zaak {form.reference}: {form.track.label} staat sinds {dutch_date(track.changed_on)} "
            f"op '{track.state.label}'; {dutch_date(form.on)} ligt daarvoor."
        )
    track.state, track.changed_on = form.state, form.on
    return track


def _consequences(step: Step, form: TrackForm) -> None:
    """What a side track does to the case and its terms."""
    calendar, terms = (
        policies.calendar(),
        closure_policies.own_closure_terms(step.case.municipality_code, form.on),
    )
    match form.track, form.state:
        case TrackKind.OBJECTION, TrackState.FILED:
            _await_decision_on_objection(step, committee=form.committee)
        case TrackKind.OBJECTION, _:
            step.meet_term(TermKind.DECISION_ON_OBJECTION)
        case TrackKind.INTERIM_RELIEF, TrackState.GRANTED:
            step.case.suspended_from = step.case.status
            step.move_to(CaseStatus.SUSPENDED, "artikel 8:81 Awb")
            step.happened(Occurrence.SUSPENDED)
            queue_partner_mail(step, "suspended")
        case TrackKind.REOPENING_REQUEST, TrackState.REQUESTED:
            step.start_term(
                TermKind.REOPENING_DECISION,
                own_term(form.on, calendar, weeks=terms.reopening_decision_weeks),
                "redelijke termijn, artikel 4:13 Awb",
            )
        case TrackKind.REOPENING_REQUEST, _:
            step.meet_term(TermKind.REOPENING_DECISION)
        case TrackKind.LAND_REGISTER, TrackState.REGISTERED:
            step.meet_term(TermKind.LAND_REGISTRATION)
        case TrackKind.LAND_REGISTER, TrackState.DEREGISTERED:
            step.meet_term(TermKind.LAND_DEREGISTRATION)


def _await_decision_on_objection(step: Step, *, committee: bool) -> None:
    """The term to decide runs from the end of the term to object, not from the objection itself."""
    term = find_term(step.session, step.case_id, TermKind.OBJECTION)
    if term is None:
        raise NothingToObjectToError(
            f"Zaak {step.case.reference}: er is nog geen besluit bekendgemaakt waartegen bezwaar "
            f"openstaat op {dutch_date(step.on)}."
        )
    period = TermResult(term.starts_on, term.last_day, term.nature, term.explanation)
    step.start_term(
        TermKind.DECISION_ON_OBJECTION,
        decision_on_objection_period(period, policies.calendar(), committee=committee),
        "artikel 7:10, eerste lid, Awb",
    )


@step("schorsing-beëindigen")
def resume(form: StepForm, at: datetime) -> str:
    """The suspension ended and the decision stands: the case goes on where it stood."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_TRACK, form.on, at)
        case = step.case
        if case.suspended_from is not None:
            step.move_to(case.suspended_from, "artikel 8:85 Awb")
            step.happened(Occurrence.RESUMED)
            case.suspended_from = None
        return case.status.label
