"""How rounds, closures and the signals list point at each other."""

from datetime import date, datetime

from sqlmodel import Session

from models.law.signals.signal_access import SignalSource
from tasks.closure.case_step import case_id_of, named_case
from tasks.control.round_pointers import named_round, planned_rounds, recorded_visit_id, round_id
from tasks.control.signal_desk import SeenSignal, SignalDesk
from tasks.signals.signal_file import SignalFile
from tasks.signals.signal_links import Lookup
from tasks.signals.signal_neighbours import SignalNeighbours
from tasks.signals.signal_overview import open_signals_by_business, signals_of_visits
from tasks.signals.signals import add_signal

NEAR = SignalNeighbours(
    round_id=round_id,
    visit_id=recorded_visit_id,
    case_id=case_id_of,
    named_round=named_round,
    named_case=named_case,
    planned_rounds=planned_rounds,
)
"""What a signal can belong to."""


def _add(session: Session, seen: SeenSignal, on: date, at: datetime) -> None:
    signal = SignalFile(
        source=SignalSource.CONTROL,
        source_number=seen.source_number,
        received_on=seen.received_on,
        theme=seen.theme,
        kvk_number=seen.kvk_number,
        bag_id=seen.bag_id,
        facts=seen.facts,
        legal_ground=seen.legal_ground,
        control=seen.control,
        visit=seen.visit,
    )
    lookup = Lookup(session, seen.municipality_code, NEAR)
    add_signal(lookup, seen.officer, signal, on, at)


DESK = SignalDesk(open_by_business=open_signals_by_business, add=_add, of_visits=signals_of_visits)
"""How a round puts on the signals list what it saw, and asks what stands there."""
