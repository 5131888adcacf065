"""What is prepared and has not left the house: it becomes void, or an officer withdraws it."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from models.closure.approval import APPROVE_ACTIONS, Approval, ApprovalSubject
from models.closure.decision import ORDER
from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.party_forms import SendBackForm, WithdrawPreparedForm
from models.common.history import Event, EventKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus, Urgency
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.closure.approvals import (
    NotPreparedError,
    documents_of,
    latest_approval,
)
from tasks.closure.case_step import Step, begin_step
from tasks.closure.letters.letter_version import named_version, told_version
from tasks.closure.money.penalty_drafts import forget_drafts
from tasks.closure.people.history_reasons import refuse_naming_reason
from tasks.closure.people.sendings import LATER_LETTERS, ORDERS
from tasks.register.acting import SamePersonError
from tasks.register.resources import transaction
from tasks.register.step import step

KINDS = {
    ApprovalSubject.INTENT: (DocumentKind.NOTICE_OF_INTENT,),
    ApprovalSubject.DECISION: ORDERS,
    ApprovalSubject.SERVICE: (DocumentKind.LATER_DECISION, DocumentKind.LATER_INTENT),
    **LATER_LETTERS,
    # The withdrawal of an intent is no decision, so that it is not made known later.
    ApprovalSubject.CHANGE: (
        *LATER_LETTERS[ApprovalSubject.CHANGE],
        DocumentKind.WITHDRAWN_INTENT,
    ),
    # No decision against which anybody objects (Awb 8:4(1)(b)).
    ApprovalSubject.WRIT: (DocumentKind.WRIT,),
}
LATER_DECISIONS = (
    ApprovalSubject.CHANGE,
    ApprovalSubject.SERVICE,
    ApprovalSubject.REMEDY_DECISION,
    ApprovalSubject.COSTS,
    ApprovalSubject.COLLECTION,
    ApprovalSubject.INTEREST,
    ApprovalSubject.PENALTY_CHANGE,
    ApprovalSubject.LATE_PENALTY,
    ApprovalSubject.REPAYMENT,
    ApprovalSubject.DEFERRAL_CHANGE,
    ApprovalSubject.WRIT,
)
"""What can still lie unsent when nothing else is to be done in a case."""
LETTERS = (ApprovalSubject.INTENT, ApprovalSubject.DECISION, *LATER_DECISIONS)
"""What goes to the parties."""
ACTIONS = {
    ApprovalSubject.INTENT: Action.PREPARE_INTENT,
    ApprovalSubject.DECISION: Action.PREPARE_DECISION,
    ApprovalSubject.COMMUNICATION: Action.PREPARE_COMMUNICATION,
    ApprovalSubject.CHANGE: Action.PREPARE_CHANGE,
    ApprovalSubject.SERVICE: Action.PREPARE_DECISION,
    ApprovalSubject.REMEDY_DECISION: Action.PREPARE_DECISION,
    ApprovalSubject.COSTS: Action.PREPARE_MONEY,
    ApprovalSubject.COLLECTION: Action.PREPARE_MONEY,
    ApprovalSubject.INTEREST: Action.PREPARE_MONEY,
    ApprovalSubject.PENALTY_CHANGE: Action.PREPARE_MONEY,
    ApprovalSubject.LATE_PENALTY: Action.PREPARE_MONEY,
    ApprovalSubject.REPAYMENT: Action.PREPARE_MONEY,
    ApprovalSubject.DEFERRAL_CHANGE: Action.PREPARE_MONEY,
    ApprovalSubject.WRIT: Action.PREPARE_MONEY,
}


SENT_BACK = "Teruggestuurd: {}. Opmerking: "
"""How the history begins to tell it; the remark follows."""


class LeftAlreadyError(WeerbaarError):
    """Raised when something is withdrawn that left the house, so that it must be set right."""


class UnsentError(WeerbaarError):
    """Raised when a file would be closed while something that was made for sending lies there."""


def refuse_unsent(step: Step) -> None:
    """A file is not closed over a decision that is made or approved and never left."""
    for subject in LATER_DECISIONS:
        approval = pending(step, subject)
        if approval is not None:
            state = "gemaakt" if approval.approved_by is None else "goedgekeurd"
            raise UnsentError(
                f"Zaak {step.case.reference}: {named_version(step.session, approval)} is {state}, "
                "maar nog niet verzonden. Verzend eerst, of trek het in; "
                f"archiveren op {dutch_date(step.on)} kan daarna."
            )


def pending(step: Step, subject: ApprovalSubject) -> Approval | None:
    """The newest version of this, while it is neither void nor out of the house."""
    approval = latest_approval(step.session, step.case_id, subject)
    if approval is None or approval.voided_on is not None or _has_left(step, approval):
        return None
    return approval


def _has_left(step: Step, approval: Approval) -> bool:
    """True when letters of this version went out, or when the premises wear its posters."""
    if approval.subject is ApprovalSubject.COMMUNICATION:
        return step.case.closed_on is not None
    sent = (
        select(Dispatch)
        .join(Document, col(Document.id) == col(Dispatch.document_id))
        .where(
            Document.case_id == approval.case_id,
            Document.version == approval.number,
            col(Document.kind).in_(KINDS[approval.subject]),
        )
    )
    return step.session.exec(sent.limit(1)).first() is not None


def void_pending(step: Step, subjects: Sequence[ApprovalSubject]) -> None:
    """Let no prepared version of these leave; each must be made anew."""
    for subject in subjects:
        approval = pending(step, subject)
        if approval is not None:
            approval.voided_on = step.on
            step.session.add(approval)
            version = told_version(step.session, approval)
            step.record(EventKind.RECORD, f"Versie {version} van {subject.label} geldt niet meer.")


def void_served_order(step: Step) -> None:
    """The closure is over: an order that lies ready for one party says that it still lasts."""
    approval = pending(step, ApprovalSubject.SERVICE)
    if approval is None:
        return
    letter = documents_of(step.session, approval, {DocumentKind.LATER_DECISION})
    if any(each.decision_number == ORDER for each in letter):
        void_pending(step, [ApprovalSubject.SERVICE])


@step("voorbereid-stuk-intrekken")
def withdraw_prepared(form: WithdrawPreparedForm, at: datetime) -> str:
    """Withdraw what is prepared, and put the case back where it stood before. Twice is once."""
    with transaction() as session:
        subject = form.subject.subject
        step = begin_step(session, form.reference, form.by, ACTIONS[subject], form.on, at)
        latest = latest_approval(session, step.case_id, subject)
        if latest is not None and latest.voided_on == form.on:
            return step.case.status.label
        _refuse_what_is_not_pending(step, subject, latest)
        refuse_naming_reason(step, form.reason)
        void_pending(step, [subject])
        _step_back(step, subject)
        step.record(EventKind.RECORD, f"Ingetrokken: {subject.label}. Reden: {form.reason}")
        step.happened(Occurrence.PREPARED_WITHDRAWN)
        return step.case.status.label


@step("voorbereid-stuk-terugsturen")
def send_back(form: SendBackForm, at: datetime) -> str:
    """Who would approve a thing sends it back with a remark, also after approving it.

    Twice is once. It can as long as it has not left the house; the case stands again where it
    stood before.
    """
    with transaction() as session:
        subject = form.subject.subject
        action = APPROVE_ACTIONS[subject]
        step = begin_step(session, form.reference, form.by, action, form.on, at)
        latest = latest_approval(session, step.case_id, subject)
        told = SENT_BACK.format(subject.label) + form.remark
        if latest is not None and latest.voided_on == form.on and _is_told(step, told):
            return step.case.status.label
        _refuse_what_is_not_pending(step, subject, latest)
        if latest is not None and latest.prepared_by == step.officer.id:
            raise SamePersonError(
                f"Zaak {form.reference}: {step.officer.code} heeft {subject.label} zelf gemaakt; "
                "wie het zelf maakte, trekt het in."
            )
        refuse_naming_reason(step, form.remark)
        void_pending(step, [subject])
        _step_back(step, subject)
        step.record(EventKind.REFUSAL, told, "vierogenprincipe")
        step.happened(Occurrence.PREPARED_WITHDRAWN)
        return step.case.status.label


def _is_told(step: Step, what: str) -> bool:
    told = select(Event.id).where(Event.chain == step.case.reference, Event.what == what)
    return step.session.exec(told.limit(1)).first() is not None


def _refuse_what_is_not_pending(
    step: Step, subject: ApprovalSubject, latest: Approval | None
) -> None:
    reference, on = step.case.reference, dutch_date(step.on)
    if latest is None or latest.voided_on is not None:
        raise NotPreparedError(
            f"Zaak {reference}: {subject.label} is niet voorbereid; intrekken op {on} kan niet."
        )
    if pending(step, subject) is None:
        raise LeftAlreadyError(
            f"Zaak {reference} staat op '{step.case.status.label}': {subject.label} is al de deur "
            f"uit; intrekken alsof er niets was kan op {on} niet meer."
        )


def _step_back(step: Step, subject: ApprovalSubject) -> None:
    case = step.case
    if subject is ApprovalSubject.INTENT and case.status is CaseStatus.INTENT_PREPARED:
        step.move_to(CaseStatus.ASSESSED, "voornemen ingetrokken voor verzending")
    if subject in (ApprovalSubject.PENALTY_CHANGE, ApprovalSubject.REMEDY_DECISION):
        forget_drafts(step, subject)
    if subject is not ApprovalSubject.DECISION:
        return
    if case.status is CaseStatus.DECISION_PREPARED:
        step.move_to(_before_the_decision(step), "besluit ingetrokken voor verzending")
    forget_the_measure(step)


def _before_the_decision(step: Step) -> CaseStatus:
    if step.case.closed_on is not None:
        return CaseStatus.CLOSED
    is_urgent = step.case.urgency is not Urgency.NONE
    return CaseStatus.ASSESSED if is_urgent else CaseStatus.REASSESSED


def forget_the_measure(step: Step) -> None:
    """What a prepared decision had filled in stands no longer in the case."""
    case = step.case
    case.measure = case.measure_amount = case.measure_unit = None
    case.grace_until = case.ordered_from = case.ordered_until = None
    case.duration_runs_from = None
    forget_drafts(step, ApprovalSubject.DECISION)
