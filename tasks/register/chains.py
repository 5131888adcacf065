"""The chains of the history: read one, and walk them all to see that nothing was changed."""

from collections.abc import Callable, Iterable, Sequence

from sqlmodel import Session, col, select

from models.common.history import Event, broken_links
from tasks.register.resources import reading

Check = Callable[[Session], Iterable[str]]
"""What a process wants to be verified as well: a Dutch sentence for each fault."""


def events_of(session: Session, chain: str) -> list[Event]:
    """Everything that happened in one chain, in order."""
    return list(session.exec(select(Event).where(Event.chain == chain).order_by(col(Event.number))))


def verify_chains(checks: Sequence[Check] = ()) -> tuple[Sequence[str], list[str]]:
    """Walk every chain; return their names, and a sentence for each fault."""
    with reading() as session:
        chains = session.exec(select(Event.chain).distinct().order_by(Event.chain)).all()
        faults = [fault for chain in chains for fault in broken_links(events_of(session, chain))]
        faults += [fault for check in checks for fault in check(session)]
        return chains, faults
