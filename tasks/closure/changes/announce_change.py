"""A change leaves the house: from then on it is in force, and its terms run."""

from dataclasses import dataclass
from datetime import date, datetime

from models.closure.approval import Approval, ApprovalSubject
from models.closure.case_change import CaseChange
from models.closure.change_forms import LandRegisterChangeForm
from models.closure.closure_forms import AnnouncementForm
from models.closure.decision import Decision, DecisionKind, values_in_force
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.changed_terms import Changed
from models.law.closure.changes import ENDS_AS, HAPPENS, OF_WARNINGS, ChangeKind, require_change
from models.law.closure.measures import MeasureKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import objection_period
from tasks.closure import closure_policies
from tasks.closure.approvals import NotPreparedError, require_approved
from tasks.closure.case_step import Of, Step, begin_step, find_term
from tasks.closure.changes.change_letters import document_kind
from tasks.closure.changes.change_rows import asked_in, count
from tasks.closure.changes.counting import (
    decision_in_force,
    newest_decision,
    tell_land_register,
)
from tasks.closure.communication import void_communication
from tasks.closure.dispatch import dispatch, has_left, tell_who_was_missed
from tasks.closure.execution import end
from tasks.closure.letters.letter_version import row_of
from tasks.closure.ordered_days import warning_is_a_step
from tasks.closure.partner_mail import queue_partner_mail
from tasks.closure.people.own_terms import start_own_terms
from tasks.closure.people.zienswijze_terms import meet_zienswijze_terms
from tasks.closure.remedies.joining import join_open_remedies
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step

RULE = "artikelen 13b Opiumwet en 5:21 Awb"


class OutdatedChangeError(WeerbaarError):
    """Raised when the case is no longer as it was when the change was made."""


class NothingToTellError(WeerbaarError):
    """Raised when the land register has nothing to hear about a decision."""


@dataclass(frozen=True)
class AnnouncedChange:
    """What left, and the last day for objection; None of an intent, which is no decision."""

    kind: ChangeKind
    last_day: date | None


@step("wijziging-bekendmaken")
def announce_change(form: AnnouncementForm, at: datetime) -> AnnouncedChange:
    """Record that the change left: from now on it is in force. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_CHANGE, form.on, at)
        approval = require_approved(step, ApprovalSubject.CHANGE)
        change = row_of(session, CaseChange, approval)
        if change is None:
            raise NotPreparedError(f"Zaak {form.reference}: de wijziging is nog niet gemaakt.")
        if not has_left(step, approval, document_kind(change.kind)):
            _refuse_outdated(step, change)
        reached = dispatch(step, approval, document_kind(change.kind), form)
        if reached:
            if change.kind is ChangeKind.WITHDRAW_INTENT:
                _withdraw_intent(step)
            elif change.kind in OF_WARNINGS:
                _change_warning(step, change, approval, reached)
            else:
                _change(step, change, approval, reached)
        is_decision = change.kind is not ChangeKind.WITHDRAW_INTENT
        last_day = objection_period(form.on, policies.calendar()).last_day if is_decision else None
        return AnnouncedChange(change.kind, last_day)


def _refuse_outdated(step: Step, change: CaseChange) -> None:
    """What was approved is applied to the case as it stood then, or not at all."""
    case, newest = step.case, decision_in_force(step)
    require_change(case.reference, change.kind, case.status, step.on)
    stood = (change.was_from, change.was_until, change.about)
    stands = (case.ordered_from, case.ordered_until, newest.number if newest else None)
    if stood != stands and change.kind is not ChangeKind.WITHDRAW_INTENT:
        raise OutdatedChangeError(
            f"Zaak {case.reference}: sinds de wijziging werd gemaakt, zijn de dagen van de "
            f"sluiting veranderd; maak haar opnieuw, bekendmaken op {dutch_date(step.on)} kan niet."
        )


def _withdraw_intent(step: Step) -> None:
    step.move_to(CaseStatus.INTENT_WITHDRAWN, "artikel 3:4 Awb")
    step.case.measure = MeasureKind.NONE
    meet_zienswijze_terms(step)
    step.meet_term(TermKind.SECOND_WEIGHING)
    step.happened(Occurrence.INTENT_WITHDRAWN)


def _change_warning(
    step: Step, change: CaseChange, approval: Approval, reached: tuple[int, ...]
) -> None:
    """A warning closes nothing: neither the land register nor a partner hears of it."""
    newest = newest_decision(step)
    number = newest.number + 1 if newest else 1
    change.decision_number = number
    is_over = change.kind in ENDS_AS
    step.session.add(_decision(step, change, approval, is_over=is_over))
    if warning_is_a_step(step):
        start_own_terms(step, TermKind.OBJECTION, "artikelen 6:7 en 6:8 Awb", number, reached)
    join_open_remedies(step, number)
    if is_over:
        step.move_to(ENDS_AS[change.kind], "ECLI:NL:RVS:2018:1449")
    else:
        step.record(EventKind.RECORD, f"Besluit {number}: {change.kind.label}.")
    step.happened(HAPPENS[change.kind], decision=number)
    tell_who_was_missed(step, Occurrence.DECISION_MISSED, number)


def _change(step: Step, change: CaseChange, approval: Approval, reached: tuple[int, ...]) -> None:
    case = step.case
    changed = count(step, asked_in(change, change.kind, approval.takes_effect_on))
    newest = newest_decision(step)
    number = newest.number + 1 if newest else 1
    change.decision_number = number
    is_over = change.kind in ENDS_AS
    if not is_over:
        _bring_into_force(step, change, changed)
    step.session.add(_decision(step, change, approval, is_over=is_over))
    start_own_terms(step, TermKind.OBJECTION, "artikelen 6:7 en 6:8 Awb", number, reached)
    join_open_remedies(step, number)
    if is_over:
        end(step, ENDS_AS[change.kind], number)
        tell_who_was_missed(step, Occurrence.DECISION_MISSED, number)
        return
    step.record(EventKind.RECORD, f"Besluit {number}: {change.kind.label}.", RULE)
    step.happened(HAPPENS[change.kind], decision=number)
    tell_who_was_missed(step, Occurrence.DECISION_MISSED, number)
    if change.kind is not ChangeKind.REVIEW_CONTINUE:
        tell_land_register(step, number)
        queue_partner_mail(step, "changed", f":{number}")
        void_communication(step, number)
    if case.closed_on is None and changed.grace is not None:
        step.start_term(TermKind.GRACE, changed.grace, "artikel 5:24 Awb")
    if changed.closure is not None:
        is_review = case.ordered_until is None
        kind = TermKind.REVIEW if is_review else TermKind.CLOSURE
        if is_review:
            step.meet_term(kind)
        else:
            step.meet_term(TermKind.REVIEW)
        step.start_term(kind, changed.closure, RULE)


def _bring_into_force(step: Step, change: CaseChange, changed: Changed) -> None:
    """The case holds what is in force now; each decision keeps what it ordered."""
    case, new = step.case, changed.in_force
    case.measure_amount, case.measure_unit = new.measure.amount, new.measure.unit
    case.ordered_from, case.ordered_until = new.first_day, new.last_day
    case.grace_until = new.grace_until
    case.closed_part = change.closed_part or case.closed_part
    if case.duration_runs_from is None and new.last_day is not None:
        own = closure_policies.own_closure_terms(case.municipality_code, step.on)
        case.duration_runs_from = own.duration_runs_from


def _decision(step: Step, change: CaseChange, approval: Approval, *, is_over: bool) -> Decision:
    return Decision(
        case_id=step.case_id,
        number=change.decision_number or 1,
        kind=DecisionKind.CHANGE,
        about=change.about,
        approval_id=id_of(approval),
        announced_on=step.on,
        **({"measure": MeasureKind.NONE} if is_over else values_in_force(step.case)),
    )


@step("wijziging-kadaster")
def record_land_register_change(form: LandRegisterChangeForm, at: datetime) -> str:
    """Record that the land register has heard of a change. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_TRACK, form.on, at)
        of = Of(decision=form.decision)
        term = find_term(session, step.case_id, TermKind.LAND_REGISTRATION, of)
        if term is None:
            raise NothingToTellError(
                f"Zaak {form.reference}: over besluit {form.decision} hoeft op "
                f"{dutch_date(form.on)} niets voor de Wkpb te worden gemeld."
            )
        if term.met_on is None:
            step.meet_term(TermKind.LAND_REGISTRATION, of)
            step.happened(Occurrence.LAND_REGISTER_CHANGED, decision=form.decision)
        return f"de wijziging van besluit {form.decision} is gemeld voor de Wkpb"
