"""A later decision lifts, suspends or lowers the order under penalty (Awb 5:34)."""

from datetime import date, datetime

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.decision import DecisionKind
from models.closure.document import DocumentKind
from models.closure.money.money_forms import ChangeGround, PenaltyChange, PenaltyChangeForm
from models.closure.money.penalty import PenaltyOrder, PenaltyState
from models.common.history import EventKind
from models.law.closure.money.claims import ClaimKind
from models.law.closure.money.penalties import faults_in_lower, may_ask_lifting_from
from models.law.closure.occurrences import Occurrence, require_occurrence
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from models.law.common.terms import objection_period
from tasks.closure.approvals import Prepared, prepare, require_approved
from tasks.closure.case_step import Step, begin_step
from tasks.closure.money.claims import claims_of
from tasks.closure.money.cost_decisions import announced_decision
from tasks.closure.money.debtors import offenders_of
from tasks.closure.money.forfeiture_facts import penalty_on
from tasks.closure.money.money_letter_facts import (
    letters_about,
    line,
    order_of,
    send_to_offenders,
)
from tasks.closure.money.penalty_drafts import bring_into_force, keep_draft, next_of
from tasks.register import policies
from tasks.register.resources import transaction
from tasks.register.step import step

STATES = {
    PenaltyChange.LIFT: PenaltyState.LIFTED,
    PenaltyChange.SUSPEND: PenaltyState.SUSPENDED,
    PenaltyChange.LOWER: PenaltyState.IN_FORCE,
}


@step("dwangsom-wijzigen")
def prepare_change(form: PenaltyChangeForm, at: datetime) -> int:
    """Make the decision to every offender; return its version."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_MONEY, form.on, at)
        require_occurrence(
            form.reference, Occurrence.PENALTY_CHANGED, step.case.status, form.sent_on
        )
        penalty = penalty_on(step)
        _refuse_change(step, form, penalty)
        changed = _changed(form, penalty)
        values = {
            "amount": "",
            "change": form.change.value,
            "change_ground": form.ground.value,
            "requested_on": form.requested_on,
            "suspended_until": form.until,
            "old_words": penalty.amounts.describe(),
            "new_words": changed.amounts.describe(),
            "reason": form.reason,
            "objection_term": line("bezwaar", objection_period(form.sent_on, policies.calendar())),
            "sent_on": form.sent_on,
        }

        def render(version: int) -> list[Prepared]:
            values_now = values | {"version": version}
            return letters_about(step, DocumentKind.PENALTY_CHANGE, values_now, offenders_of(step))

        approval, _ = prepare(step, ApprovalSubject.PENALTY_CHANGE, form.sent_on, render)
        keep_draft(step, changed, approval)
        return approval.number


def _changed(form: PenaltyChangeForm, penalty: PenaltyOrder) -> PenaltyOrder:
    changed = next_of(penalty, form.penalty_amount, form.penalty_maximum)
    changed.state, changed.suspended_until = STATES[form.change], form.until
    return changed


def _refuse_change(step: Step, form: PenaltyChangeForm, penalty: PenaltyOrder) -> None:
    faults = [*_faults_in_values(form, penalty), *_faults_in_ground(step, form)]
    if penalty.state is PenaltyState.LIFTED:
        faults.append("de last onder dwangsom is al opgeheven")
    if faults:
        raise FaultsError(f"De wijziging van de dwangsom in zaak {form.reference}", faults)


def _faults_in_values(form: PenaltyChangeForm, penalty: PenaltyOrder) -> list[str]:
    """Each value belongs to one change, and is used there."""
    faults = []
    if (form.change is PenaltyChange.SUSPEND) is not (form.until is not None):
        faults.append("Opgeschort tot en met: vul deze dag in bij opschorten, en alleen daar")
    if form.until is not None and form.until < form.sent_on:
        faults.append("Opgeschort tot en met: deze dag ligt voor de verzending")
    if form.change is not PenaltyChange.LOWER:
        if form.penalty_amount or form.penalty_maximum:
            faults.append("Dwangsom: vul bedragen alleen in bij verlagen")
        return faults
    faults += faults_in_lower(penalty.amounts, form.penalty_amount, form.penalty_maximum)
    return faults


def _faults_in_ground(step: Step, form: PenaltyChangeForm) -> list[str]:
    """Both grounds of 5:34 need a request; that of a year also a year without a penalty."""
    asked = form.requested_on is not None
    faults = []
    if asked is (form.ground is ChangeGround.OWN_MOTION):
        faults.append("Datum van het verzoek: vul die in bij een verzoek, en alleen dan")
    if form.requested_on is not None and form.requested_on > form.on:
        faults.append("Datum van het verzoek: deze dag ligt na de datum")
    if form.ground is not ChangeGround.A_YEAR:
        return faults
    first = may_ask_lifting_from(order_of(step).announced_on)
    if form.change is not PenaltyChange.LIFT:
        faults.append("Grond: na een jaar kan de last alleen worden opgeheven")
    if form.sent_on < first:
        faults.append(
            f"Grond: de last is pas op {dutch_date(first)} een jaar van kracht (artikel 5:34, "
            "tweede lid, Awb)"
        )
    if any(c.kind is ClaimKind.PENALTY for c in claims_of(step.session, step.case_id)):
        faults.append("Grond: er is een dwangsom verbeurd, dus opheffen na een jaar kan zo niet")
    return faults


@step("wijziging-dwangsom-bekendmaken")
def announce_change(form: AnnouncementForm, at: datetime) -> date:
    """The change left: it holds from now on. Return the last day for objection. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_MONEY, form.on, at)
        approval = require_approved(step, ApprovalSubject.PENALTY_CHANGE)
        reached = send_to_offenders(step, approval, DocumentKind.PENALTY_CHANGE, form)
        if reached:
            decision = announced_decision(step, approval, DecisionKind.CHANGE, reached)
            changed = bring_into_force(step, approval, decision.number)
            until = changed.suspended_until
            more = f" tot en met {dutch_date(until)}" if until else ""
            step.record(
                EventKind.TRACK,
                f"De last onder dwangsom is {changed.state.label}{more}: "
                f"{changed.amounts.describe()}.",
                "artikel 5:34 Awb",
            )
            step.happened(Occurrence.PENALTY_CHANGED, decision=decision.number)
        return objection_period(form.on, policies.calendar()).last_day
