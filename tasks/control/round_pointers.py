"""Rounds and visits as another process may point at them: by their keys and references."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from models.common.agenda_round import AgendaRound
from models.control.control_round import ControlRound, RoundStatus, Visit


def round_id(session: Session, municipality_code: str, reference: str) -> int | None:
    """The round of a municipality with this reference."""
    return session.exec(
        select(ControlRound.id).where(
            ControlRound.reference == reference,
            ControlRound.municipality_code == municipality_code,
        )
    ).first()


def recorded_visit_id(session: Session, of_round: int, place: str) -> int | None:
    """The visit "team-rank" of a round; only one that was recorded, for those stay."""
    team, _, rank = place.partition("-")
    return session.exec(
        select(Visit.id).where(
            Visit.round_id == of_round,
            Visit.team == int(team),
            Visit.rank == int(rank),
            col(Visit.access).is_not(None),
        )
    ).first()


def named_round(session: Session, of_round: int, visit_id: int | None) -> str:
    """The round, and the visit when there is one, in Dutch."""
    reference = session.get_one(ControlRound, of_round).reference
    visit = session.get(Visit, visit_id) if visit_id else None
    return f"controle {reference}" + (f", bezoek {visit.place}" if visit else "")


def planned_rounds(session: Session, municipality_code: str, on: date) -> Sequence[AgendaRound]:
    """The rounds that are planned from this day on; never a place."""
    rows = session.exec(
        select(ControlRound)
        .where(
            ControlRound.municipality_code == municipality_code,
            ControlRound.status == RoundStatus.PLANNED,
            col(ControlRound.planned_on) >= on,
        )
        .order_by(col(ControlRound.planned_on))
    )
    return [
        AgendaRound(
            row.reference, row.planned_on, row.kind.label, row.theme.label if row.theme else "geen"
        )
        for row in rows
        if row.planned_on is not None
    ]
