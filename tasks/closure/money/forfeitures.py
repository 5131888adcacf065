"""Penalties: forfeited by law when the order is not kept, collected by a decision (Awb 5:37)."""

from datetime import date, datetime
from typing import Any

from sqlmodel import select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.decision import ORDER, DecisionKind
from models.closure.document import DocumentKind
from models.closure.money.claim import Claim
from models.closure.money.money_forms import CollectionForm, ForfeitureForm
from models.closure.money.penalty import PenaltyOrder, PenaltyState
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.money.claims import ClaimKind, ClaimState, require_claim_transition
from models.law.closure.money.penalties import PenaltyPer, first_forfeited, units_between
from models.law.closure.occurrences import Occurrence, require_occurrence
from models.law.common.dutch import dutch_date, euro, in_euros, plural
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from models.law.common.terms import objection_period
from tasks.closure.approvals import Prepared, prepare, require_approved
from tasks.closure.case_step import Of, Step, begin_step, find_term
from tasks.closure.changes.change_guard import refuse_names
from tasks.closure.letters.bank_account import receipt_of_account
from tasks.closure.money.claims import (
    claims_of,
    find_claim,
    interrupt,
    money_terms,
    move_claim,
    named_claim,
    next_claim_number,
    refuse_prescribed,
    start_payment,
)
from tasks.closure.money.cost_decisions import announced_decision
from tasks.closure.money.debtors import debtors_of, free_until, offenders_of
from tasks.closure.money.forfeiture_facts import (
    UNITS,
    NothingForfeitedError,
    forfeiture_values,
    penalty_at,
)
from tasks.closure.money.hearings import refuse_unheard, told_hearing
from tasks.closure.money.money_letter_facts import (
    letters_about,
    line,
    order_of,
    send_to_offenders,
)
from tasks.closure.remedies.standing import refuse_fallen_order
from tasks.closure.remedies.suspended_sums import refuse_suspended
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step


@step("dwangsom-verbeurd")
def record_forfeiture(form: ForfeitureForm, at: datetime) -> date:
    """The order was not kept: the sum is owed by law within six weeks. Twice is once.

    Returns the last day to pay.
    """
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_MONEY, form.on, at)
        require_occurrence(form.reference, Occurrence.PENALTY_FORFEITED, step.case.status, form.on)
        known = [
            claim
            for claim in claims_of(session, step.case_id)
            if (claim.kind, claim.arose_on, claim.report_number, claim.party_number)
            == (ClaimKind.PENALTY, form.on, form.report_number, form.party)
        ]
        claim = known[0] if known else _forfeit(step, form)
        term = find_term(session, step.case_id, TermKind.PAYMENT, Of(claim=claim.number))
        return term.last_day if term else form.on


def _forfeit(step: Step, form: ForfeitureForm) -> Claim:
    penalty = penalty_at(step, form.on)
    refuse_fallen_order(step, "een dwangsom vastleggen")
    refuse_suspended(step, ORDER, form.party, "een dwangsom vastleggen")
    _refuse_forfeiture(step, penalty)
    if form.party not in {party.number for party in offenders_of(step)}:
        raise FaultsError(
            f"De dwangsom in zaak {form.reference}",
            [f"Partij: partij {form.party} is geen overtreder; alleen een overtreder verbeurt"],
        )
    if penalty.per is PenaltyPer.ONCE and form.times != 1:
        raise FaultsError(
            f"De dwangsom in zaak {form.reference}",
            ["Aantal keer: een bedrag ineens wordt één keer verbeurd, vul 1 in"],
        )
    _refuse_more_than_passed(step, form, penalty)
    before = sum(
        claim.cents or 0
        for claim in claims_of(step.session, step.case_id)
        if claim.kind is ClaimKind.PENALTY and claim.party_number in (None, form.party)
    )
    euros = penalty.amounts.forfeited(form.times, before // 100)
    if euros == 0:
        raise NothingForfeitedError(
            f"Zaak {form.reference}: partij {form.party} heeft al {in_euros(before)} verbeurd en "
            f"dat is het hoogste bedrag; op {dutch_date(form.on)} komt er niets bij (artikel 5:32b "
            "Awb)."
        )
    claim = Claim(
        case_id=step.case_id,
        number=next_claim_number(step),
        kind=ClaimKind.PENALTY,
        state=ClaimState.FORFEITED,
        cents=euros * 100,
        arose_on=form.on,
        changed_on=form.on,
        times=form.times,
        seen_by=form.seen_by,
        report_number=form.report_number,
        party_number=form.party,
    )
    debtors_of(step, claim)
    step.session.add(claim)
    step.session.flush()
    words = plural(form.times, *UNITS[penalty.per])
    step.record(
        EventKind.TRACK,
        f"Vordering {claim.number}: {euro(euros)} verbeurd door partij {form.party}, {words}, "
        f"gezien door {form.seen_by.label}, rapport {form.report_number}.",
        "artikelen 5:32b en 5:33 Awb",
    )
    start_payment(step, claim, first_forfeited(penalty.per, form.times, form.on))
    step.happened(Occurrence.PENALTY_FORFEITED, party=form.party)
    return claim


def _refuse_more_than_passed(step: Step, form: ForfeitureForm, penalty: PenaltyOrder) -> None:
    """No more days, weeks or months than there were since this offender had to comply."""
    first = _last_free_day(step, penalty)
    free = max(first, free_until(step, form.party) or first)
    passed = units_between(penalty.per, free, step.on)
    counted = sum(
        claim.times or 0
        for claim in claims_of(step.session, step.case_id)
        if claim.kind is ClaimKind.PENALTY and claim.party_number in (None, form.party)
    )
    if passed is not None and form.times > passed - counted:
        units = plural(passed, *UNITS[penalty.per])
        fault = (
            f"Aantal keer: na {dutch_date(free)} begonnen tot en met {dutch_date(step.on)} "
            f"{units}, waarvan {counted} al vastgelegd; {form.times} is meer (artikel 5:32b Awb)"
        )
        raise FaultsError(f"De dwangsom in zaak {form.reference}", [fault])


def _last_free_day(step: Step, penalty: PenaltyOrder) -> date:
    """Of the order itself; who was served later may have more time."""
    announced_on = order_of(step).announced_on
    return max(announced_on, penalty.compliance_until or announced_on)


def _refuse_forfeiture(step: Step, penalty: PenaltyOrder) -> None:
    """Nothing before the term to comply has lapsed (5:32a(2)), nor while the order rests (5:34)."""
    first = _last_free_day(step, penalty)
    if step.on <= first:
        raise NothingForfeitedError(
            f"Zaak {step.case.reference}: tot en met {dutch_date(first)} wordt niets verbeurd "
            f"(artikel 5:32a, tweede lid, Awb); {dutch_date(step.on)} is te vroeg."
        )
    rests = penalty.suspended_until is None or step.on <= penalty.suspended_until
    lifted = penalty.state is PenaltyState.LIFTED
    if lifted or (penalty.state is PenaltyState.SUSPENDED and rests):
        raise NothingForfeitedError(
            f"Zaak {step.case.reference}: de last onder dwangsom is {penalty.state.label}; op "
            f"{dutch_date(step.on)} wordt niets verbeurd (artikel 5:34 Awb)."
        )


@step("invorderingsbesluit-maken")
def prepare_collection(form: CollectionForm, at: datetime) -> int:
    """Make the decision to collect a forfeited penalty, to every offender; return its version."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_MONEY, form.on, at)
        claim = find_claim(step, form.claim)
        named = named_claim(step, claim)
        if claim.kind is ClaimKind.PENALTY and claim.decision_number is not None:
            return _newest_version(step)
        require_claim_transition(
            named[0].upper() + named[1:], claim.state, ClaimState.FIXED, form.sent_on
        )
        refuse_fallen_order(step, "invorderen")
        refuse_prescribed(step, claim)
        refuse_unheard(step, claim, form.sent_on)
        refuse_names(step, {"Waarom innen redelijk is": form.reason}, "Het invorderingsbesluit")
        own, debtors = told_hearing(step, claim), debtors_of(step, claim)
        values = _collection_values(step, claim, form.reason, form.sent_on)

        def render(version: int) -> list[Prepared]:
            return letters_about(
                step, DocumentKind.COLLECTION_DECISION, values | {"version": version}, debtors, own
            )

        receipt = receipt_of_account(step, form.sent_on)
        approval, _ = prepare(step, ApprovalSubject.COLLECTION, form.sent_on, render, receipt)
        _tie(step, claim, approval)
        return approval.number


def _newest_version(step: Step) -> int:
    numbers = step.session.exec(
        select(Approval.number).where(
            Approval.case_id == step.case_id, Approval.subject == ApprovalSubject.COLLECTION
        )
    ).all()
    return max(numbers, default=0)


def _tie(step: Step, claim: Claim, approval: Approval) -> None:
    """One collection is prepared at a time: the newest approval is of this claim."""
    for other in claims_of(step.session, step.case_id):
        other.approval_id = None
    claim.approval_id = id_of(approval)
    step.session.add(claim)


def _collection_values(step: Step, claim: Claim, reason: str, sent_on: date) -> dict[str, Any]:
    return forfeiture_values(step, claim) | {
        "reason": reason,
        "interest_from": in_euros(money_terms(sent_on).interest_from * 100),
        "objection_term": line("bezwaar", objection_period(sent_on, policies.calendar())),
        "sent_on": sent_on,
    }


@step("invorderingsbesluit-bekendmaken")
def announce_collection(form: AnnouncementForm, at: datetime) -> date:
    """The decision to collect left; return the last day for objection. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_MONEY, form.on, at)
        approval = require_approved(step, ApprovalSubject.COLLECTION)
        claim = session.exec(select(Claim).where(Claim.approval_id == id_of(approval))).one()
        if claim.state is ClaimState.FORFEITED:
            refuse_unheard(step, claim, form.on)
        reached = send_to_offenders(step, approval, DocumentKind.COLLECTION_DECISION, form, claim)
        if reached:
            decision = announced_decision(step, approval, DecisionKind.COLLECTION, reached)
            claim.decision_number = decision.number
            move_claim(step, claim, ClaimState.FIXED, "artikel 5:37, eerste lid, Awb")
            # Awb 5:37a: the decision to collect interrupts the prescription.
            interrupt(step, claim, "invorderingsbesluit, artikel 5:37a Awb")
            step.happened(Occurrence.COLLECTION_DECIDED, decision=decision.number)
        return objection_period(form.on, policies.calendar()).last_day
