"""An appeal against not deciding in time quashes no order (Awb 6:2, 6:12, 6:20, 8:55d)."""

from sqlmodel import Session, col, select

from models.closure.decision import ORDER, Decision, DecisionKind
from models.closure.track import Track
from models.law.closure.remedies.tracks import TrackKind
from tasks.closure.remedies.track_rows import tracks_of


def is_against_lateness(session: Session, appeal: Track) -> bool:
    """Whether it came after a notice of default, and before any decision on an objection."""
    if appeal.decision_number not in (None, ORDER):
        return False
    decided = select(Decision.id).where(
        Decision.case_id == appeal.case_id,
        Decision.kind == DecisionKind.ON_OBJECTION,
        Decision.announced_on <= appeal.opened_on,
    )
    return late_objection(session, appeal) is not None and session.exec(decided).first() is None


def late_objection(session: Session, appeal: Track) -> Track | None:
    """The objection of this party of which it had said before that no decision came."""
    objections = {
        track.id: track for track in tracks_of(session, appeal.case_id, TrackKind.OBJECTION)
    }
    for notice in tracks_of(session, appeal.case_id, TrackKind.NOTICE_OF_DEFAULT):
        is_his = notice.party_number == appeal.party_number
        if is_his and notice.opened_on <= appeal.opened_on and notice.about_id in objections:
            return objections[notice.about_id]
    return None


def quashed_number(session: Session, appeal: Track) -> int | None:
    """The decision that this founded appeal quashed; None when it only said that it was late.

    A decision on objection that came meanwhile is what the appeal is about since (Awb 6:20(3)).
    """
    if not is_against_lateness(session, appeal):
        return appeal.decision_number
    return session.exec(
        select(Decision.number)
        .where(
            Decision.case_id == appeal.case_id,
            Decision.kind == DecisionKind.ON_OBJECTION,
            Decision.announced_on <= appeal.changed_on,
        )
        .order_by(col(Decision.number).desc())
        .limit(1)
    ).first()
