"""What is tried with money: costs, penalties, payments, reminders, deferral."""

from datetime import timedelta
from typing import Any

from models.closure.closure_forms import StepForm
from models.closure.money.claim import Witness
from models.closure.money.deferral_forms import DeferralChangeForm
from models.closure.money.hearing_forms import CollectionIntentForm, CollectionZienswijzeForm
from models.closure.money.money_forms import (
    ChangeGround,
    CollectionForm,
    CostsForm,
    DeferralForm,
    EndClaimForm,
    Ending,
    ForfeitureForm,
    InterestForm,
    Interruption,
    InterruptionForm,
    PaymentForm,
    PenaltyChange,
    PenaltyChangeForm,
    ReminderForm,
    WritForm,
)
from models.closure.service_forms import ReturnForm
from models.law.closure.addressees import ReturnCause
from models.law.closure.money.deferral_grounds import DeferralGround
from models.law.closure.money.hearings import NoHearing
from tasks.acts.closure import money_acts, party_acts
from tests.builders.case_builder import GROUND
from tests.builders.wandering.wanderer import Attempt, Wanderer


def _claim(walk: Wanderer) -> int:
    return walk.number_in("claim") or 1


def fix_costs(walk: Wanderer) -> Attempt:
    """A cost decision is made."""
    kind = walk.one_of(("execution", "execution", "preparation"))
    made_on = walk.today - timedelta(days=walk.dice.randint(0, 9))
    amount = walk.one_of(("250,50", "149,50", "1310,00"))
    number = walk.dice.randint(1, 99)
    item = f"{kind};sloten vervangen;F2026-{number};{made_on.isoformat()};{amount}"
    return walk.asks(CostsForm, money_acts.prepare_costs, items=(item,), sent_on=walk.later(2))


def pay(walk: Wanderer) -> Attempt:
    """Money comes in: all, a part, or too much."""
    claims = [row for row in walk.rows["claim"] if row["cents"]]
    amount = walk.one_of(("10", "100,50", "5000"))
    if claims and walk.by_chance(0.4):
        cents = walk.one_of(claims)["cents"]
        amount = f"{cents // 100},{cents % 100:02}"
    party = walk.party() if walk.by_chance(0.5) else 0
    return walk.asks(
        PaymentForm, money_acts.record_payment, claim=_claim(walk), amount=amount, party=party
    )


def _after_a_while(walk: Wanderer) -> None:
    """Mostly somebody waited until it could be asked."""
    if walk.by_chance(0.7):
        ends = [row["last_day"] for row in walk.rows["term"] if row["kind"] in _ASKED_AFTER]
        walk.today = max(
            [walk.today, *(end + timedelta(days=1) for end in ends if _is_near(walk, end))]
        )


_ASKED_AFTER = {"payment", "reminder", "deferral"}


def _is_near(walk: Wanderer, end: Any) -> bool:
    return bool(timedelta(0) <= end - walk.today < timedelta(days=120))


def remind(walk: Wanderer) -> Attempt:
    """A reminder goes out."""
    _after_a_while(walk)
    return walk.asks(ReminderForm, money_acts.remind, claim=_claim(walk), fee=walk.by_chance(0.5))


def issue_writ(walk: Wanderer) -> Attempt:
    """A writ is made, or a bailiff serves one."""
    _after_a_while(walk)
    approved = [row for row in walk.rows["approval"] if row["subject"] == "writ"]
    if approved and walk.by_chance(0.6):
        return walk.asks(StepForm, money_acts.serve_writ)
    given: dict[str, Any] = {"costs": "131,08", "costs_source": "Btag"}
    if walk.by_chance(0.7):
        given["party"] = walk.party()
    sent_on = walk.later(2)
    claim = walk.number_in("claim", state="reminded") or _claim(walk)
    return walk.asks(WritForm, money_acts.prepare_writ, claim=claim, sent_on=sent_on, **given)


def defer(walk: Wanderer) -> Attempt:
    """More time to pay, at once or in parts."""
    parts = walk.one_of((1, 1, 2, 3))
    first = walk.today + timedelta(days=walk.dice.randint(1, 30))
    until = first + timedelta(days=31 * parts)
    return walk.asks(
        DeferralForm,
        money_acts.grant_deferral,
        claim=_claim(walk),
        until=until,
        instalments=parts,
        first_on=first,
    )


def change_deferral(walk: Wanderer) -> Attempt:
    """It ends before its last day, or changes; mostly one that still runs."""
    granted = [row for row in walk.rows["deferral"] if row["withdrawn_on"] is None]
    given: dict[str, Any] = {"claim": _claim(walk), "ground": walk.one_of(list(DeferralGround))}
    if granted and walk.by_chance(0.9):
        claims = {row["id"]: row["number"] for row in walk.rows["claim"]}
        given["claim"] = claims[granted[-1]["claim_id"]]
    if granted and walk.by_chance(0.4):
        # A part can be late only after its day.
        first = granted[-1]["first_on"] + timedelta(days=1)
        if _is_near(walk, first):
            walk.today = max(walk.today, first)
    if walk.by_chance(0.4):
        first = walk.today + timedelta(days=walk.dice.randint(3, 20))
        given |= {"first_on": first, "until": first, "instalments": walk.one_of((1, 1, 2))}
    sent_on = walk.later(2)
    return walk.asks(
        DeferralChangeForm,
        money_acts.prepare_deferral_change,
        reason="De reden is verzonnen, en lang genoeg.",
        sent_on=sent_on,
        **given,
    )


def fix_interest(walk: Wanderer) -> Attempt:
    """The interest of a claim is fixed; mostly of one that was paid."""
    claim = walk.number_in("claim", state="paid") or _claim(walk)
    return walk.asks(InterestForm, money_acts.prepare_interest, claim=claim, sent_on=walk.later(2))


def interrupt(walk: Wanderer) -> Attempt:
    """The prescription is interrupted."""
    ground = walk.one_of(list(Interruption))
    return walk.asks(
        InterruptionForm, money_acts.interrupt_prescription, claim=_claim(walk), ground=ground
    )


def give_up(walk: Wanderer) -> Attempt:
    """Nothing more is collected."""
    return walk.asks(
        EndClaimForm,
        money_acts.end_claim,
        claim=_claim(walk),
        ending=walk.one_of(list(Ending)),
        reason="Er valt niets te halen.",
    )


def forfeit(walk: Wanderer) -> Attempt:
    """The order under penalty was not kept."""
    if walk.by_chance(0.5):
        walk.wait(60)
    return walk.asks(
        ForfeitureForm,
        money_acts.record_forfeiture,
        party=walk.party() if walk.by_chance(0.3) else 1,
        times=walk.one_of((1, 1, 2, 3)),
        seen_by=walk.one_of(list(Witness)),
        report_number=f"PL-2026-{walk.dice.randint(1, 9999):04}",
    )


def intend_to_collect(walk: Wanderer) -> Attempt:
    """Each offender is asked what he thinks of collecting, or it is kept why not."""
    more = {"without": walk.one_of(list(NoHearing))} if walk.by_chance(0.3) else {}
    return walk.asks(CollectionIntentForm, money_acts.intend_collection, claim=_claim(walk), **more)


def intent_comes_back(walk: Wanderer) -> Attempt:
    """What was asked about collecting did not reach an offender."""
    return walk.asks(
        ReturnForm,
        party_acts.record_return,
        party=walk.party(),
        decision=0,
        claim=_claim(walk),
        cause=walk.one_of(list(ReturnCause)),
    )


def speak_of_collecting(walk: Wanderer) -> Attempt:
    """An offender says it."""
    return walk.asks(
        CollectionZienswijzeForm,
        money_acts.record_collection_zienswijze,
        "Er is niets meer gebeurd.",
        claim=_claim(walk),
        party=walk.party(),
        manner=walk.one_of(("written", "oral")),
    )


def collect(walk: Wanderer) -> Attempt:
    """A decision to collect is made."""
    return walk.asks(
        CollectionForm,
        money_acts.prepare_collection,
        claim=_claim(walk),
        reason=GROUND,
        sent_on=walk.later(2),
    )


def change_penalty(walk: Wanderer) -> Attempt:
    """The order under penalty is lifted, suspended or lowered."""
    kind = walk.one_of(list(PenaltyChange))
    ground = walk.one_of(list(ChangeGround))
    given: dict[str, Any] = {
        "change": kind,
        "ground": ground,
        "reason": "De reden, verzonnen.",
        "sent_on": walk.later(2),
    }
    if ground is not ChangeGround.OWN_MOTION:
        given["requested_on"] = walk.today - timedelta(days=walk.dice.randint(0, 9))
    if kind is PenaltyChange.SUSPEND:
        given["until"] = walk.later(40)
    if kind is PenaltyChange.LOWER:
        given |= {"penalty_amount": walk.one_of((1000, 500)), "penalty_maximum": 5000}
    return walk.asks(PenaltyChangeForm, money_acts.prepare_penalty_change, **given)
