"""How a process shows the plan what was done: read from the register, never copied."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from models.common.plan_year import EvidenceLine


@dataclass(frozen=True)
class EvidenceYear:
    """Where a reader looks: one register, the municipalities of a plan, its year."""

    session: Session
    codes: tuple[str, ...]
    first: date
    last: date


Found = tuple[str, EvidenceLine]
"""The CBS code of the municipality, and what was done there."""
EvidenceReader = Callable[[EvidenceYear], Iterator[Found]]
"""Everything of one kind that was done in a year."""
LineFinder = Callable[[Session, str, str], EvidenceLine | None]
"""The one thing of a municipality (CBS code) with this reference; None when it is not there."""
