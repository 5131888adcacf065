"""What somebody tries who wants something: act after act, where chance alone seldom arrives.

Each act is an attempt as any other, on its own refused or done; in between others do what they do.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from models.closure.change_forms import ChangeForm
from models.closure.closure_forms import DecisionForm
from models.closure.late.late_forms import LatePenaltyForm
from models.closure.money.money_forms import PaymentForm
from models.closure.remedy_forms import (
    AppealForm,
    DefaultNoticeForm,
    ObjectionForm,
    ReliefForm,
    RemedyDecisionForm,
)
from models.closure.service_forms import ReturnForm
from models.closure.track_form import TrackForm
from models.law.closure.changes import ChangeKind
from models.law.closure.remedies.remedy_rules import OUTCOMES
from models.law.closure.remedies.tracks import TrackKind
from tasks.acts.closure import change_acts, closure_acts, money_acts, party_acts, remedy_acts
from tests.builders.case_builder import GROUND
from tests.builders.ordered_closures import HEARING
from tests.builders.wandering import early_moves, money_moves, order_moves, remedy_moves
from tests.builders.wandering.wanderer import Attempt, Move, Wanderer

Purpose = tuple[Move, ...]


def _newest(walk: Wanderer, kind: TrackKind) -> dict[str, Any]:
    known = [row["number"] for row in walk.rows["track"] if row["kind"] == kind.value]
    return {"number": max(known)} if known else {}


def _objection(state: str) -> Move:
    def move(walk: Wanderer) -> Attempt:
        given = {"party": walk.party()} if state == "filed" else _newest(walk, TrackKind.OBJECTION)
        return walk.asks(ObjectionForm, remedy_acts.record_objection, state=state, **given)

    return move


def _relief(state: str) -> Move:
    def move(walk: Wanderer) -> Attempt:
        kind = TrackKind.INTERIM_RELIEF
        given = {"party": walk.party()} if state == "requested" else _newest(walk, kind)
        return walk.asks(ReliefForm, remedy_acts.record_relief, state=state, **given)

    return move


def _appeal(state: str) -> Move:
    def move(walk: Wanderer) -> Attempt:
        is_new = state == "filed"
        given: dict[str, Any] = (
            {"party": walk.party()} if is_new else _newest(walk, TrackKind.APPEAL)
        )
        if state == "interlocutory":
            given["until"] = walk.today + timedelta(days=30)
        return walk.asks(AppealForm, remedy_acts.record_appeal, state=state, **given)

    return move


def _request(walk: Wanderer) -> Attempt:
    return walk.asks(
        TrackForm,
        closure_acts.record_track,
        track="reopening_request",
        state="requested",
        party=walk.party(),
    )


def _decided(about: TrackKind) -> Move:
    def move(walk: Wanderer) -> Attempt:
        given: dict[str, Any] = {"outcome": walk.one_of(OUTCOMES[about]), "ground": GROUND}
        if given["outcome"] == "partly_upheld":
            given |= {"amount": 1, "unit": "months"}
        return walk.asks(
            RemedyDecisionForm,
            remedy_acts.prepare_remedy_decision,
            about=about,
            sent_on=walk.later(1),
            **_newest(walk, about),
            **given,
        )

    return move


def _after(days: int) -> Move:
    """So many days pass, and the run of that morning."""

    def move(walk: Wanderer) -> Attempt:
        walk.today += timedelta(days=days)
        return order_moves.morning(walk)

    return move


def _notice(about: str) -> Move:
    def move(walk: Wanderer) -> Attempt:
        given = _newest(walk, TrackKind(about))
        return walk.asks(
            DefaultNoticeForm,
            remedy_acts.record_default_notice,
            about=about,
            state="received",
            **given,
        )

    return move


def _late_penalty(walk: Wanderer) -> Attempt:
    return walk.asks(
        LatePenaltyForm,
        remedy_acts.prepare_late_penalty,
        sent_on=walk.later(1),
        **_newest(walk, TrackKind.NOTICE_OF_DEFAULT),
    )


def _paid(walk: Wanderer) -> Attempt:
    """All that is still owed of one claim."""
    claims = [row for row in walk.rows["claim"] if row["cents"]]
    cents = walk.one_of(claims)["cents"] if claims else 25_050
    amount = f"{cents // 100},{cents % 100:02}"
    claim = walk.one_of(claims)["number"] if claims else 1
    return walk.asks(PaymentForm, money_acts.record_payment, claim=claim, amount=amount)


def _decide(**given: Any) -> Move:
    def move(walk: Wanderer) -> Attempt:
        return walk.asks(DecisionForm, closure_acts.decide, sent_on=walk.later(1), **given)

    return move


def _change(kind: ChangeKind, **given: Any) -> Move:
    def move(walk: Wanderer) -> Attempt:
        return walk.asks(
            ChangeForm,
            change_acts.prepare_change,
            kind=kind,
            ground=GROUND,
            sent_on=walk.later(1),
            **given,
        )

    return move


def _comes_back(walk: Wanderer) -> Attempt:
    """The newest letter of all comes back to the municipality from one party."""
    decision = walk.number_in("decision") or order_moves.INTENT
    if not walk.rows["decision"] or walk.by_chance(0.2):
        decision = order_moves.INTENT
    return walk.asks(
        ReturnForm,
        party_acts.record_return,
        party=walk.party(),
        decision=decision,
        cause=walk.one_of(("undeliverable", "wrong_address")),
    )


LEAVES: Purpose = (order_moves.desk, order_moves.desk)
"""What was prepared is approved, and goes."""
SERVED: Purpose = (_comes_back, order_moves.prepare_service, *LEAVES)
FILED = _objection("filed")
OBJECTION: Purpose = (FILED, _objection("heard"), _decided(TrackKind.OBJECTION), *LEAVES)
SUSPENSION: Purpose = (
    *(_relief("requested"), _relief("granted"), _relief("lifted"), remedy_moves.resume),
)
REQUEST: Purpose = (_request, _decided(TrackKind.REOPENING_REQUEST), *LEAVES)
LATE: Purpose = (
    *(FILED, _after(130), _notice("objection"), _after(30), _objection("heard")),
    *(_decided(TrackKind.OBJECTION), *LEAVES, _late_penalty, *LEAVES),
    remedy_moves.pay_late_penalty,
)
LATE_ON_REQUEST: Purpose = (
    *(_request, _after(70), _notice("reopening_request"), _after(50), _late_penalty, *LEAVES),
    remedy_moves.pay_late_penalty,
)
COSTS: Purpose = (
    *(money_moves.fix_costs, *LEAVES, _after(45), money_moves.remind, money_moves.issue_writ),
    *(_paid, money_moves.fix_interest, *LEAVES),
)
DEFERRED: Purpose = (
    *(money_moves.fix_costs, *LEAVES, money_moves.defer, money_moves.change_deferral, *LEAVES),
    *(_after(45), money_moves.remind),
)
COLLECTION: Purpose = (
    *(money_moves.forfeit, money_moves.intend_to_collect, _after(20), money_moves.collect),
    *(*LEAVES, _after(45), money_moves.remind, _paid, money_moves.fix_interest, *LEAVES),
)
APPEAL: Purpose = (*OBJECTION, _appeal("filed"), _appeal("interlocutory"), _appeal("repaired"))
WARNING: Purpose = (_decide(outcome="warning"), *LEAVES)
INDEFINITE: Purpose = (_decide(outcome="closure", unit="indefinite", cost_share=100), *LEAVES)
NEW_WARNING: Purpose = (
    _change(ChangeKind.CHANGE_WARNING, changes="Zij geldt een jaar."),
    *LEAVES,
)
NO_WARNING: Purpose = (_change(ChangeKind.WITHDRAW_WARNING), *LEAVES)
REVIEW: Purpose = (_change(ChangeKind.REVIEW_CONTINUE, hearing=HEARING), *LEAVES)
MISSED: Purpose = (_comes_back, early_moves.add_parties, order_moves.prepare_service, *LEAVES)
ENDS: Purpose = (order_moves.end, order_moves.reopen, order_moves.tell_land_register)

AGAINST: tuple[Purpose, ...] = (OBJECTION, SUSPENSION, LATE, APPEAL, SERVED)
WANTED: Mapping[str, tuple[Purpose, ...]] = {
    "intent_announced": (MISSED, SUSPENSION),
    "zienswijze_received": (MISSED,),
    "zienswijze_lapsed": (MISSED,),
    "reassessed": (WARNING, INDEFINITE, MISSED),
    "decision_announced": (*AGAINST, COSTS, (order_moves.close,)),
    "closed": (*AGAINST, REQUEST, LATE_ON_REQUEST, COSTS, DEFERRED, REVIEW, ENDS),
    "suspended": (*AGAINST, (_relief("lifted"), remedy_moves.resume)),
    "ended": (*AGAINST, COSTS, DEFERRED),
    "lifted": (*AGAINST, COSTS, DEFERRED),
    "reopened": (*AGAINST, COSTS, DEFERRED),
    "decision_withdrawn": (OBJECTION, LATE, APPEAL, COSTS),
    "warned": (*AGAINST, NEW_WARNING, NO_WARNING),
    "penalty_ordered": (*AGAINST, COLLECTION, COLLECTION),
}
"""What can be wanted in each state."""
