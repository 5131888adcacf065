"""What follows when a claim is not paid in time: a reminder (Awb 4:112)."""

from datetime import date, datetime

from sqlmodel import select

from models.closure.decision import Decision
from models.closure.document import DocumentKind
from models.closure.money.claim import Claim
from models.closure.money.money_forms import ReminderForm
from models.closure.term import TermKind
from models.law.closure.money.claims import ClaimState, require_claim_transition
from models.law.closure.money.money_terms import reminder_fee, reminder_term
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date, in_cents, in_euros
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.closure.case_step import Step, begin_step
from tasks.closure.letters.bank_account import refuse_without_account
from tasks.closure.money.claims import (
    end_terms,
    find_claim,
    for_what,
    interrupt,
    money_terms,
    move_claim,
    named_claim,
    open_cents,
    paid_cents,
    refuse_prescribed,
    running_deferral,
    start_claim_term,
)
from tasks.closure.money.debtors import debtors_of
from tasks.closure.money.late_interest import interest_until, last_day_to_pay
from tasks.closure.money.money_letter_facts import (
    letters_about,
    line,
    send_at_once,
    tell_left_out,
)
from tasks.closure.money.payments import require_open
from tasks.closure.remedies.standing import refuse_fallen_order
from tasks.closure.remedies.suspended_sums import refuse_suspended
from tasks.register import policies
from tasks.register.resources import transaction
from tasks.register.step import step


class NotYetDueError(WeerbaarError):
    """Raised when someone would be reminded, or forced, who may still pay in time."""


class DeferredError(WeerbaarError):
    """Raised when a claim would be collected while its payment is deferred (Awb 4:94(2))."""


@step("aanmanen")
def remind(form: ReminderForm, at: datetime) -> date:
    """Make and send the reminder to every offender; return the last day to pay. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_MONEY, form.on, at)
        claim = find_claim(step, form.claim)
        calendar, terms = policies.calendar(), money_terms(form.on)
        term = reminder_term(form.on, calendar, terms)
        if claim.state is ClaimState.REMINDED and claim.changed_on == form.on:
            return term.last_day
        require_open(step, claim)
        named = named_claim(step, claim)
        require_claim_transition(
            named[0].upper() + named[1:], claim.state, ClaimState.REMINDED, form.on
        )
        due_on = last_day_to_pay(session, claim)
        refuse_collecting(step, claim, due_on)
        refuse_without_account(step)
        owed = open_cents(session, claim)
        fee = reminder_fee(owed, terms) if form.fee else 0
        claim.fee_cents += fee
        paid, grown = paid_cents(session, claim), interest_until(session, claim, form.on)
        deferral = running_deferral(session, claim, due_on)
        values = {
            "claim": claim.number,
            **for_what(step, claim),
            "amount": in_euros(owed + fee),
            "principal": in_euros(claim.cents or 0),
            "paid": in_euros(paid) if paid else "",
            "fee": in_euros(fee) if fee else "",
            "fixed_on": fixed_on(step, claim),
            "due_on": due_on,
            "deferred_until": deferral.until if deferral else None,
            "payment_term": line("betaling", term),
            "interest_from": in_euros(terms.interest_from * 100),
            "interest": in_cents(grown) if grown else "",
            "sent_on": form.on,
        }
        debtors = debtors_of(step, claim)
        letters = letters_about(step, DocumentKind.REMINDER, values, debtors)
        send_at_once(step, letters, 1, "artikel 4:112 Awb")
        tell_left_out(step, debtors, claim)
        more = f", met {in_euros(fee)} vergoeding" if fee else ""
        move_claim(step, claim, ClaimState.REMINDED, "artikelen 4:112 en 4:113 Awb", more)
        end_terms(step, claim, TermKind.PAYMENT)
        start_claim_term(step, claim, TermKind.REMINDER, term, "artikel 4:112, eerste lid, Awb")
        interrupt(step, claim, "aanmaning, artikel 4:106 Awb")
        step.happened(Occurrence.CLAIM_REMINDED)
        return term.last_day


def fixed_on(step: Step, claim: Claim) -> date:
    """The day of the decision that fixed the sum; of older claims the day on which they arose."""
    decision = step.session.exec(
        select(Decision).where(
            Decision.case_id == step.case_id, Decision.number == claim.decision_number
        )
    ).first()
    return decision.announced_on if decision else claim.arose_on


def refuse_collecting(step: Step, claim: Claim, last_day: date) -> None:
    """Refuse to press anybody who may still pay, or on what does not hold or rests."""
    refuse_fallen_order(step, "innen")
    refuse_suspended(step, claim.decision_number, claim.party_number, "innen")
    refuse_prescribed(step, claim)
    deferral = running_deferral(step.session, claim, step.on)
    if deferral is not None:
        raise DeferredError(
            f"Zaak {step.case.reference}: voor vordering {claim.number} geldt uitstel van betaling "
            f"tot en met {dutch_date(deferral.until)}; innen op {dutch_date(step.on)} kan niet "
            "(artikel 4:94, tweede lid, Awb)."
        )
    if step.on <= last_day:
        raise NotYetDueError(
            f"Zaak {step.case.reference}: vordering {claim.number} kan worden betaald tot en met "
            f"{dutch_date(last_day)}; innen op {dutch_date(step.on)} is te vroeg."
        )
