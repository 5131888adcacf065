"""The claims of a case: find one, what is still open of it, and its steps from state to state."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlmodel import Session, col, func, select

from models.closure.decision import Decision
from models.closure.money.claim import Claim, ClaimPayment, Deferral
from models.closure.money.writ import Writ
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.money.claims import ClaimKind, ClaimState, is_open, require_claim_transition
from models.law.closure.money.money_terms import (
    MoneyTerms,
    cost_prescription,
    extended,
    new_prescription,
    payment_term,
    penalty_prescription,
    warning_before,
)
from models.law.common.dutch import dutch_date, in_euros
from models.law.common.errors import WeerbaarError
from models.law.common.terms import TermResult
from tasks.closure import closure_policies
from tasks.closure.case_step import Of, OrderOfDaysError, Step, find_term
from tasks.register import policies
from tasks.register.acting import id_of


class UnknownClaimError(WeerbaarError):
    """Raised when the case has no claim of this number."""


class OpenMoneyError(WeerbaarError):
    """Raised when a file would be closed while money is still to be collected."""


class PrescribedError(WeerbaarError):
    """Raised when a claim would be collected that has lapsed (Awb 4:104(2), 5:35)."""


REVOKED = "het besluit daarover is herroepen"
"""The reason of a claim that nobody owes any more, whether or not it was paid."""
TERMS_OF_A_CLAIM = (
    TermKind.PAYMENT,
    TermKind.REMINDER,
    TermKind.DEFERRAL,
    TermKind.INSTALMENT,
    TermKind.PRESCRIPTION,
    TermKind.INTERRUPTION,
)


def money_terms(on: date) -> MoneyTerms:
    """The terms and amounts of debts on a day."""
    return closure_policies.money_terms(on)


def named_claim(step: Step, claim: Claim) -> str:
    """As a refusal and the history call it."""
    return f"vordering {claim.number} ({claim.kind.label}) van zaak {step.case.reference}"


def claim_of(step: Step, decision: Decision) -> Claim | None:
    """The claim that this decision fixed."""
    return step.session.exec(
        select(Claim).where(Claim.case_id == step.case_id, Claim.decision_number == decision.number)
    ).first()


def claims_of(session: Session, case_id: int) -> list[Claim]:
    """Every claim of a case, by number."""
    return list(
        session.exec(select(Claim).where(Claim.case_id == case_id).order_by(col(Claim.number)))
    )


def find_claim(step: Step, number: int) -> Claim:
    """The claim with this number, or UnknownClaimError."""
    for claim in claims_of(step.session, step.case_id):
        if claim.number == number:
            return claim
    raise UnknownClaimError(f"Zaak {step.case.reference} heeft geen vordering {number}.")


def for_what(step: Step, claim: Claim) -> dict[str, bool]:
    """What a letter must know to name it: interest is of the costs or penalty that it grew on."""
    about = claim if claim.about_claim is None else find_claim(step, claim.about_claim)
    return {
        "is_for_costs": about.kind is ClaimKind.COSTS,
        "is_for_interest": claim.kind is ClaimKind.INTEREST,
    }


def next_claim_number(step: Step) -> int:
    """The number of the claim that comes."""
    return len(claims_of(step.session, step.case_id)) + 1


def paid_cents(session: Session, claim: Claim, since: date = date.min) -> int:
    """What came in from this day on."""
    total = session.exec(
        select(func.sum(ClaimPayment.cents)).where(
            ClaimPayment.claim_id == id_of(claim), ClaimPayment.on >= since
        )
    ).one()
    return total or 0


def open_cents(session: Session, claim: Claim) -> int:
    """What is still owed, with reminders and writs (Awb 4:92: costs are paid first)."""
    costs = claim.fee_cents + writ_cents(session, claim)
    return (claim.cents or 0) + costs - paid_cents(session, claim)


def writs_of(session: Session, claim: Claim) -> Sequence[Writ]:
    """The writs on this claim that a bailiff served, the first one first."""
    return session.exec(
        select(Writ)
        .where(Writ.claim_id == id_of(claim), col(Writ.served_on).is_not(None))
        .order_by(col(Writ.served_on), col(Writ.id))
    ).all()


def writ_cents(session: Session, claim: Claim) -> int:
    """What those writs cost together (Awb 4:119, 4:120)."""
    return sum(writ.costs_cents for writ in writs_of(session, claim))


def running_deferral(session: Session, claim: Claim, on: date) -> Deferral | None:
    """The deferral that holds on this day."""
    last = last_deferral(session, claim)
    return last if last is not None and last.until >= on else None


def last_deferral(session: Session, claim: Claim) -> Deferral | None:
    """The deferral that was given last, and not replaced by another."""
    return session.exec(
        select(Deferral)
        .where(Deferral.claim_id == id_of(claim), col(Deferral.withdrawn_on).is_(None))
        .order_by(col(Deferral.number).desc())
        .limit(1)
    ).first()


def move_claim(step: Step, claim: Claim, wanted: ClaimState, rule: str, more: str = "") -> None:
    """Make the transition of the claim and write it down."""
    named = named_claim(step, claim)
    require_claim_transition(named[0].upper() + named[1:], claim.state, wanted, step.on)
    if step.on < claim.changed_on:
        raise OrderOfDaysError(
            f"Zaak {step.case.reference}: vordering {claim.number} staat sinds "
            f"{dutch_date(claim.changed_on)} op '{claim.state.label}'; {dutch_date(step.on)} ligt "
            "daarvoor."
        )
    claim.state, claim.changed_on = wanted, step.on
    step.session.add(claim)
    step.record(
        EventKind.TRACK,
        f"Vordering {claim.number}, {claim.kind.label}: {wanted.label}{more}.",
        rule,
    )
    if not is_open(wanted):
        end_terms(step, claim)


def end_terms(step: Step, claim: Claim, *kinds: TermKind) -> None:
    """These terms of the claim are met; without kinds: all of them."""
    for kind in kinds or TERMS_OF_A_CLAIM:
        step.meet_term(kind, Of(claim=claim.number))


def start_claim_term(
    step: Step, claim: Claim, kind: TermKind, result: TermResult, rule: str
) -> None:
    """Start or move a term of this claim; its explanation begins with the claim."""
    named = f"vordering {claim.number}: {result.explanation}"
    step.start_term(kind, replace(result, explanation=named), rule, Of(claim=claim.number))


def start_payment(step: Step, claim: Claim, first_on: date | None = None) -> TermResult:
    """The term to pay, and the prescription that follows from it.

    Of a penalty for several days, weeks or months `first_on` is the day of the first: for the
    municipality the prescription is never later than real.
    """
    calendar, terms = policies.calendar(), money_terms(step.on)
    payment = payment_term(step.on, calendar, terms)
    if claim.kind is not ClaimKind.PENALTY:
        rule, prescribes = "artikel 4:87 Awb", cost_prescription(payment, calendar, terms)
    else:
        rule, prescribes = (
            "artikel 5:33 Awb",
            penalty_prescription(first_on or claim.arose_on, calendar, terms),
        )
    start_claim_term(step, claim, TermKind.PAYMENT, payment, rule)
    start_prescription(step, claim, prescribes, "artikel 4:104 of 5:35 Awb")
    return payment


def start_prescription(step: Step, claim: Claim, result: TermResult, rule: str) -> None:
    """The claim lapses then, or as much later as payment was deferred since (Awb 4:111).

    Some weeks before, the register asks to interrupt that.
    """
    result = extended(result, _deferred_days(step.session, claim))
    start_claim_term(step, claim, TermKind.PRESCRIPTION, result, rule)
    weeks = money_terms(step.on).interrupt_weeks_before
    start_claim_term(
        step,
        claim,
        TermKind.INTERRUPTION,
        warning_before(result, weeks),
        "artikelen 4:105 en 4:106 Awb",
    )


def interrupt(step: Step, claim: Claim, rule: str) -> None:
    """The prescription begins anew the next day (Awb 4:110)."""
    result = _prescription_after(step.on, step, claim)
    start_prescription(step, claim, result, f"artikel 4:110 Awb; {rule}")


def extend_prescription(step: Step, claim: Claim) -> None:
    """Awb 4:111: no time of the prescription is lost while payment is deferred.

    Counted anew from its first day: none is longer than what begins after an interruption.
    """
    term = find_term(step.session, step.case_id, TermKind.PRESCRIPTION, Of(claim=claim.number))
    if term is not None and term.met_on is None:
        result = _prescription_after(term.starts_on - timedelta(days=1), step, claim)
        start_prescription(step, claim, result, "artikel 4:111 Awb")


def _prescription_after(day: date, step: Step, claim: Claim) -> TermResult:
    return new_prescription(
        day,
        policies.calendar(),
        money_terms(step.on),
        of_penalty=claim.kind is ClaimKind.PENALTY,
    )


def _deferred_days(session: Session, claim: Claim) -> list[tuple[date, date]]:
    """The first and the last day of each deferral; what takes its place ends it the day before."""
    granted = session.exec(select(Deferral).where(Deferral.claim_id == id_of(claim)))
    return [
        (
            each.granted_on,
            each.until if each.withdrawn_on is None else each.withdrawn_on - timedelta(days=1),
        )
        for each in granted
    ]


def refuse_prescribed(step: Step, claim: Claim) -> None:
    """Awb 4:104(2): after the prescription nothing can be reminded or collected."""
    term = find_term(step.session, step.case_id, TermKind.PRESCRIPTION, Of(claim=claim.number))
    if term is not None and term.met_on is None and term.last_day < step.on:
        raise PrescribedError(
            f"Zaak {step.case.reference}: vordering {claim.number} is verjaard sinds "
            f"{dutch_date(term.last_day)}; innen op {dutch_date(step.on)} kan niet meer "
            "(artikel 4:104, tweede lid, Awb)."
        )


def refuse_open_money(step: Step) -> None:
    """The file stays open until each claim is paid or given up."""
    for claim in claims_of(step.session, step.case_id):
        if is_open(claim.state):
            left = f", nog {in_euros(open_cents(step.session, claim))}" if claim.cents else ""
            raise OpenMoneyError(
                f"Zaak {step.case.reference}: vordering {claim.number} ({claim.kind.label}{left}) "
                f"staat op '{claim.state.label}'; archiveren op {dutch_date(step.on)} kan pas als "
                "zij is betaald of niet meer wordt geïnd."
            )
