"""The registers in which a flow of a closure starts: a case in each state that one needs."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from models.closure.approval import ApprovalSubject
from models.law.closure.changes import ChangeKind
from models.law.closure.measures import MeasureKind
from models.law.closure.procedure import TrackKind
from models.law.closure.remedies.tracks import TrackState
from models.law.closure.weighing import WeighingMoment
from tests.builders.case_builder import (
    Walk,
    closed,
    decision_announced,
    fill_register,
    intent_announced,
    reassessed,
    reported,
)
from tests.builders.case_states import REFERENCE, STATES
from tests.builders.filled_registers import fill_once
from tests.builders.money_builder import (
    FIXED_ON,
    WRIT_ON,
    add_offender,
    costs_fixed,
    defer,
    pay,
    prepare_costs,
    prepare_deferral_change,
    prepare_interest,
    prepare_writ,
    remind,
)
from tests.builders.penalty_builder import (
    COLLECTED_ON,
    collected,
    forfeit,
    intend,
    penalty_ordered,
    prepare_change,
    prepare_collection,
)
from tests.builders.people.keys_builder import hand_over_keys
from tests.builders.people.party_lines import withdraw
from tests.builders.people.served_later import came_back, made_again
from tests.builders.refusals import APRIL_13
from tests.builders.remedy_builder import (
    announce_late_penalty,
    fix_late_penalty,
    more_time,
    notice,
)
from tests.builders.remedy_builder import decided as decided_on
from tests.builders.repayment_builder import (
    paid_too_much,
    repayment_approved,
    repayment_decided,
)
from tests.readers.case_reading import REASON, decide_and_announce


def _communicated_after_closing() -> Walk:
    """The public papers made before, approved only after the premises were closed."""
    walk = decision_announced()
    walk.communicate()
    return walk.close()


def _reopened() -> Walk:
    walk = closed()
    walk.track(TrackKind.LAND_REGISTER, TrackState.REGISTERED, date(2026, 4, 11))
    walk.end(date(2026, 7, 10)).reopen(date(2026, 7, 10))
    return walk.track(TrackKind.LAND_REGISTER, TrackState.DEREGISTERED, date(2026, 7, 13))


def _rectification_approved() -> Walk:
    """A party that was withdrawn after the notice left."""
    walk = intent_announced()
    withdraw(walk, 2, date(2026, 3, 3))
    return walk.approve(ApprovalSubject.RECTIFICATION, date(2026, 3, 4), by="JUR1")


def _costs_approved() -> Walk:
    walk = closed()
    prepare_costs(walk)
    return walk.approve(ApprovalSubject.COSTS, FIXED_ON, by="JUR1")


def _costs_reminded() -> Walk:
    walk = costs_fixed()
    remind(walk)
    return walk


def _writ_approved() -> Walk:
    walk = _costs_reminded()
    prepare_writ(walk)
    return walk.approve(ApprovalSubject.WRIT, WRIT_ON, by="JUR1")


def _payment_deferred() -> Walk:
    walk = costs_fixed()
    defer(walk, date(2026, 5, 20), date(2026, 9, 30), date(2026, 7, 1), instalments=2)
    return walk


DEFERRAL_ENDS_ON = date(2026, 7, 2)
"""The day after the first part was due."""


def _deferral_change_approved() -> Walk:
    walk = _payment_deferred()
    prepare_deferral_change(walk, DEFERRAL_ENDS_ON)
    return walk.approve(ApprovalSubject.DEFERRAL_CHANGE, DEFERRAL_ENDS_ON, by="JUR1")


def _penalty_forfeited() -> Walk:
    walk = penalty_ordered()
    forfeit(walk)
    return walk


def _collection_intended() -> Walk:
    walk = _penalty_forfeited()
    intend(walk)
    return walk


def _collection_approved() -> Walk:
    walk = _collection_intended()
    prepare_collection(walk)
    return walk.approve(ApprovalSubject.COLLECTION, COLLECTED_ON, by="JUR1")


def _penalty_paid_late() -> Walk:
    """Of 10,000 euro, three months late: the interest is more than 20 euro."""
    walk = penalty_ordered()
    forfeit(walk, times=4)
    collected(walk)
    pay(walk, "10000", date(2026, 10, 1))
    return walk


def _interest_approved() -> Walk:
    walk = _penalty_paid_late()
    prepare_interest(walk, date(2026, 10, 2))
    return walk.approve(ApprovalSubject.INTEREST, date(2026, 10, 2), by="JUR1")


def _change_approved() -> Walk:
    walk = penalty_ordered()
    prepare_change(walk, COLLECTED_ON, change="lift", ground="own_motion")
    return walk.approve(ApprovalSubject.PENALTY_CHANGE, COLLECTED_ON, by="JUR1")


def _warning_withdrawn() -> Walk:
    walk, day = reassessed(), date(2026, 3, 30)
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20), extra=(REASON,))
    decide_and_announce(walk, day, outcome=MeasureKind.WARNING)
    return walk.prepare_change(ChangeKind.WITHDRAW_WARNING, day)


LATE_FIXED_ON = date(2026, 8, 17)
"""When what is owed for deciding late is fixed."""


def _decided_late() -> Walk:
    walk = closed().track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20), party=1)
    notice(walk, date(2026, 7, 6))
    decided_on(walk, date(2026, 8, 10), "dismissed", number=1)
    return walk


def _late_penalty_approved() -> Walk:
    walk = _decided_late()
    fix_late_penalty(walk, LATE_FIXED_ON)
    return walk.approve(ApprovalSubject.LATE_PENALTY, LATE_FIXED_ON)


def _late_penalty_fixed() -> Walk:
    walk = _late_penalty_approved()
    announce_late_penalty(walk, LATE_FIXED_ON)
    return walk


MORE_STATES: Mapping[str, Callable[[], object]] = {
    "more time given": lambda: more_time(intent_announced(), date(2026, 3, 10), date(2026, 3, 24)),
    "intent approved": lambda: (
        reported().prepare_intent().approve(ApprovalSubject.INTENT, date(2026, 3, 2))
    ),
    "closed and communicated": _communicated_after_closing,
    "change approved": lambda: (
        closed().prepare_change(ChangeKind.LIFT, APRIL_13).approve(ApprovalSubject.CHANGE, APRIL_13)
    ),
    "changed": lambda: closed().change(ChangeKind.SHORTER, APRIL_13, amount=2, unit="months"),
    "suspended": lambda: (
        closed()
        .track(TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, date(2026, 4, 20))
        .track(TrackKind.INTERIM_RELIEF, TrackState.GRANTED, date(2026, 4, 24))
    ),
    "relief asked": lambda: closed().track(
        TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, date(2026, 4, 20)
    ),
    "objected": lambda: closed().track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20)),
    "objection heard": lambda: (
        closed()
        .track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20))
        .track(TrackKind.OBJECTION, TrackState.HEARD, date(2026, 5, 20))
    ),
    "objection decided": lambda: (
        closed()
        .track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20))
        .decide_remedy(date(2026, 6, 1), date(2026, 6, 3), outcome="dismissed")
        .approve(ApprovalSubject.REMEDY_DECISION, date(2026, 6, 2))
    ),
    "reopened": _reopened,
    "decision returned": lambda: came_back(decision_announced()),
    "service approved": lambda: made_again(came_back(decision_announced())),
    "party after the intent": lambda: add_offender(intent_announced(), date(2026, 3, 5)),
    "without parties": lambda: Walk().police_report(),
    "rectification approved": _rectification_approved,
    "penalty paid late": _penalty_paid_late,
    "interest approved": _interest_approved,
    "penalty forfeited": _penalty_forfeited,
    "collection intended": _collection_intended,
    "collection approved": _collection_approved,
    "penalty change approved": _change_approved,
    "costs approved": _costs_approved,
    "payment deferred": _payment_deferred,
    "deferral change approved": _deferral_change_approved,
    "keys handed over": lambda: hand_over_keys(closed().end(date(2026, 7, 10))),
    "costs reminded": _costs_reminded,
    "writ approved": _writ_approved,
    "warning withdrawn": _warning_withdrawn,
    "decided late": _decided_late,
    "too much paid": paid_too_much,
    "repayment approved": repayment_approved,
    "repayment decided": repayment_decided,
    "late penalty approved": _late_penalty_approved,
    "late penalty fixed": _late_penalty_fixed,
}


def case_at(state: str) -> Callable[[Path], object]:
    def fill() -> None:
        fill_register()
        if state:
            {**STATES, **MORE_STATES}[state]()

    return lambda _folder: fill_once(state, fill)


def of_case(on: date, by: str = "ZAAK1", **more: Any) -> dict[str, Any]:
    return {"reference": REFERENCE, "on": on, "by": by} | more
