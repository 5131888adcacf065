"""What the yearly figures read of the signals: the query of each subject."""

from sqlalchemy import select
from sqlmodel import col, func

from models.signals.riec import RiecForm
from models.signals.signal import Signal
from tasks.register.row_source import Rows, RowSource


def signals() -> Rows:
    return select(
        col(Signal.reference).label("key"),
        col(Signal.municipality_code).label("municipality"),
        col(Signal.received_on).label("on"),
        col(Signal.source).label("source"),
        col(Signal.theme).label("theme"),
    )


def riec_exports() -> Rows:
    return (
        select(
            col(Signal.reference).label("key"),
            col(Signal.municipality_code).label("municipality"),
            func.min(RiecForm.exported_on).label("on"),
        )
        .join(RiecForm, col(RiecForm.signal_id) == col(Signal.id))
        .where(col(RiecForm.exported_on).is_not(None))
        .group_by(col(Signal.reference), col(Signal.municipality_code))
    )


ROW_SOURCES = (
    RowSource("signals", signals, ("source", "theme")),
    RowSource("riec_exports", riec_exports),
)
"""What this wing gives the yearly figures to count."""
