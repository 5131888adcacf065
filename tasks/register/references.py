"""References that people read and say: the municipality, what it is, the year and a number.

A reference begins with the abbreviation of its municipality, which is unique in the register. No
row is found by its reference alone: it must be of the municipality that the reference names.
"""

from typing import Protocol

from sqlalchemy import ColumnElement, ScalarSelect
from sqlmodel import Session, and_, col, func, select

from models.common.history import Event
from models.common.municipality import Municipality


class Referenced(Protocol):
    """A table of which the rows have a reference and a municipality (CBS code)."""

    reference: str
    municipality_code: str


def reference_of(municipality: Municipality, *parts: str) -> str:
    """The parts behind the abbreviation of a municipality: "LIN-SIG-2026"."""
    return "-".join((municipality.abbreviation, *parts))


def named(table: type[Referenced], reference: str) -> ColumnElement[bool]:
    """True for the row with this reference, in the municipality that the reference names."""
    return and_(
        col(table.reference) == reference,
        col(table.municipality_code) == municipality_in(reference),
    )


def municipality_in(reference: str) -> ScalarSelect[str]:
    """A query of the CBS code of the municipality with which a reference begins."""
    abbreviation = reference.partition("-")[0]
    return (
        select(Municipality.code).where(Municipality.abbreviation == abbreviation).scalar_subquery()
    )


def is_used(session: Session, municipality: Municipality) -> bool:
    """True when something in the register was numbered with its abbreviation: each has history."""
    begins = col(Event.chain).startswith(f"{municipality.abbreviation}-")
    return session.exec(select(Event.id).where(begins).limit(1)).first() is not None


def next_reference(
    session: Session,
    table: type[Referenced],
    municipality: Municipality,
    *parts: str,
    gone: int = 0,
) -> str:
    """The next number of a municipality behind these parts: "LIN-SIG-2026-001".

    `gone` is how many were given but are no longer there, for a number is never used again. Who
    calls holds the lock of the municipality.
    """
    start = reference_of(municipality, *parts)
    kept = session.exec(
        select(func.count()).where(
            col(table.municipality_code) == municipality.code,
            col(table.reference).startswith(f"{start}-"),
        )
    ).one()
    return f"{start}-{kept + gone + 1:03d}"
