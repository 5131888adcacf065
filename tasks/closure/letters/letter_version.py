"""Which version a letter says that it is."""

from sqlmodel import col, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.decision import Decision
from tasks.closure.case_step import Step


def letter_version(step: Step, subject: ApprovalSubject, number: int) -> int:
    """Which version it is since the last decision of this kind left: only those replace each other.

    A second cost decision, change or decision on objection stands beside the first.
    """
    left = step.session.exec(
        select(Approval.number)
        .join(Decision, col(Decision.approval_id) == col(Approval.id))
        .where(
            Approval.case_id == step.case_id,
            Approval.subject == subject,
            Approval.number < number,
        )
        .order_by(col(Approval.number).desc())
        .limit(1)
    ).first()
    return number - (left or 0)
