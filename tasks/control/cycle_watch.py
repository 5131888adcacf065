"""The morning run for controls: what is due, told once for each thing and rung."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.municipality import Partner
from models.control.control_round import ControlRound, FollowUp, RoundStatus, Visit
from models.control.invitation import Invitation
from tasks.control.round_policies import follow_up_label
from tasks.mail.notices import Reminded, Waiting, remind
from tasks.register.resources import reading
from tasks.register.step import step


@step("controles-bewaken")
def watch_rounds(on: date, at: datetime) -> Reminded:
    """Tell the case handlers what is due of the rounds."""
    with reading() as session:
        things = [*_follow_ups(session), *_awaited_answers(session, on), *_open_rounds(session, on)]
    return remind(things, on, at)


def _follow_ups(session: Session) -> Iterator[Waiting]:
    rows = session.exec(
        select(FollowUp, Visit, ControlRound)
        .join(Visit, col(Visit.id) == col(FollowUp.visit_id))
        .join(ControlRound, col(ControlRound.id) == col(Visit.round_id))
        .where(col(FollowUp.done_on).is_(None))
        .order_by(col(FollowUp.id))
    )
    for row, visit, found in rows:
        what = f"vervolg ({follow_up_label(row.kind)}) op plek {visit.place}"
        yield Waiting(
            f"follow-up:{row.id}", found.municipality_code, found.reference, what, row.due_on
        )


def _awaited_answers(session: Session, on: date) -> Iterator[Waiting]:
    """Partners that did not answer yet to a round that is still to come."""
    rows = session.exec(
        select(Invitation, Partner, ControlRound)
        .join(Partner, col(Partner.id) == col(Invitation.partner_id))
        .join(ControlRound, col(ControlRound.id) == col(Invitation.round_id))
        .where(
            col(Invitation.capacity).is_(None),
            col(Invitation.is_cancelled).is_(False),
            ControlRound.status == RoundStatus.PLANNED,
            col(ControlRound.planned_on) > on,
        )
        .order_by(col(Invitation.id))
    )
    for row, partner, found in rows:
        what, key = f"antwoord van {partner.kind.label}", f"answer:{row.id}:{row.sequence}"
        yield Waiting(key, found.municipality_code, found.reference, what, row.reply_until)


def _open_rounds(session: Session, on: date) -> Iterator[Waiting]:
    """Rounds of which the day is past and that nobody closed."""
    rows = session.exec(
        select(ControlRound)
        .where(ControlRound.status == RoundStatus.PLANNED, col(ControlRound.planned_on) < on)
        .order_by(col(ControlRound.id))
    )
    for row in rows:
        what = "afsluiten van de controle"
        day = row.planned_on or on
        yield Waiting(f"round:{row.id}", row.municipality_code, row.reference, what, day)
