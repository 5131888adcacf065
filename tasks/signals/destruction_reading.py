"""The lists of signals that were or will be destroyed, as a page tells them: numbers alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select

from models.common.municipality import Municipality, Officer
from models.signals.destruction import DestructionItem, DestructionList
from models.signals.signal import Signal
from tasks.documents.rendering import RenderedFile
from tasks.register.references import named
from tasks.register.resources import reading
from tasks.signals.destruction import DestructionError


@dataclass(frozen=True)
class DestructionLine:
    """One list; of a signal that is gone only the number is left."""

    reference: str
    municipality_code: str
    municipality: str
    made_by: str
    made_on: date
    approved_by: str
    approved_on: date | None
    signals: Sequence[tuple[str, date]]
    """The number of each, and its last day of keeping."""


@dataclass(frozen=True)
class PastRetention:
    """How many signals of a municipality are past their last day of keeping."""

    municipality_code: str
    municipality: str
    closed: int
    """Which can be listed."""
    still_open: int
    """Which the consultation must decide on first."""


def destruction_lists(codes: Sequence[str]) -> Sequence[DestructionLine]:
    """The lists of these municipalities (CBS codes), newest first."""
    asked = (
        select(DestructionList, Municipality.name)
        .join(Municipality, col(Municipality.code) == col(DestructionList.municipality_code))
        .where(col(DestructionList.municipality_code).in_(codes))
        .order_by(col(DestructionList.id).desc())
    )
    with reading() as session:
        officers = dict(session.exec(select(Officer.id, Officer.code)).all())
        return [
            DestructionLine(
                reference=row.reference,
                municipality_code=row.municipality_code,
                municipality=name,
                made_by=officers[row.made_by],
                made_on=row.made_on,
                approved_by=officers.get(row.approved_by, ""),
                approved_on=row.approved_on,
                signals=_signals(session, row),
            )
            for row, name in session.exec(asked)
        ]


def _signals(session: Session, row: DestructionList) -> Sequence[tuple[str, date]]:
    rows = session.exec(
        select(DestructionItem)
        .where(DestructionItem.list_id == row.id)
        .order_by(col(DestructionItem.signal_reference))
    )
    return [(item.signal_reference, item.retain_until) for item in rows]


def lists_to_approve(codes: Sequence[str], by: str) -> Sequence[DestructionLine]:
    """Those that another made and nobody approved."""
    return [
        line for line in destruction_lists(codes) if line.approved_on is None and line.made_by != by
    ]


def past_retention(codes: Sequence[str], on: date) -> Sequence[PastRetention]:
    """What can be listed in each of these municipalities (CBS codes) on a day."""
    asked = (
        select(col(Signal.municipality_code), col(Signal.is_open), func.count())
        .where(col(Signal.municipality_code).in_(codes), Signal.retain_until < on)
        .group_by(col(Signal.municipality_code), col(Signal.is_open))
    )
    with reading() as session:
        counts = {(code, is_open): count for code, is_open, count in session.exec(asked)}
        municipalities = session.exec(
            select(Municipality)
            .where(col(Municipality.code).in_(codes))
            .order_by(col(Municipality.name))
        ).all()
        return [
            PastRetention(
                row.code,
                row.name,
                counts.get((row.code, False), 0),
                counts.get((row.code, True), 0),
            )
            for row in municipalities
        ]


def declaration_of(reference: str, codes: Sequence[str]) -> RenderedFile:
    """The declaration of a list of these municipalities (CBS codes); it names numbers alone."""
    with reading() as session:
        row = session.exec(
            select(DestructionList).where(
                named(DestructionList, reference),
                col(DestructionList.municipality_code).in_(codes),
            )
        ).first()
    if row is None or row.declaration is None:
        raise DestructionError(f"Lijst {reference} heeft geen verklaring.")
    return RenderedFile(
        f"verklaring-{row.reference.lower()}.pdf", "application/pdf", row.declaration
    )
