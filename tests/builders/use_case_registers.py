"""Registers in which each thing that an officer does can be done next."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from models.closure.approval import ApprovalSubject
from models.control.round_forms import InviteForm
from models.evaluation.evaluation_forms import EvaluateForm
from models.law.closure.changes import ChangeKind
from models.law.closure.measures import MeasureKind
from models.law.closure.procedure import TrackKind
from models.law.closure.tracks import TrackState
from models.law.closure.weighing import WeighingMoment
from models.plan.plan_forms import CalendarForm, CostForm
from models.signals.signal_forms import DecideForm, DestructionForm, SignalForm
from tasks.acts import consultation_acts, control_acts, evaluation_acts, plan_acts, signal_acts
from tasks.control.round_overview import round_of
from tests.builders.case_builder import (
    Walk,
    at,
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
    add_offender,
    costs_fixed,
    defer,
    pay,
    prepare_costs,
    prepare_interest,
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
from tests.builders.round_builder import (
    fill_businesses,
    fill_organisation,
    plan_on,
    quiet_year,
    row,
    visit_all,
)
from tests.readers.case_reading import REASON, decide_and_announce

PLANNED, HELD_ON = date(2026, 7, 30), date(2026, 8, 13)
ROUND, SIGNAL, OLD = "LIN-CON-023", "LIN-SIG-2026-001", "LIN-SIG-2025-001"
LIST = "LIN-VER-2026-001"
ON = date(2026, 1, 5)
LISTED_ON = date(2026, 11, 2)
SIGNAL_FILE = """source: police
source_number: VERZONNEN-1
received_on: {on}
is_anonymous: true
theme: drugs
place: parkeerplaats aan de Voorbeeldweg
facts: Verzonnen feit, er komen nooit klanten.
legal_ground: artikel 16 Wet politiegegevens (verzonnen voorbeeld)
"""


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


def _payment_deferred() -> Walk:
    walk = costs_fixed()
    defer(walk, date(2026, 5, 20), date(2026, 9, 30), date(2026, 7, 1), instalments=2)
    return walk


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
    "keys handed over": lambda: hand_over_keys(closed().end(date(2026, 7, 10))),
    "costs reminded": _costs_reminded,
    "warning withdrawn": _warning_withdrawn,
    "decided late": _decided_late,
    "late penalty approved": _late_penalty_approved,
    "late penalty fixed": _late_penalty_fixed,
}


def case_at(state: str) -> Callable[[Path], object]:
    def fill() -> None:
        fill_register()
        if state:
            {**STATES, **MORE_STATES}[state]()

    return lambda _folder: fill_once(state, fill)


def round_planned(then: Callable[[], object] = lambda: None) -> Callable[[Path], object]:
    def prepare(folder: Path) -> None:
        fill_organisation()
        fill_businesses(folder, [row(number, "wit") for number in range(12)])
        plan_on(PLANNED)
        then()

    return prepare


def unplanned(folder: Path) -> None:
    fill_organisation()
    fill_businesses(folder, [row(number, "wit") for number in range(12)])


def signal_then(
    on: date = ON, then: Callable[[], object] = lambda: None
) -> Callable[[Path], object]:
    def prepare(folder: Path) -> None:
        fill_organisation()
        file = folder / "signaal.yaml"
        file.write_text(SIGNAL_FILE.format(on=on), encoding="utf-8")
        signal_acts.record_signal(file, "Lindewaarde", "ZAAK1", on, at(on))
        then()

    return prepare


def decided(reference: str = SIGNAL, on: date = ON, what: str = "riec_form") -> None:
    values = {"reference": reference, "on": on, "by": "ZAAK1", "decision": what}
    signal_acts.decide_signal(DecideForm.model_validate(values), at(on))


def riec_made() -> None:
    decided()
    form = SignalForm.model_validate({"reference": SIGNAL, "on": ON, "by": "ZAAK1"})
    consultation_acts.prepare_riec_form(form, at(ON))


def riec_sent() -> None:
    riec_made()
    approval, export = (
        SignalForm.model_validate({"reference": SIGNAL, "on": ON, "by": by})
        for by in ("JUR1", "ZAAK1")
    )
    consultation_acts.approve_riec_form(approval, at(ON))
    consultation_acts.export_riec_form(export, at(ON))


def dropped() -> None:
    decided(OLD, date(2025, 1, 6), "drop")


def all_seen() -> None:
    visit_all(ROUND, HELD_ON)


def found_something() -> None:
    first = next(place for place in round_of(ROUND).places if (place.team, place.rank) == (1, 1))
    visit_all(ROUND, HELD_ON, frozenset({first.business}))


def listed() -> None:
    dropped()
    form = DestructionForm.model_validate(
        {"municipality": "Lindewaarde", "on": LISTED_ON, "by": "DIV1"}
    )
    consultation_acts.list_for_destruction(form, at(LISTED_ON))


def plan_values(on: date, **more: Any) -> dict[str, Any]:
    return {"municipality": "Lindewaarde", "on": on, "by": "ZAAK1"} | more


CALENDAR = plan_values(
    date(2024, 1, 8),
    planned="2024-04-09",
    channel="newspaper",
    audience="residents",
    what="Zo herkent u mensenhandel",
)
COST = plan_values(
    date(2024, 7, 19), action=19, invoice="F2024-0144", amount=1385, what="Kraam en drukwerk"
)
PUBLISHED_ON = date(2024, 12, 2)


def in_calendar(_folder: Path) -> None:
    fill_organisation()
    plan_acts.add_to_calendar(CalendarForm.model_validate(CALENDAR), at(date(2024, 1, 8)))


def booked(_folder: Path) -> None:
    fill_organisation()
    plan_acts.book_cost(CostForm.model_validate(COST), at(date(2024, 7, 19)))


def known_year(_folder: Path) -> None:
    fill_organisation()
    quiet_year(2024)


def drafted(folder: Path) -> None:
    known_year(folder)
    form = EvaluateForm(year=2024, by="COM1")
    evaluation_acts.evaluate_year(form, PUBLISHED_ON, at(PUBLISHED_ON))


def organised(_folder: Path) -> None:
    fill_organisation()


def of_case(on: date, by: str = "ZAAK1", **more: Any) -> dict[str, Any]:
    return {"reference": REFERENCE, "on": on, "by": by} | more


def of_round(on: date = PLANNED, **more: Any) -> dict[str, Any]:
    return {"reference": ROUND, "on": on, "by": "ZAAK1"} | more


def of_signal(by: str = "ZAAK1", **more: Any) -> dict[str, Any]:
    return {"reference": SIGNAL, "on": ON, "by": by} | more


def invited() -> None:
    form = InviteForm.model_validate(of_round())
    control_acts.invite_partners(form, at(PLANNED))


DOR = {
    "dealer_known": "yes",
    "is_registered": "yes",
    "register_up_to_date": "yes",
    "sample_matched": "yes",
    "retention_kept": "yes",
    "outcome": "none",
}
INSTRUMENT = {
    "municipality": "Lindewaarde",
    "file_number": "Z/26/001234",
    "on": ON,
    "by": "ZAAK1",
}
