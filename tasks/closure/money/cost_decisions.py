"""The costs of a closure: specified by invoice, fixed in a decision, claimed (Awb 5:25)."""

from datetime import date, datetime
from decimal import Decimal

from sqlmodel import col, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.decision import ORDER, Decision, DecisionKind
from models.closure.document import DocumentKind
from models.closure.money.claim import Claim, CostItem, CostKind
from models.closure.money.money_forms import CostItemForm, CostsForm
from models.closure.money.money_views import CostLine
from models.closure.term import TermKind
from models.law.closure.measures import MeasureKind
from models.law.closure.money.claims import ClaimKind, ClaimState
from models.law.closure.money.money_terms import last_day_to_fix, payment_term
from models.law.closure.occurrences import Occurrence, require_occurrence
from models.law.common.dutch import dutch_date, in_cents, in_euros
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import objection_period
from tasks.closure.approvals import Prepared, prepare, require_approved
from tasks.closure.case_step import Step, begin_step
from tasks.closure.dispatch import tell_who_was_missed
from tasks.closure.letters.bank_account import receipt_of_account
from tasks.closure.money.claims import money_terms, next_claim_number, start_payment
from tasks.closure.money.debtors import debtors_of
from tasks.closure.money.invoices import faults_in_invoices
from tasks.closure.money.money_letter_facts import (
    letters_about,
    line,
    next_decision_number,
    order_of,
    send_to_offenders,
)
from tasks.closure.people.own_terms import start_own_terms
from tasks.closure.remedies.standing import refuse_fallen_order
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step


class TooLateToFixError(WeerbaarError):
    """Raised when costs would be fixed more than five years after the coercion (Awb 5:25(6))."""


def cents_of(amount: Decimal) -> int:
    """Euros of a form, which have at most two decimals, in cents."""
    return int(amount * 100)


@step("kosten-vaststellen")
def prepare_costs(form: CostsForm, at: datetime) -> int:
    """Make the cost decision for every offender; return its version."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_MONEY, form.on, at)
        _refuse_costs(step, form)
        debtors = debtors_of(step)
        total, share = sum(cents_of(item.amount) for item in form.items), _share(step)
        calendar, terms = policies.calendar(), money_terms(form.sent_on)
        values = {
            "amount": in_euros(share_of(total, share)),
            "total": in_cents(total),
            "is_for_costs": True,
            "share": share,
            "items": tuple(_line_of(item) for item in form.items),
            "closed_on": step.case.closed_on,
            "payment_term": line("betaling", payment_term(form.sent_on, calendar, terms)),
            "objection_term": line("bezwaar", objection_period(form.sent_on, calendar)),
            "interest_from": in_euros(terms.interest_from * 100),
            "sent_on": form.sent_on,
        }

        def render(version: int) -> list[Prepared]:
            values_now = values | {"version": version}
            return letters_about(step, DocumentKind.COST_DECISION, values_now, debtors)

        receipt = receipt_of_account(step, form.sent_on)
        approval, _ = prepare(step, ApprovalSubject.COSTS, form.sent_on, render, receipt)
        if not _items_of(step, approval):
            for item in form.items:
                session.add(_item(step, approval, item))
        return approval.number


def share_of(cents: int, percent: int) -> int:
    """The part for the offender, in whole cents downwards."""
    return cents * percent // 100


def _share(step: Step) -> int:
    """Percent of the costs that the order puts on the offender (Awb 5:25(1), (2))."""
    return order_of(step).cost_share or 0


def _refuse_costs(step: Step, form: CostsForm) -> None:
    require_occurrence(
        step.case.reference, Occurrence.COSTS_DECIDED, step.case.status, form.sent_on
    )
    refuse_fallen_order(step, "kosten vaststellen")
    order = order_of(step)
    closed_on = step.case.closed_on
    if closed_on is not None:
        last_day = last_day_to_fix(closed_on, money_terms(form.sent_on))
        if form.sent_on > last_day:
            raise TooLateToFixError(
                f"Zaak {step.case.reference}: kosten vaststellen kon tot en met "
                f"{dutch_date(last_day)}, vijf jaar na de sluiting (artikel 5:25, zesde lid, Awb); "
                f"{dutch_date(form.sent_on)} is te laat."
            )
    faults = [
        fault for item in form.items for fault in _faults_in(item, order, closed_on, form.sent_on)
    ]
    faults += faults_in_invoices(step, form)
    if order.measure is not MeasureKind.CLOSURE:
        faults.append("alleen een sluiting heeft kosten die zo worden verhaald")
    elif not order.cost_share:
        faults.append(
            "volgens het besluit zijn de kosten niet voor de overtreder (artikel 5:25 Awb)"
        )
    if faults:
        raise FaultsError(f"Het kostenbesluit in zaak {step.case.reference}", faults)


def _faults_in(
    item: CostItemForm, order: Decision, closed_on: date | None, sent_on: date
) -> list[str]:
    """Awb 5:25(3)-(5): preparing only after the term lapsed; carrying out only when it was done."""
    faults = []
    if item.made_on > sent_on:
        faults.append(f"Factuur {item.invoice}: {dutch_date(item.made_on)} ligt na de verzending")
    until = order.grace_until
    if item.kind is CostKind.PREPARATION and until is not None and item.made_on <= until:
        faults.append(
            f"Factuur {item.invoice}: voorbereiding telt pas na de begunstigingstermijn, die liep "
            f"tot en met {dutch_date(until)} (artikel 5:25, derde lid, Awb)"
        )
    if item.kind is CostKind.EXECUTION and closed_on is None:
        faults.append(
            f"Factuur {item.invoice}: het pand is niet gesloten, dus er is geen uitvoering"
        )
    elif item.kind is CostKind.EXECUTION and closed_on is not None:
        first = min(order.announced_on, closed_on)  # of art. 5:31(2) the closing comes first
        if item.made_on < first:
            faults.append(
                f"Factuur {item.invoice}: voor {dutch_date(first)} was er nog geen besluit en was "
                "het pand niet dicht, dus er was geen uitvoering"
            )
    return faults


def _line_of(item: CostItemForm) -> CostLine:
    return CostLine(
        kind=item.kind.label,
        what=item.what,
        invoice=item.invoice,
        made_on=item.made_on,
        amount=in_cents(cents_of(item.amount)),
    )


def _item(step: Step, approval: Approval, item: CostItemForm) -> CostItem:
    return CostItem(
        case_id=step.case_id,
        approval_id=id_of(approval),
        kind=item.kind,
        what=item.what,
        invoice=item.invoice,
        made_on=item.made_on,
        cents=cents_of(item.amount),
    )


def _items_of(step: Step, approval: Approval) -> list[CostItem]:
    return list(
        step.session.exec(
            select(CostItem)
            .where(CostItem.approval_id == id_of(approval))
            .order_by(col(CostItem.id))
        )
    )


@step("kostenbesluit-bekendmaken")
def announce_costs(form: AnnouncementForm, at: datetime) -> date:
    """The cost decision left: the sum is owed. Return the last day to pay. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_MONEY, form.on, at)
        approval = require_approved(step, ApprovalSubject.COSTS)
        calendar = policies.calendar()
        reached = send_to_offenders(step, approval, DocumentKind.COST_DECISION, form)
        if reached:
            decision = announced_decision(step, approval, DecisionKind.COSTS, reached)
            claim = Claim(
                case_id=step.case_id,
                number=next_claim_number(step),
                kind=ClaimKind.COSTS,
                state=ClaimState.FIXED,
                decision_number=decision.number,
                cents=share_of(sum(item.cents for item in _items_of(step, approval)), _share(step)),
                arose_on=form.on,
                changed_on=form.on,
            )
            session.add(claim)
            session.flush()
            start_payment(step, claim)
            step.meet_term(TermKind.COST_DECISION)
            step.happened(Occurrence.COSTS_DECIDED, decision=decision.number)
        return payment_term(form.on, calendar, money_terms(form.on)).last_day


def announced_decision(
    step: Step, approval: Approval, kind: DecisionKind, reached: tuple[int, ...]
) -> Decision:
    """A later decision about the order that left; each of these parties can object to it."""
    decision = Decision(
        case_id=step.case_id,
        number=next_decision_number(step),
        kind=kind,
        about=ORDER,
        approval_id=id_of(approval),
        announced_on=step.on,
    )
    step.session.add(decision)
    step.session.flush()
    start_own_terms(step, TermKind.OBJECTION, "artikelen 6:7 en 6:8 Awb", decision.number, reached)
    tell_who_was_missed(step, Occurrence.DECISION_MISSED, decision.number)
    return decision
