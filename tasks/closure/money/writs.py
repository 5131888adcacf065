"""The writ: made against one debtor after the reminder, approved, served (Awb 4:114-4:123)."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure_forms import StepForm
from models.closure.document import Channel, DocumentKind
from models.closure.money.claim import Claim
from models.closure.money.money_forms import WritForm
from models.closure.money.writ import Writ
from models.closure.party import Party
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.money.claims import ClaimKind, ClaimState, require_claim_transition
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date, in_cents, in_euros, join_dutch
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.closure.approvals import (
    NotPreparedError,
    Prepared,
    documents_of,
    latest_approval,
    prepare,
    require_approved,
)
from tasks.closure.case_step import Of, Step, begin_step, find_term
from tasks.closure.letters.bank_account import receipt_of_account
from tasks.closure.letters.letter_version import row_of
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
    writs_of,
)
from tasks.closure.money.cost_decisions import cents_of
from tasks.closure.money.debtors import debtors_of
from tasks.closure.money.late_interest import last_day_to_pay
from tasks.closure.money.money_letter_facts import letters_about
from tasks.closure.money.reminders import fixed_on, refuse_collecting
from tasks.closure.people.routes import Leaving, keep
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step

KIND = DocumentKind.WRIT
RULE = "artikelen 4:114, 4:117, 4:123 en 5:10 Awb"


class AgainstWhomError(WeerbaarError):
    """Raised when it cannot be told against which debtor a writ is, or he owes nothing."""


class ServedAlreadyError(WeerbaarError):
    """Raised when a writ would be served twice, or before the day that stands in it."""


@step("dwangbevel-maken")
def prepare_writ(form: WritForm, at: datetime) -> int:
    """Make the writ against one debtor; return its version. Another approves it."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_MONEY, form.on, at)
        claim = find_claim(step, form.claim)
        _refuse_writ(replace(step, on=form.sent_on), claim)
        debtor = _debtor(step, claim, form.party)
        _refuse_second(step, claim, debtor)
        _refuse_over_another(step, claim, debtor)
        values = _values(step, claim, form)

        def render(_version: int) -> list[Prepared]:
            return letters_about(step, KIND, values, [debtor])

        receipt = receipt_of_account(step, form.sent_on)
        approval, _ = prepare(step, ApprovalSubject.WRIT, form.sent_on, render, receipt)
        if row_of(step.session, Writ, approval) is None:
            session.add(
                Writ(
                    case_id=step.case_id,
                    approval_id=id_of(approval),
                    claim_id=id_of(claim),
                    party_number=debtor.number,
                    issued_on=form.sent_on,
                    costs_cents=cents_of(form.costs),
                    costs_source=form.costs_source,
                )
            )
        return approval.number


def _refuse_writ(step: Step, claim: Claim) -> None:
    """Only when the term of the reminder passed without full payment (Awb 4:117(1))."""
    if claim.state is not ClaimState.WRIT:
        named = named_claim(step, claim)
        named = named[0].upper() + named[1:]
        require_claim_transition(named, claim.state, ClaimState.WRIT, step.on)
    refuse_collecting(step, claim, _reminded_until(step, claim))


def _reminded_until(step: Step, claim: Claim) -> date:
    term = find_term(step.session, step.case_id, TermKind.REMINDER, Of(claim=claim.number))
    return term.last_day if term else claim.changed_on


def _debtor(step: Step, claim: Claim, asked: int) -> Party:
    """The one who owes it, or whom an officer names of those who do."""
    owing = debtors_of(step, claim)
    found = [party for party in owing if asked in (0, party.number)]
    if len(found) != 1:
        numbers = join_dutch([f"partij {party.number}" for party in owing], "en")
        raise AgainstWhomError(
            f"Zaak {step.case.reference}: vordering {claim.number} is van {numbers}; zeg met het "
            f"nummer van de partij tegen wie het dwangbevel van {dutch_date(step.on)} is."
        )
    return found[0]


def _refuse_second(step: Step, claim: Claim, debtor: Party) -> None:
    for writ in writs_of(step.session, claim):
        if writ.party_number == debtor.number and writ.served_on is not None:
            raise ServedAlreadyError(
                f"Zaak {step.case.reference}: het dwangbevel voor vordering {claim.number} is op "
                f"{dutch_date(writ.served_on)} al betekend aan partij {debtor.number}; nog een op "
                f"{dutch_date(step.on)} kan niet."
            )


def _refuse_over_another(step: Step, claim: Claim, debtor: Party) -> None:
    """A writ that waits for the bailiff is not replaced by one against another."""
    latest = latest_approval(step.session, step.case_id, ApprovalSubject.WRIT)
    waits = None if latest is None or latest.voided_on else row_of(step.session, Writ, latest)
    meant = (id_of(claim), debtor.number)
    if waits and waits.served_on is None and (waits.claim_id, waits.party_number) != meant:
        raise AgainstWhomError(
            f"Zaak {step.case.reference}: er ligt nog een dwangbevel tegen partij "
            f"{waits.party_number} dat niet is betekend; leg dat vast, of trek het in "
            f"voordat u op {dutch_date(step.on)} een ander maakt."
        )


def _values(step: Step, claim: Claim, form: WritForm) -> dict[str, Any]:
    """What Awb 4:122 asks."""
    reminded = find_term(step.session, step.case_id, TermKind.REMINDER, Of(claim=claim.number))
    reminded_on = reminded.starts_on - timedelta(days=1) if reminded else claim.changed_on
    # What came in since the reminder paid its costs first (Awb 4:92).
    fee = max(0, claim.fee_cents - paid_cents(step.session, claim, reminded_on))
    owed = open_cents(step.session, claim) - _costs_of_others(step, claim)
    due_on = last_day_to_pay(step.session, claim)
    bears = claim.kind is not ClaimKind.INTEREST
    costs = cents_of(form.costs)
    paid = paid_cents(step.session, claim)
    return {
        "claim": claim.number,
        **for_what(step, claim),
        "principal": in_euros(claim.cents or 0),
        "paid": in_euros(paid) if paid else "",
        "left": in_cents(owed - fee),
        "fee": in_cents(fee) if fee else "",
        "costs": in_cents(costs),
        "costs_source": form.costs_source,
        "amount": in_cents(owed + costs),
        "fixed_on": fixed_on(step, claim),
        "due_on": due_on,
        "reminded_on": reminded_on,
        "reminded_until": _reminded_until(step, claim),
        "interest_starts": due_on + timedelta(days=1) if bears else None,
        "interest_from": in_euros(money_terms(form.sent_on).interest_from * 100),
        "sent_on": form.sent_on,
    }


def _costs_of_others(step: Step, claim: Claim) -> int:
    """What earlier writs cost and nothing paid since: owed by those whom they are against (4:120).

    What comes in pays such costs first (Awb 4:92).
    """
    served = writs_of(step.session, claim)
    since = [paid_cents(step.session, claim, writ.served_on or step.on) for writ in served]
    left = 0
    for writ, paid, later in zip(served, since, (*since, 0)[1:], strict=True):
        left = max(0, left + writ.costs_cents - (paid - later))
    return left


@step("dwangbevel-betekend")
def serve_writ(form: StepForm, at: datetime) -> str:
    """A bailiff served it, so that it can be carried out (Awb 4:116, 4:123). Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_MONEY, form.on, at)
        approval = require_approved(step, ApprovalSubject.WRIT)
        writ = row_of(step.session, Writ, approval)
        if writ is None:
            raise NotPreparedError(f"Zaak {form.reference}: er is nog geen dwangbevel gemaakt.")
        claim = session.get_one(Claim, writ.claim_id)
        if writ.served_on is None:
            _refuse_serving(step, claim, writ)
            _serve(step, approval, claim, writ)
        elif writ.served_on != form.on:
            return (
                f"het dwangbevel was al betekend op {dutch_date(writ.served_on)}; er verandert "
                "niets"
            )
        return f"vordering {claim.number}: {claim.state.label}, aan partij {writ.party_number}"


def _refuse_serving(step: Step, claim: Claim, writ: Writ) -> None:
    """Nothing is pressed that was paid, deferred or suspended since it was made."""
    if step.on < writ.issued_on:
        raise ServedAlreadyError(
            f"Zaak {step.case.reference}: het dwangbevel is van {dutch_date(writ.issued_on)}; "
            f"betekenen op {dutch_date(step.on)} ligt daarvoor."
        )
    _refuse_writ(step, claim)
    _debtor(step, claim, writ.party_number)


def _serve(step: Step, approval: Approval, claim: Claim, writ: Writ) -> None:
    (document,) = documents_of(step.session, approval, {KIND})
    keep(step, Leaving(document, Channel.BAILIFF, ""))
    step.record(
        EventKind.MESSAGE,
        f"Dwangbevel voor vordering {claim.number} betekend door een deurwaarder aan partij "
        f"{writ.party_number}; kosten {in_euros(writ.costs_cents)}.",
        "artikel 4:123 Awb",
    )
    writ.served_on = step.on
    if claim.state is not ClaimState.WRIT:
        move_claim(step, claim, ClaimState.WRIT, RULE)
        end_terms(step, claim, TermKind.REMINDER)
    interrupt(step, claim, "dwangbevel, artikel 4:106 Awb")
    step.happened(Occurrence.WRIT_ISSUED, party=writ.party_number)
