"""A deferral of payment ends before its last day, or changes, by its own decision (Awb 4:96)."""

from datetime import date, datetime
from typing import Any

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.decision import ORDER, DecisionKind
from models.closure.document import DocumentKind
from models.closure.money.claim import Claim, Deferral
from models.closure.money.deferral_change import DeferralChange
from models.closure.money.deferral_forms import DeferralChangeForm
from models.closure.money.money_views import DeferralChangeLetter, InstalmentLine
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.money.claims import ClaimState
from models.law.closure.money.deferral_grounds import DeferralGround
from models.law.closure.money.money_terms import instalments, next_instalment
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date, in_euros
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import objection_period
from tasks.closure.approvals import NotPreparedError, Prepared, prepare, require_approved
from tasks.closure.case_step import Of, Step, begin_step, find_term
from tasks.closure.dispatch import has_left
from tasks.closure.letters.bank_account import receipt_of_account
from tasks.closure.letters.case_values import addressee_values, paragraphs
from tasks.closure.letters.letter_version import row_of
from tasks.closure.money.claims import (
    end_terms,
    extend_prescription,
    find_claim,
    open_cents,
    paid_cents,
    refuse_prescribed,
    running_deferral,
)
from tasks.closure.money.cost_decisions import announced_decision
from tasks.closure.money.debtors import debtors_of
from tasks.closure.money.deferrals import Plan, begin_deferral, deferral_values
from tasks.closure.money.late_interest import last_day_to_pay
from tasks.closure.money.money_letter_facts import send_to_offenders
from tasks.closure.money.payments import require_open
from tasks.closure.papers.deferral_letter import deferral_change_letter
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step

KIND = DocumentKind.DEFERRAL_CHANGE
RULE = "artikel 4:96 Awb"


class NoDeferralError(WeerbaarError):
    """Raised when a deferral would end or change that does not run on that day."""


class WrongDeferralGroundError(WeerbaarError):
    """Raised when the ground is that a part was not paid, and the register knows none."""


class OutdatedDeferralError(WeerbaarError):
    """Raised when a letter would leave that tells a sum or a deferral of before."""


@step("uitstel-wijzigen")
def prepare_deferral_change(form: DeferralChangeForm, at: datetime) -> int:
    """Make the decision to who owes the claim; return its version. Another approves it."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_MONEY, form.on, at)
        claim = find_claim(step, form.claim)
        require_open(step, claim)
        refuse_prescribed(step, claim)
        deferral = _running(step, claim, form.sent_on)
        owed = open_cents(session, claim)
        plan = _plan(form, owed)
        _refuse_faults(form, deferral, plan)
        values = _values(step, claim, deferral, form) | {
            "until": form.until,
            "parts": plan.lines() if plan else (),
        }

        def render(version: int) -> list[Prepared]:
            return [
                Prepared(
                    KIND,
                    deferral_change_letter(
                        DeferralChangeLetter.model_validate(
                            values
                            | addressee_values(party)
                            | {"party": party.number, "version": version}
                        )
                    ),
                    party.number,
                )
                for party in debtors_of(step, claim)
            ]

        receipt = receipt_of_account(step, form.sent_on)
        subject = ApprovalSubject.DEFERRAL_CHANGE
        approval, _ = prepare(step, subject, form.sent_on, render, receipt)
        if row_of(step.session, DeferralChange, approval) is None:
            session.add(
                DeferralChange(
                    case_id=step.case_id,
                    approval_id=id_of(approval),
                    claim_number=claim.number,
                    deferral_number=deferral.number,
                    ground=form.ground,
                    until=form.until,
                    instalments=form.instalments,
                    first_on=form.first_on,
                    owed_cents=owed,
                )
            )
        return approval.number


def _running(step: Step, claim: Claim, on: date) -> Deferral:
    deferral = running_deferral(step.session, claim, on)
    if deferral is None or deferral.granted_on > on:
        raise NoDeferralError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}': voor vordering "
            f"{claim.number} loopt op {dutch_date(on)} geen uitstel van betaling, dus er is niets "
            "in te trekken of te wijzigen."
        )
    return deferral


def _plan(form: DeferralChangeForm, owed: int) -> Plan | None:
    """What takes the place of the deferral; None when nothing does."""
    if form.until is None or form.first_on is None:
        return None
    return Plan(form.until, form.instalments, form.first_on, owed)


def _refuse_faults(form: DeferralChangeForm, deferral: Deferral, plan: Plan | None) -> None:
    faults = []
    if plan is None and (form.until or form.first_on or form.instalments > 1):
        faults.append(
            "Uitstel voortaan tot en met: vul deze dag en die van het eerste deel allebei in als "
            "het uitstel blijft; als het stopt, vul dan geen van beide en geen delen in"
        )
    if plan is not None:
        faults += plan.faults(form.sent_on)
        if plan.until > deferral.until:
            faults.append(
                "Uitstel voortaan tot en met: langer dan tot en met "
                f"{dutch_date(deferral.until)} is nieuw uitstel (artikel 4:94 Awb); geef dat met "
                "formulier 75"
            )
        held = (deferral.until, deferral.instalments, deferral.first_on)
        if held == (plan.until, plan.instalments, plan.first_on):
            faults.append("Uitstel voortaan tot en met: zo loopt het uitstel al")
    if faults:
        raise FaultsError(f"De wijziging van het uitstel in zaak {form.reference}", faults)


def _values(
    step: Step, claim: Claim, deferral: Deferral, form: DeferralChangeForm
) -> dict[str, Any]:
    due_on = _last_day_without(step, claim)
    is_reminded = claim.state in (ClaimState.REMINDED, ClaimState.WRIT)
    is_late = form.ground is DeferralGround.NOT_KEPT
    may_wait = form.until is None and due_on > form.sent_on
    owed = open_cents(step.session, claim)
    return deferral_values(step, claim, owed, form.sent_on) | {
        "granted_on": deferral.granted_on,
        "old_until": deferral.until,
        "ground": form.ground,
        "reason": paragraphs(form.reason),
        "missed": _missed(step, claim, deferral) if is_late else None,
        "pay_by": due_on if may_wait else None,
        "is_reminded": is_reminded,
    }


def _last_day_without(step: Step, claim: Claim) -> date:
    """Of the term that goes on without a deferral: of the reminder, once it left (Awb 4:112)."""
    reminder = find_term(step.session, step.case_id, TermKind.REMINDER, Of(claim=claim.number))
    return reminder.last_day if reminder else last_day_to_pay(step.session, claim)


def _missed(step: Step, claim: Claim, deferral: Deferral) -> InstalmentLine:
    """The first part that what came in since does not cover; refused while none is late."""
    plan = instalments(deferral.owed_cents, deferral.instalments, deferral.first_on)
    part = next_instalment(plan, paid_cents(step.session, claim, deferral.granted_on))
    if part is not None and part[0] < step.on:
        return InstalmentLine(last_day=part[0], amount=in_euros(part[1]))
    next_day = f"; het volgende deel kan tot en met {dutch_date(part[0])}" if part else ""
    raise WrongDeferralGroundError(
        f"Zaak {step.case.reference}: van vordering {claim.number} is op {dutch_date(step.on)} "
        f"betaald zoals het uitstel zegt{next_day}. De grond '{DeferralGround.NOT_KEPT.label}' kan "
        "pas als een deel te laat is (artikel 4:96 Awb)."
    )


@step("wijziging-uitstel-bekendmaken")
def announce_deferral_change(form: AnnouncementForm, at: datetime) -> date:
    """The decision left: it holds from this day on. Return the last day for objection."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_MONEY, form.on, at)
        approval = require_approved(step, ApprovalSubject.DEFERRAL_CHANGE)
        change = row_of(step.session, DeferralChange, approval)
        if change is None:
            raise NotPreparedError(f"Zaak {form.reference}: er is nog geen besluit gemaakt.")
        claim = find_claim(step, change.claim_number)
        if not has_left(step, approval, KIND):
            deferral = _refuse_outdated(step, claim, change)
        reached = send_to_offenders(step, approval, KIND, form, claim)
        if reached:
            decision = announced_decision(step, approval, DecisionKind.DEFERRAL_CHANGE, reached)
            decision.about = claim.decision_number or ORDER
            change.decision_number = decision.number
            _takes_effect(step, claim, deferral, change)
        return objection_period(form.on, policies.calendar()).last_day


def _refuse_outdated(step: Step, claim: Claim, change: DeferralChange) -> Deferral:
    """Something was paid, or payment was deferred anew, since the letter was made."""
    require_open(step, claim)
    deferral = _running(step, claim, step.on)
    left = open_cents(step.session, claim)
    if (deferral.number, left) != (change.deferral_number, change.owed_cents):
        raise OutdatedDeferralError(
            f"Zaak {step.case.reference}: sinds deze brief is gemaakt is er betaald of is opnieuw "
            f"uitstel gegeven; van vordering {claim.number} staat nu {in_euros(left)} open. Maak "
            f"het besluit opnieuw, verzenden op {dutch_date(step.on)} kan niet."
        )
    return deferral


def _takes_effect(step: Step, claim: Claim, deferral: Deferral, change: DeferralChange) -> None:
    """From the day on which it is made known no day of the old deferral counts any more."""
    deferral.withdrawn_on = step.on
    step.session.flush()
    end_terms(step, claim, TermKind.DEFERRAL, TermKind.INSTALMENT)
    if change.until is not None and change.first_on is not None:
        plan = Plan(change.until, change.instalments, change.first_on, change.owed_cents)
        begin_deferral(step, claim, plan, RULE)
        what = Occurrence.DEFERRAL_CHANGED
    else:
        step.record(
            EventKind.TRACK,
            f"Vordering {claim.number}: het uitstel van betaling is ingetrokken "
            f"({change.ground.label}).",
            f"artikel 4:96, onder {change.ground.clause}, Awb",
        )
        extend_prescription(step, claim)
        what = Occurrence.DEFERRAL_WITHDRAWN
    step.happened(what, decision=change.decision_number)
