"""A case of which the first half went as it should: a walk through the second begins there."""

from datetime import date, timedelta
from typing import Any

from models.closure.approval import ApprovalSubject
from models.law.closure.weighing import WeighingMoment
from tasks.closure import deadlines, parties, weighing
from tasks.closure.party_file import PartyRow
from tests.builders.case_builder import Walk, at
from tests.builders.ordered_closures import USE
from tests.builders.wandering.early_moves import CAPACITIES, NAMES, STREETS, acts_for, answers
from tests.builders.wandering.wanderer import Attempt, Wanderer, length
from tests.readers.case_reading import PROPORTION, REASON

ACT = "head_start"


def head_start(walk: Wanderer) -> Attempt:
    """From the report to the announced order, with one to four parties."""
    given: dict[str, Any] = length(walk) if walk.by_chance(0.9) else {"unit": "indefinite"}
    given.setdefault("unit", "weeks")
    penalty = {"outcome": "penalty_order", "penalty_amount": 2500, "penalty_per": "offence"}
    penalty |= {"penalty_maximum": 10_000, "grace_days": 14}
    order = penalty if walk.by_chance(0.2) else {"outcome": "closure", **given, "cost_share": 100}
    if order["outcome"] == "closure" and walk.by_chance(0.5):
        order["runs_from"] = walk.one_of(("ordered_day", "actual_closing"))
    held = [CAPACITIES[0], *(walk.one_of(CAPACITIES) for _ in range(walk.most_parties - 1))]
    rows = tuple(
        PartyRow(
            capacities=capacities,
            for_parties=acts_for(capacities, 1),
            name=NAMES[place],
            reachable_street=walk.one_of(STREETS),
            reachable_postcode="9999 XA",
            reachable_place="Verzonnendorp",
        )
        for place, capacities in enumerate(held)
    )
    # Of who acts for another it is the zienswijze of that other.
    own = [number for number, row in enumerate(rows, 1) if not row.for_parties]
    spoken = [number for number in own if walk.by_chance(0.4)]

    def go() -> object:
        return _ordered(walk, rows, spoken, order)

    values = {"parties": len(rows), "spoken": spoken, "order": order}
    return Attempt(ACT, walk.today, values, go)


def _ordered(
    walk: Wanderer, rows: tuple[PartyRow, ...], spoken: list[int], order: dict[str, Any]
) -> Walk:
    first = walk.today
    case = Walk().police_report(found_on=first - timedelta(days=14), on=first)
    parties.record_parties(case.reference, rows, "ZAAK1", first, at(first))
    _weigh(case, WeighingMoment.BEFORE_INTENT, first, [])
    intent = {name: order[name] for name in ("amount", "unit", "outcome") if name in order}
    case.prepare_intent(first, first, **intent).approve(ApprovalSubject.INTENT, first)
    case.announce_intent(first)
    for number in spoken:
        case.zienswijze(number, first + timedelta(days=3), "De drugs waren van een kennis.")
    over = first + timedelta(days=15)
    deadlines.run_morning(over, at(over))
    _weigh(case, WeighingMoment.AFTER_ZIENSWIJZE, over, spoken)
    case.decide(over, over, **order).approve(ApprovalSubject.DECISION, over)
    case.announce_decision(over)
    walk.today = over
    walk.sent |= {("intent", 1), ("decision", 1)}
    return case


def _weigh(case: Walk, moment: WeighingMoment, on: date, heard: list[int]) -> None:
    rows = (*answers(1, heard), USE, REASON, PROPORTION)
    weighing.record_weighing(case.reference, moment, rows, "ZAAK1", on, at(on))
