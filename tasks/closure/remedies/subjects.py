"""Which decision a remedy is about in the end: the order, a change of it, or a sum of money.

An objection to a cost decision, or an appeal on it, says nothing of the closure: whatever becomes
of it, the order stands (Awb 7:11, 8:69). Only a remedy against the order reaches the sums too
(5:31c, 5:39).
"""

from sqlmodel import Session, select

from models.closure.decision import OF_MONEY, Decision, DecisionKind
from models.closure.track import Track

DECIDES_ON_ANOTHER = (DecisionKind.ON_OBJECTION, DecisionKind.RULING)


def subject_of(session: Session, case_id: int, number: int | None) -> Decision | None:
    """The decision with this number, or that on which it decides; None before it is announced."""
    found = _decision(session, case_id, number)
    while found is not None and found.kind in DECIDES_ON_ANOTHER:
        found = _decision(session, case_id, found.about)
    return found


def _decision(session: Session, case_id: int, number: int | None) -> Decision | None:
    return session.exec(
        select(Decision).where(Decision.case_id == case_id, Decision.number == number)
    ).first()


def is_of_money(session: Session, case_id: int, number: int | None) -> bool:
    """Whether what is against the decision with this number is about a sum, not the order."""
    subject = subject_of(session, case_id, number)
    return subject is not None and subject.kind in OF_MONEY


def leaves_the_order(session: Session, track: Track) -> bool:
    """Whether the order stands whatever becomes of this objection, appeal or request."""
    return is_of_money(session, track.case_id, track.decision_number)
