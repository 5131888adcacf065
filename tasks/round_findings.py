"""Who found what in a round, as the register holds it."""

from collections.abc import Mapping

from sqlmodel import Session, col, select

from models.control_round import ControlRound, Visit, VisitFinding


def findings_of(session: Session, found: ControlRound) -> Mapping[int | None, list[VisitFinding]]:
    """The findings of a round by the id of their visit, per participant."""
    rows = session.exec(
        select(VisitFinding)
        .join(Visit, col(Visit.id) == col(VisitFinding.visit_id))
        .where(Visit.round_id == found.id)
        .order_by(col(VisitFinding.participant), col(VisitFinding.kind))
    )
    by_visit: dict[int | None, list[VisitFinding]] = {}
    for row in rows:
        by_visit.setdefault(row.visit_id, []).append(row)
    return by_visit
