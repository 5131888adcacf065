"""What comes in, what interrupts the prescription, and what is given up (Awb 4:92, 4:105)."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models.closure.money.claim import Claim, ClaimPayment, Deferral
from models.closure.money.money_forms import EndClaimForm, InterruptionForm, PaymentForm
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.money.claims import ClaimState, is_open
from models.law.closure.money.money_terms import instalments, next_instalment
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date, in_euros
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import TermNature, TermResult
from tasks.closure.case_step import (
    Of,
    OrderOfDaysError,
    Step,
    begin_step,
    find_term,
    parties_of,
)
from tasks.closure.money.claims import (
    find_claim,
    interrupt,
    move_claim,
    named_claim,
    open_cents,
    paid_cents,
    refuse_prescribed,
    running_deferral,
    start_claim_term,
)
from tasks.closure.money.cost_decisions import cents_of
from tasks.closure.money.repayment_duties import await_repayments
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step


class NothingOpenError(WeerbaarError):
    """Raised when something is recorded of a claim that is over."""


class InterruptedAlreadyError(WeerbaarError):
    """Raised when the prescription of a claim would be interrupted a second time on one day."""


class TooMuchError(WeerbaarError):
    """Raised when more would be booked on a claim than is open."""


def require_open(step: Step, claim: Claim) -> None:
    """A claim that is paid or given up takes no further steps."""
    if not is_open(claim.state):
        raise NothingOpenError(
            f"Zaak {step.case.reference}: vordering {claim.number} staat op '{claim.state.label}' "
            f"sinds {dutch_date(claim.changed_on)}; op {dutch_date(step.on)} is er niets meer te "
            "innen."
        )


@step("betaling-vastleggen")
def record_payment(form: PaymentForm, at: datetime) -> str:
    """Money came in on a claim; in full, it is paid. Equal on one day is the same payment."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_MONEY, form.on, at)
        claim = find_claim(step, form.claim)
        cents = cents_of(form.amount)
        if _is_known(step, claim, form, cents):
            return stands(step, claim)
        require_open(step, claim)
        _refuse_payment(step, claim, form, cents)
        earlier = session.exec(
            select(ClaimPayment).where(ClaimPayment.claim_id == id_of(claim))
        ).all()
        session.add(
            ClaimPayment(
                claim_id=id_of(claim),
                number=len(earlier) + 1,
                on=form.on,
                cents=cents,
                party_number=form.party or None,
            )
        )
        session.flush()
        left = open_cents(session, claim)
        step.record(
            EventKind.TRACK,
            f"Vordering {claim.number}: {in_euros(cents)} ontvangen, nog {in_euros(left)} open.",
            "artikel 4:89 Awb",
        )
        step.happened(Occurrence.PAYMENT_RECEIVED, party=form.party or None)
        if left == 0:
            move_claim(step, claim, ClaimState.PAID, "artikel 4:92 Awb")
        else:
            await_next_part(step, claim)
        return stands(step, claim)


def _is_known(step: Step, claim: Claim, form: PaymentForm, cents: int) -> bool:
    found = select(ClaimPayment).where(
        ClaimPayment.claim_id == id_of(claim),
        ClaimPayment.on == form.on,
        ClaimPayment.cents == cents,
        col(ClaimPayment.party_number).is_not_distinct_from(form.party or None),
    )
    return step.session.exec(found).first() is not None


def _refuse_payment(step: Step, claim: Claim, form: PaymentForm, cents: int) -> None:
    if step.on < claim.arose_on:
        raise OrderOfDaysError(
            f"Zaak {step.case.reference}: vordering {claim.number} bestaat sinds "
            f"{dutch_date(claim.arose_on)}; een betaling op {dutch_date(step.on)} kan daar niet "
            "voor zijn."
        )
    left = open_cents(step.session, claim)
    if cents > left:
        raise TooMuchError(
            f"Zaak {step.case.reference}: van vordering {claim.number} staat nog {in_euros(left)} "
            f"open; {in_euros(cents)} op {dutch_date(step.on)} is te veel. Boek wat open staat en "
            "betaal de rest terug."
        )
    numbers = {party.number for party in parties_of(step.session, step.case_id)}
    if form.party and form.party not in numbers:
        raise FaultsError(
            f"De betaling in zaak {step.case.reference}",
            [f"Partij: er is geen partij {form.party}"],
        )


def stands(step: Step, claim: Claim) -> str:
    """Where the claim stands, in Dutch."""
    left = open_cents(step.session, claim)
    more = "" if left == 0 or not is_open(claim.state) else f", nog {in_euros(left)} open"
    return f"vordering {claim.number}: {claim.state.label}{more}"


def await_next_part(step: Step, claim: Claim) -> None:
    """The next part that is not covered has its own day."""
    deferral = running_deferral(step.session, claim, step.on)
    if deferral is None or deferral.instalments == 1:
        return
    plan = instalments(deferral.owed_cents, deferral.instalments, deferral.first_on)
    part = next_instalment(plan, _paid_under(step.session, claim, deferral))
    if part is not None:
        on, cents = part
        words = f"{in_euros(cents)} uiterlijk op {dutch_date(on)}"
        result = TermResult(min(deferral.granted_on, on), on, TermNature.OWN, words)
        start_claim_term(step, claim, TermKind.INSTALMENT, result, "artikel 4:94, vierde lid, Awb")


def _paid_under(session: Session, claim: Claim, deferral: Deferral) -> int:
    """What came in since the deferral; of its first day what came before it is not owed in parts.

    Of a day no hour is kept: what was owed when the deferral was given tells what came before.
    """
    came = paid_cents(session, claim, deferral.granted_on)
    of_that_day = came - paid_cents(session, claim, deferral.granted_on + timedelta(days=1))
    before = open_cents(session, claim) + came - deferral.owed_cents
    return came - max(0, min(before, of_that_day))


@step("verjaring-stuiten")
def interrupt_prescription(form: InterruptionForm, at: datetime) -> str:
    """The prescription was interrupted and begins anew the next day (Awb 4:105, 4:106, 4:110)."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_MONEY, form.on, at)
        claim = find_claim(step, form.claim)
        require_open(step, claim)
        refuse_prescribed(step, claim)
        _refuse_interrupting_again(step, claim)
        interrupt(step, claim, form.ground.label)
        step.happened(Occurrence.PRESCRIPTION_INTERRUPTED)
        return f"vordering {claim.number}: verjaring gestuit door {form.ground.label}"


def _refuse_interrupting_again(step: Step, claim: Claim) -> None:
    """Awb 4:110: it begins anew the next day, and no second interruption of a day moves that."""
    of = Of(claim=claim.number)
    term = find_term(step.session, step.case_id, TermKind.PRESCRIPTION, of)
    first = step.on + timedelta(days=1)
    if term is not None and term.met_on is None and term.starts_on == first:
        named = named_claim(step, claim)
        raise InterruptedAlreadyError(
            f"{named[0].upper()}{named[1:]} staat op '{claim.state.label}': de verjaring begint al "
            f"op {dutch_date(first)} te lopen; nog een stuiting op {dutch_date(step.on)} verandert "
            "daar niets aan en wordt niet vastgelegd."
        )


@step("vordering-beëindigen")
def end_claim(form: EndClaimForm, at: datetime) -> str:
    """Nothing more is collected, with the reason. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_MONEY, form.on, at)
        claim = find_claim(step, form.claim)
        wanted = ClaimState(form.ending.value)
        if claim.state is not wanted:
            move_claim(step, claim, wanted, "artikelen 4:94a en 4:104 Awb", f", {form.reason}")
            claim.reason = form.reason
            step.happened(Occurrence.CLAIM_ENDED)
            await_repayments(step)
        return stands(step, claim)
