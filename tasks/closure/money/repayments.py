"""What was paid too much is paid back: decided by two persons, told, and paid (Awb 4:102)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.decision import DecisionKind
from models.closure.money.repayment import Repayment
from models.closure.money.repayment_forms import RepaidForm, RepaymentForm
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.money.money_terms import payment_term
from models.law.closure.money.repayments import Paid, interest_owed, repayment_interest
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date, in_euros, join_dutch
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.closure import closure_policies
from tasks.closure.approvals import NotPreparedError, latest_approval, prepare, require_approved
from tasks.closure.case_step import Of, Step, begin_step, party_of
from tasks.closure.dispatch import dispatch, has_left
from tasks.closure.letters.letter_version import row_of
from tasks.closure.money.claims import money_terms
from tasks.closure.money.cost_decisions import announced_decision
from tasks.closure.money.repayment_duties import RULE, Duty, duties, repayments_of
from tasks.closure.money.repayment_letters import KIND, Repaying, addressees_of, letter_maker
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step


class NothingToRepayError(WeerbaarError):
    """Raised when something would be paid back that was not paid too much, or not decided."""


class WhoPaidError(WeerbaarError):
    """Raised when it is not said who paid too much, or when it was somebody else."""


class RepaidTooLateError(WeerbaarError):
    """Raised when a day to pay back would leave out interest, or more time than the law gives."""


@step("terugbetaling-vaststellen")
def prepare_repayment(form: RepaymentForm, at: datetime) -> int:
    """Make the decision to who paid too much; return its version. Another approves it."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_MONEY, form.on, at)
        duty = _duty(step, form.claim)
        party = _payee(step, duty, form.party)
        _refuse_over_another(step, form.claim, party)
        parts = _parts_of(duty, party)
        _refuse_day(step, form, parts)
        interest = 0 if form.wrong_data else _interest(parts, form.pay_on, form.sent_on)
        facts = Repaying(
            claim=duty.claim,
            party=party,
            parts=parts,
            interest=interest,
            pay_on=form.pay_on,
            sent_on=form.sent_on,
            wrong_data=form.wrong_data,
        )
        approval, _ = prepare(
            step, ApprovalSubject.REPAYMENT, form.sent_on, letter_maker(step, facts)
        )
        if row_of(step.session, Repayment, approval) is None:
            session.add(
                Repayment(
                    case_id=step.case_id,
                    approval_id=id_of(approval),
                    claim_number=duty.claim.number,
                    party_number=party,
                    cents=sum(part.cents for part in parts),
                    interest_cents=interest,
                    bears_interest=not form.wrong_data,
                    pay_on=form.pay_on,
                )
            )
        return approval.number


def _duty(step: Step, number: int) -> Duty:
    for duty in duties(step.session, step.case_id):
        if duty.claim.number == number:
            return duty
    raise NothingToRepayError(
        f"Zaak {step.case.reference} staat op '{step.case.status.label}': op vordering {number} is "
        f"niets te veel betaald, of het is al terugbetaald; op {dutch_date(step.on)} is er niets "
        "om over te beslissen."
    )


def _payee(step: Step, duty: Duty, asked: int) -> int:
    """Who paid too much: the one who is known, or whom an officer names where nobody is."""
    known = {part.party for part in duty.parts}
    payers = sorted(number for number in known if number is not None)
    named = f"Zaak {step.case.reference}: op vordering {duty.claim.number}"
    if not asked and len(known) == 1 and payers:
        return party_of(step, payers[0]).number
    if asked and (asked in payers or None in known):
        return party_of(step, asked).number
    who = join_dutch([f"partij {number}" for number in payers], "en") if payers else "iemand"
    unknown = " en iemand van wie niet is vastgelegd wie het was" if None in known else ""
    raise WhoPaidError(
        f"{named} betaalde {who}{unknown if payers else ', van wie niet is vastgelegd wie,'} te "
        f"veel; zeg met het nummer van de partij aan wie u op {dutch_date(step.on)} terugbetaalt."
    )


def _parts_of(duty: Duty, party: int) -> tuple[Paid, ...]:
    """His payments, with those of whom nobody recorded who made them."""
    return tuple(part for part in duty.parts if part.party in (party, None))


def _refuse_over_another(step: Step, claim: int, party: int) -> None:
    """A decision that did not leave is not replaced by one to another."""
    latest = latest_approval(step.session, step.case_id, ApprovalSubject.REPAYMENT)
    waits = None if latest is None or latest.voided_on else row_of(step.session, Repayment, latest)
    if waits is None or waits.decision_number is not None:
        return
    if (waits.claim_number, waits.party_number) != (claim, party):
        raise WhoPaidError(
            f"Zaak {step.case.reference}: er ligt nog een besluit om partij {waits.party_number} "
            f"terug te betalen op vordering {waits.claim_number} dat niet is verzonden; maak dat "
            "eerst bekend, of trek het in voordat u op "
            f"{dutch_date(step.on)} een ander maakt."
        )


def _refuse_day(step: Step, form: RepaymentForm, parts: Sequence[Paid]) -> None:
    """Not before the money came in, nor later than the law lets the municipality wait."""
    last = payment_term(form.sent_on, policies.calendar(), money_terms(form.sent_on)).last_day
    first = max(part.on for part in parts)
    if not first <= form.pay_on <= last:
        raise RepaidTooLateError(
            f"Zaak {step.case.reference}: terugbetalen op {dutch_date(form.pay_on)} kan niet; kies "
            f"een dag van {dutch_date(first)} tot en met {dutch_date(last)}, zes weken na de "
            f"verzending op {dutch_date(form.sent_on)} (artikel 4:87 Awb)."
        )


def _interest(parts: Sequence[Paid], until: date, on: date) -> int:
    """In cents; NoPolicyInForceError where the rate of a day is not known."""
    cents = repayment_interest(parts, until, closure_policies.interest_rates())
    return interest_owed(cents, money_terms(on).interest_of_authority_from)


@step("terugbetaling-bekendmaken")
def announce_repayment(form: AnnouncementForm, at: datetime) -> date:
    """The decision left: the municipality pays back. Return the day of it. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_MONEY, form.on, at)
        approval = require_approved(step, ApprovalSubject.REPAYMENT)
        made = row_of(step.session, Repayment, approval)
        if made is None:
            raise NotPreparedError(f"Zaak {form.reference}: er is nog geen besluit gemaakt.")
        if not has_left(step, approval, KIND):
            _refuse_outdated(step, made)
        wanted = {party.number for party in addressees_of(step, made.party_number)}
        reached = dispatch(step, approval, KIND, form, wanted)
        if reached:
            decision = announced_decision(step, approval, DecisionKind.REPAYMENT, reached)
            for earlier in _waiting(step, made.claim_number, made.party_number):
                earlier.replaced_on = form.on
                step.meet_term(TermKind.REPAYMENT, _of(earlier))
            made.decision_number = decision.number
            session.flush()
            _begins(step, made)
        return made.pay_on


def _refuse_outdated(step: Step, made: Repayment) -> None:
    """Something was paid, or decided, since the letter was made."""
    parts = _parts_of(_duty(step, made.claim_number), made.party_number)
    cents = sum(part.cents for part in parts)
    if cents != made.cents:
        raise NothingToRepayError(
            f"Zaak {step.case.reference}: er is nu {in_euros(cents)} te veel betaald op vordering "
            f"{made.claim_number}, en in de brief staat {in_euros(made.cents)}; maak het besluit "
            f"opnieuw, verzenden op {dutch_date(step.on)} kan niet."
        )


def _waiting(step: Step, claim: int, party: int) -> Iterator[Repayment]:
    """What was decided before on the same sum, and was not paid."""
    return (
        each
        for each in repayments_of(step.session, step.case_id)
        if (each.claim_number, each.party_number, each.paid_on, each.replaced_on)
        == (claim, party, None, None)
    )


def _begins(step: Step, made: Repayment) -> None:
    """The municipality has six weeks to pay; nothing waits for a decision any more."""
    left = sum(
        duty.undecided_cents
        for duty in duties(step.session, step.case_id)
        if duty.claim.number == made.claim_number
    )
    if left <= 0:
        step.meet_term(TermKind.REPAYMENT_DECISION, Of(claim=made.claim_number))
    payment = payment_term(step.on, policies.calendar(), money_terms(step.on))
    step.start_term(TermKind.REPAYMENT, payment, "artikel 4:87 Awb", _of(made))
    step.happened(
        Occurrence.REPAYMENT_DECIDED, party=made.party_number, decision=made.decision_number
    )


def _of(made: Repayment) -> Of:
    return Of(party=made.party_number, decision=made.decision_number)


@dataclass(frozen=True)
class PaidBack:
    """The sum with its interest, and the day on which it went back."""

    cents: int
    on: date


@step("terugbetaald")
def record_repayment(form: RepaidForm, at: datetime) -> PaidBack:
    """The municipality paid it back. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_MONEY, form.on, at)
        made = _decided(step, form.decision)
        total = made.cents + made.interest_cents
        if made.paid_on is None:
            _refuse_interest_left_out(step, made)
            made.paid_on = form.on
            step.record(
                EventKind.RECORD,
                f"{in_euros(total)} terugbetaald aan partij {made.party_number} (vordering "
                f"{made.claim_number}).",
                RULE,
            )
            step.meet_term(TermKind.REPAYMENT, _of(made))
            step.happened(Occurrence.REPAID, party=made.party_number, decision=form.decision)
        return PaidBack(total, made.paid_on)


def _decided(step: Step, number: int) -> Repayment:
    for made in repayments_of(step.session, step.case_id):
        if made.decision_number == number and made.replaced_on is None:
            return made
    raise NothingToRepayError(
        f"Zaak {step.case.reference}: besluit {number} zegt niet dat de gemeente terugbetaalt, of "
        f"er kwam een ander voor in de plaats; op {dutch_date(step.on)} is daar niets te betalen."
    )


def _refuse_interest_left_out(step: Step, made: Repayment) -> None:
    """Who pays later than the decision says owes interest on those days too."""
    if step.on <= made.pay_on or not made.bears_interest:
        return
    parts = _parts_of(_duty(step, made.claim_number), made.party_number)
    if _interest(parts, step.on, made.pay_on) <= made.interest_cents:
        return
    raise RepaidTooLateError(
        f"Zaak {step.case.reference}: besluit {made.decision_number} rekent de rente tot "
        f"{dutch_date(made.pay_on)}; over de dagen daarna is ook rente verschuldigd. Maak het "
        f"besluit opnieuw met {dutch_date(step.on)} als dag van terugbetalen (artikel 4:102 Awb)."
    )
