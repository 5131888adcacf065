"""What the signals list asks of rounds and closures; an act knows them and hands them over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from models.common.agenda_round import AgendaRound


@dataclass(frozen=True)
class SignalNeighbours:
    """One question to the processes each, so that the signals list knows none of them."""

    round_id: Callable[[Session, str, str], int | None]
    """The round of a municipality (CBS code) with this reference; None when it is not there."""
    visit_id: Callable[[Session, int, str], int | None]
    """The visit "team-rank" of a round, when it was recorded: only those stay."""
    case_id: Callable[[Session, str, str], int | None]
    """The closure case of a municipality (CBS code) with this reference."""
    named_round: Callable[[Session, int, int | None], str]
    """Dutch: "controle LIN-CON-007, bezoek 1-2", of the keys of a round and its visit."""
    named_case: Callable[[Session, int], str]
    """The reference of a case, of its key."""
    planned_rounds: Callable[[Session, str, date], Sequence[AgendaRound]]
    """The rounds of a municipality (CBS code) that are planned from a day on."""
