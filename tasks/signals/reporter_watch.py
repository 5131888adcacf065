"""The morning run for signals: which reporters still wait for an answer."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.signals.signal import Signal
from tasks.mail.notices import Reminded, Waiting, remind
from tasks.register.resources import reading
from tasks.register.step import step


@step("melders-bewaken")
def watch_reporters(on: date, at: datetime) -> Reminded:
    """Tell the case handlers which answer is due; an anonymous reporter gets none."""
    with reading() as session:
        things = list(_reporters(session))
    return remind(things, on, at)


def _reporters(session: Session) -> Iterator[Waiting]:
    rows = session.exec(
        select(Signal)
        .where(col(Signal.answer_by).is_not(None), col(Signal.answered_on).is_(None))
        .order_by(col(Signal.id))
    )
    for row in rows:
        if row.answer_by is not None:
            what, key = "antwoord aan de melder", f"reporter:{row.id}"
            yield Waiting(key, row.municipality_code, row.reference, what, row.answer_by)
