"""References that people read and say: the municipality, what it is, the year and a number."""

from sqlalchemy.orm import Mapped
from sqlmodel import Session, func, select


def reference_of(municipality: str, *parts: str) -> str:
    """The parts behind the first three letters of a municipality's name: "DUI-SIG-2026"."""
    return "-".join((municipality[:3].upper(), *parts))


def next_reference(session: Session, references: Mapped[str], start: str, gone: int = 0) -> str:
    """The next number behind a start: "DUI-SIG-2026-001".

    `references` is the column that holds them; `gone` is how many were given but are no longer
    there, for a number is never used again. Who calls holds the lock of the municipality.
    """
    kept = session.exec(select(func.count()).where(references.startswith(f"{start}-"))).one()
    return f"{start}-{kept + gone + 1:03d}"
