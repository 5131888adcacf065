"""What a decision that has not left would make of an order under penalty: one draft a kind."""

from sqlmodel import col, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.money.penalty import PenaltyOrder
from models.law.closure.money.penalties import PenaltyPer
from tasks.closure.case_step import Step
from tasks.closure.letters.letter_version import row_of
from tasks.register.acting import id_of


def keep_draft(step: Step, changed: PenaltyOrder, approval: Approval) -> None:
    """Keep it with its version, in the place of the draft of an earlier one. Twice is once."""
    if row_of(step.session, PenaltyOrder, approval) is None:
        forget_drafts(step, approval.subject)
        changed.case_id, changed.approval_id = step.case_id, id_of(approval)
        step.session.add(changed)


def bring_into_force(step: Step, approval: Approval, decision: int) -> PenaltyOrder:
    """What this version says holds from now on, as the decision with this number says."""
    order = step.session.exec(
        select(PenaltyOrder).where(PenaltyOrder.approval_id == id_of(approval))
    ).one()
    order.decision_number = decision
    step.session.add(order)
    step.session.flush()
    return order


def next_of(held: PenaltyOrder, amount: int, maximum: int) -> PenaltyOrder:
    """The order as a later decision leaves it; without an amount the amounts stay as they are."""
    is_once = held.per is PenaltyPer.ONCE
    return PenaltyOrder(
        case_id=held.case_id,
        amount=amount or held.amount,
        per=held.per,
        maximum=None if is_once else maximum if amount else held.maximum,
        compliance_until=held.compliance_until,
    )


def forget_drafts(step: Step, subject: ApprovalSubject) -> None:
    """What was prepared for such a decision, and has not left, goes with it."""
    drafts = (
        select(PenaltyOrder)
        .join(Approval, col(Approval.id) == col(PenaltyOrder.approval_id))
        .where(
            PenaltyOrder.case_id == step.case_id,
            col(PenaltyOrder.decision_number).is_(None),
            Approval.subject == subject,
        )
    )
    for draft in step.session.exec(drafts).all():
        step.session.delete(draft)
