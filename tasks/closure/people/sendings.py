"""Every attempt to let a notice or decision reach a party, and whether it did (Awb 3:40, 3:41)."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import and_, col, or_, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.decision import ORDER, Decision
from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.party import Party
from models.law.closure.addressees import is_served
from tasks.closure.case_step import Step, parties_of
from tasks.closure.remedies.subjects import is_of_money

INTENT = 0
"""In the place of the number of a decision: the notice of intent."""
ORDERS = (
    DocumentKind.DECISION,
    DocumentKind.WARNING,
    DocumentKind.PENALTY_ORDER,
)
LATER_LETTERS = {
    ApprovalSubject.CHANGE: (DocumentKind.CHANGE_DECISION, DocumentKind.WARNING_CHANGE),
    ApprovalSubject.REMEDY_DECISION: (DocumentKind.REMEDY_DECISION,),
    ApprovalSubject.COSTS: (DocumentKind.COST_DECISION,),
    ApprovalSubject.COLLECTION: (DocumentKind.COLLECTION_DECISION,),
    ApprovalSubject.INTEREST: (DocumentKind.INTEREST_DECISION,),
    ApprovalSubject.PENALTY_CHANGE: (DocumentKind.PENALTY_CHANGE,),
    ApprovalSubject.LATE_PENALTY: (DocumentKind.LATE_PENALTY,),
    ApprovalSubject.REPAYMENT: (DocumentKind.REPAYMENT_DECISION,),
    ApprovalSubject.DEFERRAL_CHANGE: (DocumentKind.DEFERRAL_CHANGE,),
}
"""What makes a decision known that came after the order."""
NOT_TO_ALL = (
    ApprovalSubject.COSTS,
    ApprovalSubject.COLLECTION,
    ApprovalSubject.INTEREST,
    ApprovalSubject.PENALTY_CHANGE,
    ApprovalSubject.LATE_PENALTY,
    ApprovalSubject.REPAYMENT,
    ApprovalSubject.DEFERRAL_CHANGE,
)
"""Of these only who owes, or is owed, gets a letter; so it is of the decision on an objection."""


def decision_of(step: Step, number: int) -> Decision | None:
    """The decision with this number, once it was announced."""
    return step.session.exec(
        select(Decision).where(Decision.case_id == step.case_id, Decision.number == number)
    ).first()


def sendings_of(step: Step, decision: int, party: int | None = None) -> Sequence[Dispatch]:
    """The letters of a decision, or of the intent, that left; the newest last."""
    letters = letters_of(step, decision)
    if letters is None:
        return ()
    step.session.flush()
    found = (
        select(Dispatch)
        .join(Document, col(Document.id) == col(Dispatch.document_id))
        .where(Dispatch.case_id == step.case_id, letters)
        .order_by(col(Dispatch.sent_on), col(Dispatch.id))
    )
    rows = step.session.exec(found).all()
    return [row for row in rows if party in (None, row.party_number)]


def letters_of(step: Step, decision: int) -> Any:
    """Which documents make it known; None when nothing did."""
    if decision == INTENT:
        return col(Document.kind).in_((DocumentKind.NOTICE_OF_INTENT, DocumentKind.LATER_INTENT))
    later = and_(
        col(Document.kind) == DocumentKind.LATER_DECISION,
        col(Document.decision_number) == decision,
    )
    if decision == ORDER:
        return or_(col(Document.kind).in_(ORDERS), later)
    approval = _approval_of(step, decision)
    if approval is None or approval.subject not in LATER_LETTERS:
        return None
    own = and_(
        col(Document.kind).in_(LATER_LETTERS[approval.subject]),
        col(Document.version) == approval.number,
    )
    return or_(own, later)


def _approval_of(step: Step, number: int) -> Approval | None:
    found = decision_of(step, number)
    if found is None or found.approval_id is None:
        return None
    return step.session.get(Approval, found.approval_id)


def is_missed(step: Step, decision: int, party: int) -> bool:
    """Whether it left, and has not reached this party, who must get it."""
    sent = sendings_of(step, decision, party)
    if sent:
        return not is_served(sent[-1].cause)
    return bool(sendings_of(step, decision)) and _is_for(step, decision, party)


def _is_for(step: Step, decision: int, party: int) -> bool:
    """Whether this party must get it; what is for some was made for each of them."""
    approval = _approval_of(step, decision) if decision > ORDER else None
    if approval is None:
        return True
    if approval.subject not in NOT_TO_ALL and not is_of_money(step.session, step.case_id, decision):
        return True
    made = select(Document).where(
        Document.case_id == step.case_id, Document.party_number == party, letters_of(step, decision)
    )
    return step.session.exec(made).first() is not None


def missed_parties(step: Step, decision: int) -> list[Party]:
    """The parties that it has not reached; who only acts for others may be one."""
    return [
        party
        for party in parties_of(step.session, step.case_id)
        if is_missed(step, decision, party.number)
    ]
