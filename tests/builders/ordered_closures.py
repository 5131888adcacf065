"""An invented closure on the days of a ruling: found on a day, ordered on another."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from models.closure.approval import ApprovalSubject
from models.closure.party import Capacity
from models.law.closure.weighing import WeighingMoment
from tasks.closure import parties
from tasks.closure.party_file import PartyRow
from tasks.closure.weighing import WeighingRow
from tests.builders.case_builder import Walk, at, fill_register
from tests.readers.case_reading import REASON

USE = WeighingRow(
    factor="E",
    finding="De winkel staat leeg; boven de winkel wonen mensen.",
    source_document="bestuurlijke rapportage",
    weight="licht",
)
"""The answer to what is asked of premises that are no dwelling."""
HEARING = "De partijen konden vooraf reageren. Niemand deed dat."
OFFENDER, OWNER, TENANT = Capacity.OFFENDER, Capacity.OWNER, Capacity.TENANT
RESIDENT = Capacity.RESIDENT


def party(name: str, *capacities: Capacity, street: str = "Voorbeeldstraat 12") -> PartyRow:
    """An invented party; at the premises, unless another street is given."""
    return PartyRow(
        capacities=capacities,
        name=name,
        reachable_street=street,
        reachable_postcode="9999 XA",
        reachable_place="Verzonnendorp",
    )


def reported_with(walk: Walk, on: date, rows: Sequence[PartyRow] = ()) -> Walk:
    """Its parties, those of the example unless others are given, and the first weighing."""
    if rows:
        parties.record_parties(walk.reference, tuple(rows), "ZAAK1", on, at(on))
    else:
        walk.parties(on)
    return walk


def noticed(walk: Walk, on: date, **intent: Any) -> Walk:
    """The notice of intent is made, approved and sent on one day."""
    walk.prepare_intent(on, on, **intent).approve(ApprovalSubject.INTENT, on)
    walk.announce_intent(on)
    return walk


def decided(walk: Walk, on: date, extra: Sequence[WeighingRow] = (), **decision: Any) -> Walk:
    """Weighed again with the reason for another measure than the matrix's, and ordered."""
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, on - timedelta(days=1), extra=(REASON, *extra))
    walk.decide(on, on, **decision).approve(ApprovalSubject.DECISION, on)
    walk.announce_decision(on)
    return walk


def ordered(
    sent_on: date,
    found_on: date,
    premises: dict[str, Any] | None = None,
    extra: Sequence[WeighingRow] = (),
    rows: Sequence[PartyRow] = (),
    **decision: Any,
) -> Walk:
    """A case found on a day, with a closure of which the decision leaves on another."""
    fill_register()
    report = found_on + timedelta(days=7)
    told = report + timedelta(days=7)
    walk = Walk().police_report(found_on=found_on, on=report, **premises or {})
    reported_with(walk, report, rows).weigh(on=report, extra=(REASON, *extra))
    meant = {name: decision[name] for name in ("amount", "unit") if name in decision}
    noticed(walk, told, **meant).zienswijze(on=told + timedelta(days=7))
    return decided(walk, sent_on, extra, **decision)
