"""Who found what in a round, as the register holds it and as an officer reads it."""

from collections.abc import Mapping, Sequence

from sqlmodel import Session, col, select

from models.control.control_round import ControlRound, Visit, VisitFinding
from models.law.common.partner_kinds import PartnerKind
from tasks.control.round_policies import finding_label


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


def findings_in_words(findings: Sequence[VisitFinding]) -> tuple[str, ...]:
    """Who found what kind; of the police only that it found something (Wpg art. 7(2))."""
    return tuple(
        dict.fromkeys(
            f"{row.participant.label}: "
            + ("iets" if row.participant is PartnerKind.POLICE else finding_label(row.kind))
            for row in findings
        )
    )
