"""More time to pay, at once or in parts, and the letter that says so (Awb 4:94)."""

from datetime import date, datetime

from sqlmodel import select

from models.closure.decision import ORDER, Decision, DecisionKind
from models.closure.document import DocumentKind
from models.closure.money.claim import Claim, Deferral
from models.closure.money.money_forms import DeferralForm
from models.closure.money.money_views import DeferralLetter
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.money.money_terms import instalments
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date, in_euros, plural, short_date
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from models.law.common.terms import TermNature, TermResult, objection_period
from tasks.closure.approvals import Prepared
from tasks.closure.case_step import Step, begin_step
from tasks.closure.letters.bank_account import refuse_without_account
from tasks.closure.letters.case_values import addressee_values, course_of_case, premises_values
from tasks.closure.money.claims import (
    extend_prescription,
    find_claim,
    for_what,
    money_terms,
    open_cents,
    refuse_prescribed,
    running_deferral,
    start_claim_term,
)
from tasks.closure.money.debtors import debtors_of
from tasks.closure.money.money_letter_facts import (
    line,
    next_decision_number,
    send_at_once,
)
from tasks.closure.money.payments import await_next_part, require_open, stands
from tasks.closure.papers.deferral_letter import deferral_letter
from tasks.closure.people.own_terms import start_own_terms
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step


@step("uitstel-van-betaling")
def grant_deferral(form: DeferralForm, at: datetime) -> str:
    """More time to pay, at once or in parts: no reminder meanwhile. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_MONEY, form.on, at)
        claim = find_claim(step, form.claim)
        require_open(step, claim)
        refuse_prescribed(step, claim)
        running = running_deferral(session, claim, form.on)
        if running is not None and (running.granted_on, running.until) == (form.on, form.until):
            return stands(step, claim)
        refuse_without_account(step)
        left = open_cents(session, claim)
        plan = instalments(left, form.instalments, form.first_on)
        _refuse_deferral(step, form, plan[-1][0] if left else form.until)
        if running is not None:
            running.withdrawn_on = form.on
        earlier = session.exec(select(Deferral).where(Deferral.claim_id == id_of(claim))).all()
        session.add(
            Deferral(
                claim_id=id_of(claim),
                number=len(earlier) + 1,
                granted_on=form.on,
                until=form.until,
                instalments=form.instalments,
                first_on=form.first_on,
                owed_cents=left,
            )
        )
        session.flush()
        parts = plural(form.instalments, "deel", "delen")
        step.record(
            EventKind.TRACK,
            f"Vordering {claim.number}: uitstel van betaling tot en met {short_date(form.until)}, "
            f"in {parts}.",
            "artikel 4:94 Awb",
        )
        words = f"uitstel tot en met {dutch_date(form.until)}, zoals het besluit zegt"
        result = TermResult(form.on, form.until, TermNature.OWN, words)
        start_claim_term(step, claim, TermKind.DEFERRAL, result, "artikel 4:94, derde lid, Awb")
        extend_prescription(step, claim)
        await_next_part(step, claim)
        step.happened(Occurrence.PAYMENT_DEFERRED)
        _announce(step, claim, form, left, len(earlier) + 1)
        until = dutch_date(form.until)
        return f"{stands(step, claim)}; uitstel tot en met {until}. Verstuur de brief vandaag."


def _announce(step: Step, claim: Claim, form: DeferralForm, owed: int, number: int) -> None:
    """It is a decision: each offender gets a letter, and can object (Awb 4:125)."""
    objection = objection_period(step.on, policies.calendar())
    offenders = debtors_of(step, claim)
    values = premises_values(step) | {
        "course": course_of_case(step),
        "claim": claim.number,
        "offenders": len(offenders),
        **for_what(step, claim),
        "amount": in_euros(owed),
        "until": form.until,
        "parts": [
            {"last_day": on, "amount": in_euros(cents)}
            for on, cents in instalments(owed, form.instalments, form.first_on)
        ],
        "interest_from": in_euros(money_terms(step.on).interest_from * 100),
        "objection_term": line("bezwaar", objection),
        "sent_on": step.on,
    }
    letters = [
        Prepared(
            DocumentKind.DEFERRAL,
            deferral_letter(
                DeferralLetter.model_validate(
                    values | addressee_values(party) | {"party": party.number}
                )
            ),
            party.number,
        )
        for party in offenders
    ]
    send_at_once(step, letters, number, "artikel 4:94 Awb")
    decision = Decision(
        case_id=step.case_id,
        number=next_decision_number(step),
        kind=DecisionKind.DEFERRAL,
        about=claim.decision_number or ORDER,
        announced_on=step.on,
    )
    step.session.add(decision)
    step.session.flush()
    reached = [party.number for party in offenders]
    start_own_terms(step, TermKind.OBJECTION, "artikelen 6:7 en 6:8 Awb", decision.number, reached)


def _refuse_deferral(step: Step, form: DeferralForm, last_part: date) -> None:
    faults = []
    if form.until <= form.on:
        faults.append("Uitstel tot en met: deze dag moet na de datum liggen")
    if form.first_on <= form.on:
        faults.append("Eerste deel uiterlijk op: deze dag moet na de datum liggen")
    if last_part > form.until:
        faults.append(
            f"Aantal delen: het laatste deel valt op {dutch_date(last_part)}, na het uitstel"
        )
    if faults:
        raise FaultsError(f"Het uitstel in zaak {step.case.reference}", faults)
