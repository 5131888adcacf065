"""What waits for an officer in the cases of his municipalities; each list is one query."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, not_, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure import ClosureCase
from models.common.history import Event, EventKind
from models.common.municipality import Officer
from models.law.closure.procedure import CaseStatus
from tasks.closure.people.prepared_acts import SENT_BACK
from tasks.closure.reading.case_file import in_short
from tasks.closure.reading.ready_papers import OF_COMMUNICATION, is_out

CLOSED = (CaseStatus.ARCHIVED, CaseStatus.WITHDRAWN)
MayApprove = Callable[[str, ApprovalSubject], bool]
"""Whether the officer approves this in the municipality with this CBS code."""


@dataclass(frozen=True)
class ToApprove:
    """What another made and this officer may approve."""

    reference: str
    municipality_code: str
    subject: ApprovalSubject
    prepared_by: str
    prepared_on: date
    takes_effect_on: date
    draft: str
    about: str
    """Address and measure; not for who may not read the case."""


@dataclass(frozen=True)
class ToSend:
    """What was approved and has not left the house."""

    reference: str
    subject: ApprovalSubject
    takes_effect_on: date
    """The day for which it was made: on another day it cannot leave."""


@dataclass(frozen=True)
class SentBack:
    """What was sent back with a remark, and was not made anew."""

    reference: str
    municipality_code: str
    subject: ApprovalSubject
    on: date
    by: str
    remark: str


def to_approve(
    session: Session, by: str, codes: Collection[str], may_approve: MayApprove
) -> Sequence[ToApprove]:
    """Oldest first; a version that was replaced, or that he made himself, is not among them."""
    rows = session.exec(
        select(Approval, ClosureCase, Officer)
        .join(ClosureCase, col(ClosureCase.id) == col(Approval.case_id))
        .join(Officer, col(Officer.id) == col(Approval.prepared_by))
        .where(
            col(Approval.approved_by).is_(None),
            col(Approval.voided_on).is_(None),
            col(ClosureCase.municipality_code).in_(codes),
            col(ClosureCase.status).not_in(CLOSED),
            Officer.code != by,
            _is_newest(),
        )
        .order_by(col(Approval.id))
    ).all()
    return [
        ToApprove(
            case.reference,
            case.municipality_code,
            row.subject,
            maker.code,
            row.prepared_on,
            row.takes_effect_on,
            row.draft,
            in_short(session, case),
        )
        for row, case, maker in rows
        if may_approve(case.municipality_code, row.subject)
    ]


def to_send(session: Session, codes: Collection[str], since: date) -> Sequence[ToSend]:
    """What was approved for a day from `since` on and has not left the house, oldest first."""
    rows = session.exec(
        select(Approval, ClosureCase)
        .join(ClosureCase, col(ClosureCase.id) == col(Approval.case_id))
        .where(
            col(Approval.approved_by).is_not(None),
            col(Approval.voided_on).is_(None),
            col(Approval.takes_effect_on) >= since,
            col(Approval.subject).not_in(OF_COMMUNICATION),
            col(ClosureCase.municipality_code).in_(codes),
            col(ClosureCase.status).not_in(CLOSED),
            _is_newest(),
        )
        .order_by(col(Approval.id))
    ).all()
    return [
        ToSend(case.reference, row.subject, row.takes_effect_on)
        for row, case in rows
        if not is_out(session, case, row)
    ]


def sent_back(session: Session, codes: Collection[str]) -> Sequence[SentBack]:
    """What waits to be made anew, newest first."""
    rows = session.exec(
        select(Event, Approval, ClosureCase)
        .join(ClosureCase, col(ClosureCase.reference) == col(Event.chain))
        .join(
            Approval,
            and_(
                col(Approval.case_id) == col(ClosureCase.id),
                col(Approval.voided_on) == col(Event.on),
            ),
        )
        .where(
            Event.kind == EventKind.REFUSAL,
            col(Event.what).startswith(SENT_BACK.split("{", maxsplit=1)[0]),
            col(ClosureCase.municipality_code).in_(codes),
            col(ClosureCase.status).not_in(CLOSED),
            _is_newest(),
        )
        .order_by(col(Event.id).desc())
    ).all()
    return [
        SentBack(
            case.reference,
            case.municipality_code,
            row.subject,
            event.on,
            event.officer,
            event.what.removeprefix(told),
        )
        for event, row, case in rows
        if event.what.startswith(told := SENT_BACK.format(row.subject.label))
    ]


def _is_newest() -> ColumnElement[bool]:
    """Of a version in the query: none was made after it."""
    later = aliased(Approval)
    return not_(
        select(later.id)
        .where(
            later.case_id == col(Approval.case_id),
            later.subject == col(Approval.subject),
            later.number > col(Approval.number),
        )
        .exists()
    )
