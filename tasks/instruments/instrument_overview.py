"""The acts of the other instruments, to read and to count; nothing says about whom."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.instruments.instrument import (
    BibobInvestigation,
    DorControl,
    Instrument,
    StopTalk,
    StreetMeasure,
)
from models.law.instruments.instruments import InstrumentKind
from tasks.register.acting import id_of
from tasks.register.resources import reading


@dataclass(frozen=True)
class InstrumentLine:
    """One act of one instrument."""

    reference: str
    kind: InstrumentKind
    on: date
    outcome: str
    """Dutch; "loopt nog" while a Bibob investigation runs."""
    next_on: date | None
    """Re-control, follow-up, last day of an awaited advice, or last day of a measure."""
    cost: int
    """In whole euro."""
    explanation: str
    """Dutch: why the advice of the LBB ends on its last day; empty for the others."""


def list_instruments(municipality_code: str) -> list[InstrumentLine]:
    """Every act of a municipality, by day."""
    with reading() as session:
        rows = session.exec(
            select(Instrument)
            .where(Instrument.municipality_code == municipality_code)
            .order_by(col(Instrument.on), col(Instrument.id))
        ).all()
        return [_line(session, row) for row in rows]


def _line(session: Session, act: Instrument) -> InstrumentLine:
    outcome, next_on, cost, explanation = "", None, 0, ""
    match act.kind:
        case InstrumentKind.DOR:
            dor = session.get_one(DorControl, id_of(act))
            outcome, next_on = dor.outcome.label, dor.re_control_on
        case InstrumentKind.STOP_TALK:
            talk = session.get_one(StopTalk, id_of(act))
            outcome, next_on = talk.outcome.label, talk.follow_up_on
        case InstrumentKind.BIBOB:
            bibob = session.get_one(BibobInvestigation, id_of(act))
            is_awaited = bibob.received_on is None and bibob.outcome is None
            outcome = bibob.outcome.label if bibob.outcome else "loopt nog"
            next_on = bibob.advice_due_on if is_awaited else None
            cost, explanation = bibob.cost, bibob.explanation
        case InstrumentKind.STREET:
            street = session.get_one(StreetMeasure, id_of(act))
            outcome, next_on = street.label, street.last_day
    return InstrumentLine(act.reference, act.kind, act.on, outcome, next_on, cost, explanation)
