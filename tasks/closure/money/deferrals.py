"""More time to pay, at once or in parts, and the letter that says so (Awb 4:94)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import select

from models.closure.decision import ORDER, Decision, DecisionKind
from models.closure.document import DocumentKind
from models.closure.money.claim import Claim, Deferral
from models.closure.money.money_forms import DeferralForm
from models.closure.money.money_views import DeferralLetter, InstalmentLine
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.money.money_terms import instalments
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date, in_euros, plural, short_date
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import TermNature, TermResult, objection_period
from tasks.closure.approvals import Prepared
from tasks.closure.case_step import Step, begin_step
from tasks.closure.letters.bank_account import refuse_without_account
from tasks.closure.letters.case_values import addressee_values, course_of_case, premises_values
from tasks.closure.money.claims import (
    end_terms,
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


class ShorterDeferralError(WeerbaarError):
    """Raised when a deferral would be cut short without the ground and the approval of 4:96."""


@dataclass(frozen=True)
class Plan:
    """Until when payment is deferred, and in which parts it is asked."""

    until: date
    instalments: int
    first_on: date
    owed_cents: int

    def faults(self, on: date) -> list[str]:
        """What does not fit in a deferral that begins on this day."""
        faults = []
        if self.until <= on:
            faults.append("Uitstel tot en met: deze dag moet na de datum liggen")
        if self.first_on <= on:
            faults.append("Eerste deel uiterlijk op: deze dag moet na de datum liggen")
        last_part = self._parts()[-1][0] if self.owed_cents else self.until
        if last_part > self.until:
            faults.append(
                f"Aantal delen: het laatste deel valt op {dutch_date(last_part)}, na het uitstel"
            )
        return faults

    def lines(self) -> tuple[InstalmentLine, ...]:
        """The parts as a letter shows them."""
        return tuple(
            InstalmentLine(last_day=on, amount=in_euros(cents)) for on, cents in self._parts()
        )

    def _parts(self) -> tuple[tuple[date, int], ...]:
        return instalments(self.owed_cents, self.instalments, self.first_on)


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
        _refuse_shorter(step, claim, running, form.until)
        refuse_without_account(step)
        left = open_cents(session, claim)
        plan = Plan(form.until, form.instalments, form.first_on, left)
        faults = plan.faults(form.on)
        if faults:
            raise FaultsError(f"Het uitstel in zaak {form.reference}", faults)
        if running is not None:
            running.withdrawn_on = form.on
        number = begin_deferral(step, claim, plan)
        step.happened(Occurrence.PAYMENT_DEFERRED)
        _announce(step, claim, form, left, number)
        until = dutch_date(form.until)
        return f"{stands(step, claim)}; uitstel tot en met {until}. Verstuur de brief vandaag."


def _refuse_shorter(step: Step, claim: Claim, running: Deferral | None, until: date) -> None:
    """What was given is not taken back by giving less: that has its own grounds (Awb 4:96)."""
    if running is not None and until < running.until:
        raise ShorterDeferralError(
            f"Zaak {step.case.reference}: vordering {claim.number} heeft uitstel tot en met "
            f"{dutch_date(running.until)}; op {dutch_date(step.on)} minder geven, tot en met "
            f"{dutch_date(until)}, vraagt een besluit met een grond (“Uitstel intrekken of "
            "wijzigen”; artikel 4:96 Awb)."
        )


def begin_deferral(step: Step, claim: Claim, plan: Plan, rule: str = "artikel 4:94 Awb") -> int:
    """It holds from this day on, also for the prescription (Awb 4:111); return its number."""
    earlier = step.session.exec(select(Deferral).where(Deferral.claim_id == id_of(claim))).all()
    step.session.add(
        Deferral(
            claim_id=id_of(claim),
            number=len(earlier) + 1,
            granted_on=step.on,
            until=plan.until,
            instalments=plan.instalments,
            first_on=plan.first_on,
            owed_cents=plan.owed_cents,
        )
    )
    step.session.flush()
    step.record(
        EventKind.TRACK,
        f"Vordering {claim.number}: uitstel van betaling tot en met {short_date(plan.until)}, "
        f"in {plural(plan.instalments, 'deel', 'delen')}.",
        rule,
    )
    words = f"uitstel tot en met {dutch_date(plan.until)}, zoals het besluit zegt"
    result = TermResult(step.on, plan.until, TermNature.OWN, words)
    start_claim_term(step, claim, TermKind.DEFERRAL, result, "artikel 4:94, derde lid, Awb")
    extend_prescription(step, claim)
    if plan.instalments == 1:
        end_terms(step, claim, TermKind.INSTALMENT)
    await_next_part(step, claim)
    return len(earlier) + 1


def deferral_values(step: Step, claim: Claim, owed: int, on: date) -> dict[str, Any]:
    """What both letters about a deferral of this claim say."""
    return premises_values(step) | {
        "course": course_of_case(step),
        "claim": claim.number,
        "offenders": len(debtors_of(step, claim)),
        **for_what(step, claim),
        "amount": in_euros(owed),
        "interest_from": in_euros(money_terms(on).interest_from * 100),
        "objection_term": line("bezwaar", objection_period(on, policies.calendar())),
        "sent_on": on,
    }


def _announce(step: Step, claim: Claim, form: DeferralForm, owed: int, number: int) -> None:
    """It is a decision: each offender gets a letter, and can object (Awb 4:125)."""
    offenders = debtors_of(step, claim)
    plan = Plan(form.until, form.instalments, form.first_on, owed)
    values = deferral_values(step, claim, owed, step.on) | {
        "until": form.until,
        "parts": plan.lines(),
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
