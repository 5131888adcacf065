"""The decision and its announcement: from then on every statutory term runs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure import ClosureCase
from models.closure.closure_forms import AnnouncementForm, DecisionForm
from models.closure.closure_views import PartyLetter
from models.closure.decision import ORDER, Decision, DecisionKind, values_in_force
from models.closure.document import DocumentKind
from models.closure.term import TermKind
from models.law.closure.case_stages import SHUT_AND_OPENED
from models.law.closure.measures import MeasureKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus, Urgency, allowed, require_transition
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import objection_period, own_term
from tasks.closure.afterwards import (
    must_still_be_decided,
    over_before_the_order,
    refuse_shut_for_longer,
)
from tasks.closure.alarms import watch_time_since_find
from tasks.closure.approvals import NotPreparedError, Prepared, prepare, require_approved
from tasks.closure.case_step import Step, begin_step
from tasks.closure.dispatch import dispatch, has_left, tell_who_was_missed
from tasks.closure.known_facts import require_owner_known, require_urgency_explained
from tasks.closure.letter_facts import Chosen, LetterFacts, chosen_measure
from tasks.closure.letters.cost_share import share_of_offender
from tasks.closure.letters.party_values import letters_for
from tasks.closure.letters.zienswijzen import refuse_unanswered
from tasks.closure.money.penalty_orders import (
    announce_penalty,
    keep_penalty,
    penalty_of,
    refuse_idle_values,
)
from tasks.closure.ordered_days import (
    chosen_grace,
    chosen_start,
    closure_term,
    forget_the_land_register,
    start_closure_terms,
    warning_is_a_step,
)
from tasks.closure.papers import party_letters
from tasks.closure.partner_mail import queue_partner_mail
from tasks.closure.people.heard import refuse_unheard
from tasks.closure.people.own_terms import start_own_terms
from tasks.closure.people.sendings import decision_of
from tasks.closure.site.repeats import refuse_unanswered_repeats
from tasks.closure.weighing import newest_weighing, refuse_unweighed
from tasks.documents.rendering import RenderedFile
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step

LETTER_KINDS = {
    MeasureKind.CLOSURE: DocumentKind.DECISION,
    MeasureKind.WARNING: DocumentKind.WARNING,
    MeasureKind.PENALTY_ORDER: DocumentKind.PENALTY_ORDER,
}
ANNOUNCED_STATUS = {
    MeasureKind.CLOSURE: CaseStatus.DECISION_ANNOUNCED,
    MeasureKind.WARNING: CaseStatus.WARNED,
    MeasureKind.PENALTY_ORDER: CaseStatus.PENALTY_ORDERED,
}


class OnlyClosureIsUrgentError(WeerbaarError):
    """Raised when a decision without prior order would be made that is no closure."""


class AlreadyAnnouncedError(WeerbaarError):
    """Raised when another decision would be made after the decision to close left."""


@step("besluit-maken")
def prepare_decision(form: DecisionForm, at: datetime) -> int:
    """Make the decision for every party and keep the policy it is made under; return its version.

    With outcome "none" there is no letter; the approval of the mayor ends the case.
    """
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_DECISION, form.on, at)
        refuse_idle_values(step, form)
        if form.outcome is MeasureKind.NONE:
            return _prepare_to_refrain(step, form)
        _refuse_what_cannot_leave(step, form)
        refuse_unanswered_repeats(step, form.sent_on, Occurrence.DECISION_ANNOUNCED)
        chosen = chosen_measure(step, form)
        refuse_unanswered(step, newest_weighing(step))
        refuse_unheard(step, "besluiten")
        if form.outcome is MeasureKind.CLOSURE:
            require_urgency_explained(step)
            refuse_unweighed(step)
            require_owner_known(step)
        share = share_of_offender(step, form, newest_weighing(step))
        facts = replace(_letter_facts(step, form, chosen), cost_share=share)
        render_letter = _letter_maker(step, form)

        def render(version: int) -> list[Prepared]:
            return [
                Prepared(LETTER_KINDS[form.outcome], render_letter(letter, number), number)
                for number, letter in letters_for(step, facts, version)
            ]

        approval, _ = prepare(step, ApprovalSubject.DECISION, form.sent_on, render, chosen.receipt)
        if has_left(step, approval, LETTER_KINDS[form.outcome]):
            return approval.number
        _refuse_second_decision(step)
        _keep(step, chosen, facts)
        keep_penalty(step, form, approval, step.case.grace_until)
        if not must_still_be_decided(step) and not _is_warned_at_once(step, form):
            _move_to_prepared(step)
        return approval.number


def _refuse_what_cannot_leave(step: Step, form: DecisionForm) -> None:
    """Only a closure is urgent (5:31(1)): what could not leave afterwards is not prepared."""
    case = step.case
    stands = case.status if _is_warned_at_once(step, form) else CaseStatus.DECISION_PREPARED
    if case.urgency is Urgency.URGENT_5_31_1 and not allowed(
        stands, ANNOUNCED_STATUS[form.outcome], case.urgency
    ):
        raise OnlyClosureIsUrgentError(
            f"Zaak {case.reference} staat op '{case.status.label}', met spoed (artikel 5:31, "
            f"eerste lid, Awb): een {form.outcome.label} op {dutch_date(form.sent_on)} kan dan "
            "niet, wel een sluiting. Is er toch geen spoed, leg dan het politierapport "
            "opnieuw vast, als verbetering."
        )


def _is_warned_at_once(step: Step, form: DecisionForm) -> bool:
    """Without intent; it needs no status of its own while it is prepared."""
    return (form.outcome, step.case.status) == (MeasureKind.WARNING, CaseStatus.ASSESSED)


def _move_to_prepared(step: Step) -> None:
    if step.case.status is not CaseStatus.DECISION_PREPARED:
        step.move_to(CaseStatus.DECISION_PREPARED, "artikel 13b Opiumwet")


def _refuse_second_decision(step: Step) -> None:
    """Closed premises lead to a decision once: of art. 5:31(2), not after that decision left."""
    is_shut = step.case.status in SHUT_AND_OPENED | {CaseStatus.CLOSED}
    if is_shut and decision_of(step, ORDER) is not None:
        raise AlreadyAnnouncedError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}' en het besluit is al "
            f"bekendgemaakt; een ander besluit op {dutch_date(step.on)} kan niet."
        )


def _letter_maker(step: Step, form: DecisionForm) -> Callable[[PartyLetter, int], RenderedFile]:
    match form.outcome:
        case MeasureKind.WARNING:
            return party_letters.warning
        case MeasureKind.PENALTY_ORDER:
            return partial(party_letters.penalty_order, penalty=penalty_of(step, form))
        case _:
            return party_letters.decision


def _prepare_to_refrain(step: Step, form: DecisionForm) -> int:
    may_end = (CaseStatus.ASSESSED, CaseStatus.REASSESSED)
    if step.case.status not in may_end:
        require_transition(
            step.case.reference,
            step.case.status,
            CaseStatus.NO_ACTION,
            step.case.urgency,
            step.on,
        )
    approval, _ = prepare(step, ApprovalSubject.DECISION, form.sent_on, lambda _version: [])
    step.case.measure = MeasureKind.NONE
    keep_penalty(step, form, approval, None)
    return approval.number


def _letter_facts(step: Step, form: DecisionForm, chosen: Chosen) -> LetterFacts:
    calendar = policies.calendar()
    facts = LetterFacts(
        sent_on=form.sent_on,
        chosen=chosen,
        objection_term=objection_period(form.sent_on, calendar),
    )
    if form.outcome is MeasureKind.PENALTY_ORDER and form.grace_days:
        # Awb 5:32a(2): nothing is forfeited before it has ended.
        return replace(facts, grace_term=own_term(form.sent_on, calendar, days=form.grace_days))
    if form.outcome is not MeasureKind.CLOSURE:
        return facts
    first_day = form.sent_on
    if step.case.urgency is Urgency.NONE:
        days = chosen_grace(step, form)
        grace = own_term(form.sent_on, calendar, days=days) if days else None
        first_day = (grace.last_day if grace else form.sent_on) + timedelta(days=1)
        facts = replace(facts, grace_term=grace)
    elif step.case.closed_on is not None:
        first_day = step.case.closed_on
    term, over = closure_term(step, first_day, chosen.measure), over_before_the_order(step)
    facts = replace(facts, closure_term=term)
    if over is not None:
        refuse_shut_for_longer(step, term, over, chosen.measure)
        if form.runs_from is not None:
            fault = "De duur telt vanaf: de sluiting is al voorbij; laat dit weg"
            raise FaultsError(f"Het besluit van {form.reference}", [fault])
        return replace(facts, shut_on=step.case.closed_on, over=over)
    return replace(facts, runs_from=chosen_start(step, form, chosen.measure))


def _keep(step: Step, chosen: Chosen, facts: LetterFacts) -> None:
    case = step.case
    case.policy_source = chosen.proposal.source[:200]
    case.policy_valid_from = chosen.proposal.policy_valid_from
    case.measure = chosen.measure.kind
    case.measure_amount = chosen.measure.amount
    case.measure_unit = chosen.measure.unit
    case.grace_until = facts.grace_term.last_day if facts.grace_term else None
    case.ordered_from = facts.closure_term.starts_on if facts.closure_term else None
    case.duration_runs_from = facts.runs_from
    case.cost_share = facts.cost_share
    case.ordered_until = _last_day(chosen, facts)


def _last_day(chosen: Chosen, facts: LetterFacts) -> date | None:
    """Of the closure as ordered, or as it was when it is over; None where there is no end."""
    if facts.over is not None:
        return facts.over.on
    if facts.closure_term is None or chosen.measure.is_indefinite:
        return None
    return facts.closure_term.last_day


@step("besluit-bekendmaken")
def announce_decision(form: AnnouncementForm, at: datetime) -> date:
    """Record that the decision left; return the last day for objection. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_DECISION, form.on, at)
        approval = require_approved(step, ApprovalSubject.DECISION)
        measure = step.case.measure or MeasureKind.NONE
        if measure is MeasureKind.NONE:
            raise NotPreparedError(
                f"Zaak {form.reference}: er is geen besluit tot een maatregel om bekend te maken."
            )
        objection = objection_period(form.on, policies.calendar())
        if not has_left(step, approval, LETTER_KINDS[measure]):
            refuse_unanswered(step, newest_weighing(step))
            require_urgency_explained(step)
            refuse_unheard(step, "het besluit bekendmaken")
        reached = dispatch(step, approval, LETTER_KINDS[measure], form)
        if reached:
            was_closed = step.case.closed_on is not None
            is_past = must_still_be_decided(step)
            step.move_to(_status_once_out(step, measure), "artikel 5:24 Awb")
            if measure is not MeasureKind.WARNING or warning_is_a_step(step):
                start_own_terms(
                    step, TermKind.OBJECTION, "artikelen 6:7 en 6:8 Awb", ORDER, reached
                )
            step.session.add(_order(step.case, approval, form.on))
            step.happened(Occurrence.DECISION_ANNOUNCED, decision=ORDER)
            tell_who_was_missed(step, Occurrence.DECISION_MISSED, ORDER)
            step.meet_term(TermKind.URGENT_DECISION)
            watch_time_since_find(step)
            if measure is MeasureKind.PENALTY_ORDER:
                announce_penalty(step, approval, ORDER)
            if is_past:
                forget_the_land_register(step)
            elif measure is MeasureKind.CLOSURE:
                start_closure_terms(step, form.on)
                queue_partner_mail(step, "closed" if was_closed else "closing_announced")
        return objection.last_day


def _status_once_out(step: Step, measure: MeasureKind) -> CaseStatus:
    """Where the case stands once its decision left; shut at once, it stands where it stood."""
    if must_still_be_decided(step):
        return step.case.status
    return CaseStatus.CLOSED if step.case.closed_on is not None else ANNOUNCED_STATUS[measure]


def _order(case: ClosureCase, approval: Approval, announced_on: date) -> Decision:
    """The order as it left, whatever a later decision makes of it."""
    return Decision(
        case_id=id_of(case),
        number=ORDER,
        kind=DecisionKind.ORDER,
        approval_id=id_of(approval),
        announced_on=announced_on,
        **values_in_force(case),
    )
