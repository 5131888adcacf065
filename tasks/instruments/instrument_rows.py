"""What the yearly figures read of the other instruments: one query."""

from sqlalchemy import case, select
from sqlmodel import col

from models.instruments.instrument import BibobInvestigation, Instrument, StopTalk
from models.law.instruments.instruments import TalkOutcome
from tasks.register.row_source import Rows, RowSource


def instruments() -> Rows:
    how = case(
        (col(BibobInvestigation.requested_on).is_not(None), "lbb"),
        (col(BibobInvestigation.instrument_id).is_not(None), "own"),
        (col(StopTalk.outcome) == TalkOutcome.NOT_ATTENDED, "not_attended"),
        else_="held",
    )
    return (
        select(
            col(Instrument.reference).label("key"),
            col(Instrument.municipality_code).label("municipality"),
            col(Instrument.on).label("on"),
            col(Instrument.kind).label("kind"),
            how.label("how"),
        )
        .join(
            BibobInvestigation,
            col(BibobInvestigation.instrument_id) == col(Instrument.id),
            isouter=True,
        )
        .join(StopTalk, col(StopTalk.instrument_id) == col(Instrument.id), isouter=True)
    )


ROW_SOURCES = (RowSource("instruments", instruments, ("kind", "how")),)
"""What this wing gives the yearly figures to count."""
