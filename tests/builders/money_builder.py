"""Takes an invented claim through its steps: fixed, asked, paid, reminded, given up."""

from datetime import date
from typing import Any

from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import AnnouncementForm, StepForm
from models.closure.money.claim import Claim
from models.closure.money.deferral_forms import DeferralChangeForm
from models.closure.money.money_forms import (
    CostsForm,
    DeferralForm,
    EndClaimForm,
    InterestForm,
    InterruptionForm,
    PaymentForm,
    ReminderForm,
    WritForm,
)
from models.closure.money.repayment_forms import RepaidForm, RepaymentForm
from models.closure.party import Capacity
from models.closure.term import Term, TermKind
from tasks.acts.closure import money_acts
from tasks.closure import parties
from tasks.closure.party_file import PartyRow
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at, closed

ITEMS = (
    "execution;sloten vervangen en verzegelen;F2026-12;2026-04-10;250,50",
    "execution;stroom afsluiten;F2026-13;2026-04-10;149,50",
)
"""Together 400 euro."""
FIXED_ON = date(2026, 5, 4)
PAY_UNTIL = date(2026, 6, 15)
REMINDED_ON = date(2026, 6, 16)
REMINDED_UNTIL = date(2026, 6, 30)
WRIT_ON = date(2026, 7, 1)
WHY_IT_ENDS = "Het eerste deel is niet betaald, en op mijn brief daarover kwam geen antwoord."
SECOND_OFFENDER = PartyRow(
    capacities=(Capacity.OFFENDER,),
    name="Verzonnen Mededader",
    reachable_street="Verzonnenlaan 3",
    reachable_place="Verzonnendorp",
)


def values(walk: Walk, on: date, by: str = "ZAAK1", **more: Any) -> dict[str, Any]:
    """What every form holds, with more."""
    return {"reference": walk.reference, "on": on, "by": by} | more


def add_offender(walk: Walk, on: date = date(2026, 2, 26)) -> Walk:
    """One offender, known from the start."""
    parties.record_parties(walk.reference, (SECOND_OFFENDER,), "ZAAK1", on, at(on))
    return walk


def prepare_costs(walk: Walk, on: date = FIXED_ON, **more: Any) -> int:
    """Make the cost decision."""
    given = values(walk, on) | {"sent_on": on, "items": ITEMS} | more
    return money_acts.prepare_costs(CostsForm.model_validate(given), at(on)).version


def announce_costs(walk: Walk, on: date = FIXED_ON) -> date:
    """It leaves; the last day to pay."""
    form = AnnouncementForm.model_validate(values(walk, on))
    return money_acts.announce_costs(form, at(on)).last_day


def costs_fixed(walk: Walk | None = None, on: date = FIXED_ON, **more: Any) -> Walk:
    """A closed case of which the costs were fixed and asked."""
    walk = walk or closed()
    prepare_costs(walk, on, **more)
    walk.approve(ApprovalSubject.COSTS, on, by="JUR1")
    announce_costs(walk, on)
    return walk


def pay(walk: Walk, amount: str, on: date, claim: int = 1, **more: Any) -> str:
    """Money comes in."""
    form = PaymentForm.model_validate(values(walk, on, claim=claim, amount=amount, **more))
    return money_acts.record_payment(form, at(on)).words


def remind(walk: Walk, on: date = REMINDED_ON, claim: int = 1, **more: Any) -> date:
    """A reminder; the last day to pay."""
    form = ReminderForm.model_validate(values(walk, on, claim=claim, **more))
    return money_acts.remind(form, at(on)).last_day


def prepare_writ(walk: Walk, on: date = WRIT_ON, claim: int = 1, **more: Any) -> int:
    """Make the writ; its version."""
    costs = {"costs": "131,08", "costs_source": "Btag 2026, betekening van een titel (verzonnen)"}
    given = values(walk, on, claim=claim, sent_on=on) | costs | more
    return money_acts.prepare_writ(WritForm.model_validate(given), at(on)).version


def serve_writ(walk: Walk, on: date = WRIT_ON) -> str:
    """A bailiff serves it."""
    return money_acts.serve_writ(StepForm.model_validate(values(walk, on)), at(on)).words


def writ(walk: Walk, on: date = WRIT_ON, claim: int = 1, **more: Any) -> str:
    """A writ is made, approved and served on one day."""
    prepare_writ(walk, on, claim, **more)
    walk.approve(ApprovalSubject.WRIT, on, by="JUR1")
    return serve_writ(walk, on)


def defer(walk: Walk, on: date, until: date, first_on: date, **more: Any) -> str:
    """More time to pay."""
    given = values(walk, on, until=until, first_on=first_on) | {"claim": 1} | more
    return money_acts.grant_deferral(DeferralForm.model_validate(given), at(on)).words


def prepare_deferral_change(walk: Walk, on: date, ground: str = "not_kept", **more: Any) -> int:
    """Make the decision that ends a deferral, or changes it."""
    given = {"claim": 1, "ground": ground, "reason": WHY_IT_ENDS, "sent_on": on} | more
    form = DeferralChangeForm.model_validate(values(walk, on) | given)
    return money_acts.prepare_deferral_change(form, at(on)).version


def announce_deferral_change(walk: Walk, on: date) -> str:
    """It leaves; what the officer reads."""
    form = AnnouncementForm.model_validate(values(walk, on))
    return money_acts.announce_deferral_change(form, at(on)).words


def deferral_changed(walk: Walk, on: date, **more: Any) -> str:
    """Made, approved and announced on one day."""
    prepare_deferral_change(walk, on, **more)
    walk.approve(ApprovalSubject.DEFERRAL_CHANGE, on, by="JUR1")
    return announce_deferral_change(walk, on)


def deferral_ends(walk: Walk, on: date, long_reason: str = "") -> None:
    """The letter is made that it stops; with a long reason, that it changes into more parts."""
    if not long_reason:
        prepare_deferral_change(walk, on, "circumstances")
        return
    parts = {"until": date(2026, 12, 31), "instalments": 4, "first_on": date(2026, 7, 20)}
    reason = "\n\n".join(3 * [long_reason])
    prepare_deferral_change(walk, on, "wrong_data", reason=reason, **parts)


def interrupt(walk: Walk, on: date, ground: str = "acknowledged", claim: int = 1) -> str:
    """The prescription is interrupted."""
    form = InterruptionForm.model_validate(values(walk, on, claim=claim, ground=ground))
    return money_acts.interrupt_prescription(form, at(on)).words


def give_up(walk: Walk, on: date, ending: str = "uncollected", claim: int = 1) -> str:
    """Nothing more is collected."""
    given = values(walk, on, claim=claim, ending=ending, reason="Er valt niets te halen.")
    return money_acts.end_claim(EndClaimForm.model_validate(given), at(on)).words


def claims() -> list[Claim]:
    """Every claim, by number."""
    with reading() as session:
        return list(session.exec(select(Claim).order_by(col(Claim.number))))


def claim_term(kind: TermKind, claim: int = 1) -> Term | None:
    """The newest term of this kind of a claim."""
    with reading() as session:
        return session.exec(
            select(Term)
            .where(Term.kind == kind, Term.claim_number == claim)
            .order_by(col(Term.number).desc())
            .limit(1)
        ).first()


def last_day(kind: TermKind, claim: int = 1) -> date | None:
    """Until when the newest term of this kind runs; None when it is met or never began."""
    term = claim_term(kind, claim)
    return None if term is None or term.met_on is not None else term.last_day


def prepare_interest(walk: Walk, on: date, claim: int = 1) -> int:
    """Make the decision on the interest of a claim that is paid."""
    form = InterestForm.model_validate(values(walk, on, claim=claim, sent_on=on))
    return money_acts.prepare_interest(form, at(on)).version


def repay(walk: Walk, on: date, pay_on: date, claim: int = 1, **more: Any) -> int:
    """Make the decision to pay back what was paid too much."""
    given = values(walk, on, claim=claim, pay_on=pay_on) | {"sent_on": on} | more
    return money_acts.prepare_repayment(RepaymentForm.model_validate(given), at(on)).version


def announce_repayment(walk: Walk, on: date) -> date:
    """It leaves; the day to pay back."""
    form = AnnouncementForm.model_validate(values(walk, on))
    return money_acts.announce_repayment(form, at(on)).last_day


def repaid(walk: Walk, on: date, decision: int) -> str:
    """The municipality paid it back."""
    form = RepaidForm.model_validate(values(walk, on, decision=decision))
    return money_acts.record_repayment(form, at(on)).words


def announce_interest(walk: Walk, on: date) -> date:
    """It leaves; the last day to pay."""
    form = AnnouncementForm.model_validate(values(walk, on))
    return money_acts.announce_interest(form, at(on)).last_day
