"""What the agenda of the consultation may tell of a planned round."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class AgendaRound:
    """One planned round: when and what for, never where."""

    reference: str
    on: date
    kind: str
    theme: str
