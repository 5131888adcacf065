"""What waits for an officer today, in every municipality where he has a role."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlmodel import col, select

from models.closure.approval import APPROVE_ACTIONS, ApprovalSubject
from models.closure.closure import ClosureCase
from models.common.message import MessageState, Settlement
from models.common.rungs import Rung
from models.law.closure.passed_terms import WHEN_IT_PASSES
from models.law.closure.procedure import CaseStatus
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action, Role, may
from tasks.acts import mail_acts
from tasks.acts.closure.next_acts import next_command
from tasks.acts.done import Done
from tasks.closure import case_lists
from tasks.closure.case_lists import DueItem
from tasks.closure.reading import waiting_work
from tasks.closure.reading.case_file import in_short
from tasks.closure.reading.ready_papers import OF_COMMUNICATION
from tasks.closure.reading.waiting_work import SentBack, ToApprove, ToSend
from tasks.mail import outbox
from tasks.register.acting import roles_of
from tasks.register.municipalities import abbreviations
from tasks.register.resources import reading

WRITES = (Action.PREPARE_INTENT, Action.PREPARE_COMMUNICATION)
"""Who may do one of these is told what was sent back: the letters, or what communications makes."""
SENDS = (Action.ANNOUNCE_INTENT, Action.ANNOUNCE_DECISION, Action.ANNOUNCE_MONEY)
LOOKED_BACK = timedelta(days=30)
"""What was made for a day longer ago is asked on the page of its case alone."""
FOR_A_PERSON = (MessageState.REFUSED, MessageState.UNKNOWN)


HANDLED_IN = (
    CaseStatus.REPORTED,
    CaseStatus.ASSESSED,
    CaseStatus.ZIENSWIJZE_RECEIVED,
    CaseStatus.ZIENSWIJZE_LAPSED,
    CaseStatus.REASSESSED,
)
"""States in which a case waits for who handles it: no term runs out, and nobody must approve."""
MOST_CASES = 20
"""Oldest first; of each it is asked what comes next."""


class NotYoursError(WeerbaarError):
    """Raised when somebody settles what does not wait for him."""


@dataclass(frozen=True)
class DueToday:
    """One term that ends within a week, or has passed."""

    item: DueItem
    when_it_passes: str

    @property
    def is_pressing(self) -> bool:
        """Whether it ends today or has passed."""
        return self.item.rung in (Rung.TODAY, Rung.PASSED)


@dataclass(frozen=True)
class CaseToHandle:
    """A case that goes on when its handler does the next thing."""

    reference: str
    municipality_code: str
    about: str
    """Its address, and the measure as far as there is one."""
    next_command: str


@dataclass(frozen=True)
class Today:
    """Everything that waits for one officer."""

    on: date
    approvals: Sequence[ToApprove]
    sent_back: Sequence[SentBack]
    to_send: Sequence[ToSend]
    due: Sequence[DueToday]
    mails: Sequence[outbox.WaitingMessage]
    to_handle: Sequence[CaseToHandle]

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not (
            self.approvals
            or self.sent_back
            or self.to_send
            or self.due
            or self.mails
            or self.to_handle
        )


def today_of(by: str, at: datetime) -> Today:
    """What this officer may approve, what came back, what ends, and which mail needs a person."""
    with reading() as session:
        roles = roles_of(session, by)

        def may_approve(code: str, subject: ApprovalSubject) -> bool:
            return may(APPROVE_ACTIONS[subject], roles.get(code, ()))

        approvals = waiting_work.to_approve(session, by, tuple(roles), may_approve)
        writes = [code for code in roles if any(may(action, roles[code]) for action in WRITES)]
        came_back = waiting_work.sent_back(session, writes)
        sends = [code for code in roles if any(may(action, roles[code]) for action in SENDS)]
        leaving = waiting_work.to_send(session, sends, at.date() - LOOKED_BACK)
        mine = abbreviations(session, _reads(roles))
        waiting = outbox.waiting_overview(session)
    reads = _reads(roles)
    is_administrator = any(Role.ADMINISTRATOR in held for held in roles.values())
    return Today(
        on=at.date(),
        approvals=[
            item if item.municipality_code in reads else replace(item, about="")
            for item in approvals
        ],
        sent_back=[item for item in came_back if _is_made_by(item, roles)],
        to_send=leaving,
        due=_due(at.date(), reads),
        to_handle=_to_handle([code for code in reads if may(Action.ASSESS, roles[code])]),
        mails=[
            mail
            for mail in waiting
            if mail.state in FOR_A_PERSON
            and (mail.chain.partition("-")[0] in mine or (is_administrator and not mail.chain))
        ],
    )


def settle_mail(number: int, outcome: Settlement, by: str, at: datetime) -> Done:
    """Say what became of a message that waits for this officer; of another he may say nothing."""
    if number not in {mail.id for mail in today_of(by, at).mails}:
        raise NotYoursError(f"Bericht {number} wacht niet op u.")
    return mail_acts.settle_mail(number, outcome, by, at)


def _reads(roles: Mapping[str, Collection[Role]]) -> Sequence[str]:
    return [code for code, held in roles.items() if may(Action.READ_CASE, held)]


def _is_made_by(item: SentBack, roles: Mapping[str, Collection[Role]]) -> bool:
    """Whether who has these roles makes it anew, and so reads what was wrong with it."""
    letters, communication = WRITES
    action = communication if item.subject in OF_COMMUNICATION else letters
    return may(action, roles.get(item.municipality_code, ()))


def _to_handle(codes: Collection[str]) -> Sequence[CaseToHandle]:
    """What goes on when its handler does something; it has no day, so no other list has it."""
    with reading() as session:
        cases = session.exec(
            select(ClosureCase)
            .where(
                col(ClosureCase.municipality_code).in_(codes),
                col(ClosureCase.status).in_(HANDLED_IN),
            )
            .order_by(col(ClosureCase.id))
            .limit(MOST_CASES)
        ).all()
        found = [(case, in_short(session, case)) for case in cases]
    return [
        CaseToHandle(case.reference, case.municipality_code, about, next_command(case.reference))
        for case, about in found
    ]


def _due(on: date, codes: Sequence[str]) -> Sequence[DueToday]:
    """What has passed longest first."""
    items = sorted(case_lists.due_on(on, codes), key=lambda item: (item.last_day, item.reference))
    return [DueToday(item, WHEN_IT_PASSES[item.kind]) for item in items]
