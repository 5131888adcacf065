"""The history of a round: one chain a round, without the name of a place or a person."""

from datetime import date, datetime

from sqlmodel import Session

from models.history import Event, EventKind, append_event


def record_round(  # noqa: PLR0913  one event, in the order in which it reads
    session: Session,
    reference: str,
    officer: str,
    kind: EventKind,
    what: str,
    on: date,
    at: datetime,
    rule: str = "",
) -> None:
    """Append one event to the chain of a round."""
    append_event(
        session,
        Event(
            chain=reference,
            kind=kind,
            on=on,
            at=at,
            officer=officer,
            what=what[:400],
            rule=rule[:240],
            number=0,
            previous="",
            digest="",
        ),
    )
