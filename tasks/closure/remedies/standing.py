"""Whether the order still stands: it may be revoked, or a judge may have quashed it."""

from collections.abc import Iterator
from datetime import date

from sqlmodel import Session, col, select

from models.closure.case_change import CaseChange
from models.closure.decision import Decision, DecisionKind
from models.closure.track import Track
from models.law.closure.changes import ChangeKind
from models.law.closure.measures import MeasureKind
from models.law.closure.remedies.tracks import TrackKind, TrackState
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Step
from tasks.closure.remedies.late_appeals import quashed_number
from tasks.closure.remedies.subjects import is_of_money, subject_of
from tasks.closure.remedies.track_rows import tracks_of

REVOKED_BY = {
    DecisionKind.CHANGE: "ingetrokken",
    DecisionKind.ON_OBJECTION: "herroepen in de beslissing op bezwaar",
    DecisionKind.RULING: "vernietigd of herroepen door de rechter",
}
"""How an order falls by a later decision that leaves no measure."""
WITHDRAWS = (ChangeKind.WITHDRAW, ChangeKind.WITHDRAW_WARNING)
"""What is lifted, of own motion or on request, held until that day: what it cost is owed (5:25)."""
NEW_DECISIONS = (DecisionKind.ON_OBJECTION, DecisionKind.CHANGE)


class FallenOrderError(WeerbaarError):
    """Raised when something would be done on an order that does not hold any more."""


def has_fallen(session: Session, case_id: int) -> bool:
    """Whether nothing is left of the order, so that nothing is owed on it either."""
    decisions = session.exec(
        select(Decision)
        .where(Decision.case_id == case_id, col(Decision.measure).is_not(None))
        .order_by(col(Decision.number).desc())
    ).all()
    newest = next((each for each in decisions if each.measure is not MeasureKind.NONE), None)
    return any(
        _fells_the_order(session, each)
        for each in decisions
        if newest is None or each.number > newest.number
    )


def why_fallen(session: Session, case_id: int) -> str:
    """Why nothing can be done on the order now, with the day; empty while it stands."""
    decisions = session.exec(
        select(Decision).where(Decision.case_id == case_id).order_by(col(Decision.number).desc())
    ).all()
    for decision in decisions:
        if _fells_the_order(session, decision):
            how = REVOKED_BY[decision.kind]
            return f"het besluit is op {dutch_date(decision.announced_on)} {how}"
        if decision.measure is not None:
            break
    for on, number in _quashed(session, case_id):
        if not any(
            each.kind in NEW_DECISIONS and each.number > number and each.announced_on >= on
            for each in decisions
        ):
            return (
                f"de rechter heeft besluit {number} op {dutch_date(on)} vernietigd; beslis eerst "
                "opnieuw"
            )
    return ""


def _fells_the_order(session: Session, decision: Decision) -> bool:
    """Whether it leaves nothing of the order; an end from this day on leaves what was before."""
    if decision.measure is not MeasureKind.NONE or decision.kind not in REVOKED_BY:
        return False
    if decision.kind is not DecisionKind.CHANGE:
        subject = subject_of(session, decision.case_id, decision.about)
        return subject is None or subject.kind is not DecisionKind.ON_REQUEST
    kind = session.exec(
        select(CaseChange.kind).where(
            CaseChange.case_id == decision.case_id, CaseChange.decision_number == decision.number
        )
    ).first()
    return kind is None or kind in WITHDRAWS


def _quashed(session: Session, case_id: int) -> Iterator[tuple[date, int]]:
    """The day on which each decision was quashed, but for what a higher court undid."""
    higher = [
        track
        for track in tracks_of(session, case_id, TrackKind.HIGHER_APPEAL)
        if track.state is TrackState.UPHELD
    ]
    undone = any(track.of_authority for track in higher)
    lower = tracks_of(session, case_id, TrackKind.APPEAL)
    quashing: list[Track] = [track for track in higher if not track.of_authority]
    quashing += [track for track in lower if track.state is TrackState.UPHELD and not undone]
    for track in quashing:
        number = quashed_number(session, track)
        if number is not None and not is_of_money(session, case_id, number):
            yield track.changed_on, number


def refuse_fallen_order(step: Step, what: str) -> None:
    """Refuse what needs an order in force; `what` is that, such as "sluiten"."""
    why = why_fallen(step.session, step.case_id)
    if why:
        raise FallenOrderError(
            f"Zaak {step.case.reference} ({step.case.status.label}): {why}. {what.capitalize()} op "
            f"{dutch_date(step.on)} kan niet."
        )
