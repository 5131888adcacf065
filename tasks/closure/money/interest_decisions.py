"""The interest of what was paid too late is fixed by a decision (Awb 4:99), and claimed."""

from datetime import date, datetime
from typing import Any

from sqlmodel import select

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.decision import Decision, DecisionKind
from models.closure.document import DocumentKind
from models.closure.money.claim import Claim
from models.closure.money.money_forms import InterestForm
from models.law.closure.money.claims import ClaimKind, ClaimState
from models.law.closure.money.money_terms import payment_term
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date, in_cents
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import objection_period
from tasks.closure.approvals import Prepared, prepare, require_approved
from tasks.closure.case_step import Step, begin_step
from tasks.closure.letters.bank_account import receipt_of_account
from tasks.closure.money.claims import (
    claims_of,
    find_claim,
    for_what,
    last_deferral,
    money_terms,
    next_claim_number,
    start_payment,
)
from tasks.closure.money.cost_decisions import announced_decision
from tasks.closure.money.debtors import debtors_of
from tasks.closure.money.late_interest import (
    interest_lines,
    interest_until,
    last_day_to_pay,
    last_payment,
)
from tasks.closure.money.money_letter_facts import (
    letters_about,
    line,
    send_to_offenders,
)
from tasks.closure.remedies.standing import refuse_fallen_order
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step


class NoInterestError(WeerbaarError):
    """Raised when interest would be fixed that is not owed, or not known yet (Awb 4:98)."""


@step("rente-vaststellen")
def prepare_interest(form: InterestForm, at: datetime) -> int:
    """Make the decision on the interest of a claim that is paid; return its version."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_MONEY, form.on, at)
        claim = find_claim(step, form.claim)
        refuse_fallen_order(step, "rente vaststellen")
        paid_on = _paid_on(step, claim)
        cents = interest_until(session, claim, paid_on)
        _refuse_little(step, claim, cents)
        debtors = debtors_of(step, claim)
        values = _values(step, claim, paid_on, form.sent_on) | {"amount": in_cents(cents)}

        def render(version: int) -> list[Prepared]:
            values_now = values | {"version": version}
            return letters_about(step, DocumentKind.INTEREST_DECISION, values_now, debtors)

        receipt = receipt_of_account(step, form.sent_on)
        approval, _ = prepare(step, ApprovalSubject.INTEREST, form.sent_on, render, receipt)
        for other in claims_of(session, step.case_id):
            other.interest_approval_id = None  # one is prepared at a time
        claim.interest_approval_id = id_of(approval)
        return approval.number


def _paid_on(step: Step, claim: Claim) -> date:
    """Only with the last payment is it known whether interest is owed at all (Awb 4:98(2))."""
    named = f"Zaak {step.case.reference}: vordering {claim.number} ({claim.kind.label})"
    on = dutch_date(step.on)
    if claim.kind is ClaimKind.INTEREST:
        raise NoInterestError(
            f"{named} draagt zelf geen rente; op {on} is er niets vast te stellen."
        )
    if claim.state is not ClaimState.PAID:
        raise NoInterestError(
            f"{named} staat op '{claim.state.label}'. Rente vaststellen kan als alles is betaald, "
            f"want dan pas staat vast of zij hoog genoeg is (artikel 4:98 Awb); op {on} "
            "kan dat nog niet. In een dwangbevel kan zij wel mee (artikel 4:119 Awb)."
        )
    known = [
        row for row in claims_of(step.session, step.case_id) if row.about_claim == claim.number
    ]
    if known:
        raise NoInterestError(
            f"{named}: de rente is al vastgesteld, in vordering {known[0].number}; op {on} "
            "verandert er niets."
        )
    return last_payment(step.session, claim) or claim.changed_on


def _refuse_little(step: Step, claim: Claim, cents: int) -> None:
    least = money_terms(step.on).interest_from
    if cents < least * 100:
        raise NoInterestError(
            f"Zaak {step.case.reference}: de rente over vordering {claim.number} is "
            f"{in_cents(cents)}; minder dan {least} euro is niet verschuldigd (artikel 4:98 Awb), "
            f"dus op {dutch_date(step.on)} is er niets vast te stellen."
        )


def _values(step: Step, claim: Claim, paid_on: date, sent_on: date) -> dict[str, Any]:
    calendar, terms = policies.calendar(), money_terms(sent_on)
    deferral = last_deferral(step.session, claim)
    return {
        "claim": claim.number,
        **for_what(step, claim),
        "principal": in_cents(claim.cents or 0),
        "due_on": last_day_to_pay(step.session, claim),
        "paid_on": paid_on,
        "deferred_until": deferral.until if deferral else None,
        "interest_lines": interest_lines(step.session, claim, paid_on),
        "payment_term": line("betaling", payment_term(sent_on, calendar, terms)),
        "objection_term": line("bezwaar", objection_period(sent_on, calendar)),
        "sent_on": sent_on,
    }


@step("rentebesluit-bekendmaken")
def announce_interest(form: AnnouncementForm, at: datetime) -> date:
    """The decision on interest left: it is owed. Return the last day to pay. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_MONEY, form.on, at)
        approval = require_approved(step, ApprovalSubject.INTEREST)
        tied = select(Claim).where(Claim.interest_approval_id == id_of(approval))
        late = session.exec(tied).one()
        reached = send_to_offenders(step, approval, DocumentKind.INTEREST_DECISION, form, late)
        if reached:
            decision = announced_decision(step, approval, DecisionKind.INTEREST, reached)
            paid_on = last_payment(session, late) or late.changed_on
            _claim(step, late, decision, interest_until(session, late, paid_on))
            step.happened(Occurrence.INTEREST_DECIDED, decision=decision.number)
        return payment_term(form.on, policies.calendar(), money_terms(form.on)).last_day


def _claim(step: Step, late: Claim, decision: Decision, cents: int) -> None:
    """A claim of its own, of the same debtors (Awb 4:92(2): what is paid names what it is for)."""
    owed = Claim(
        case_id=step.case_id,
        number=next_claim_number(step),
        kind=ClaimKind.INTEREST,
        state=ClaimState.FIXED,
        decision_number=decision.number,
        cents=cents,
        arose_on=step.on,
        changed_on=step.on,
        party_number=late.party_number,
        about_claim=late.number,
    )
    step.session.add(owed)
    step.session.flush()
    start_payment(step, owed)
