"""The morning run for controls and signals: what is due, told once for each thing and rung."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.municipality import Partner
from models.common.rungs import Rung
from models.control.control_round import ControlRound, FollowUp, RoundStatus, Visit
from models.control.invitation import Invitation
from models.signals.signal import Signal
from tasks.control.round_policies import follow_up_label
from tasks.mail.notices import cycle_notice, rung_on, tell_case_handlers
from tasks.register.resources import reading, transaction
from tasks.register.step import step

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class CycleItem:
    """One thing that somebody must do, without a person and without a place."""

    key: str
    """Natural key: what it is, so that each rung is told once."""
    municipality_code: str
    reference: str
    what: str
    """Dutch: "antwoord van politie"."""
    last_day: date
    rung: Rung


@dataclass(frozen=True)
class CycleReport:
    """How many mails are new, and the references of which nothing could be told."""

    told: int
    failed: tuple[str, ...]


@step("controles-en-signalen-bewaken")
def watch_cycle(on: date, at: datetime) -> CycleReport:
    """Tell the case handlers what is due; one that fails never stops the others."""
    with reading() as session:
        items = list(due_in_cycle(session, on))
    told, failed = 0, []
    for item in items:
        try:
            told += _tell(item, at)
        except Exception:  # one item must never stop the others; the run fails at its end
            logger.exception("Notice of %s failed on %s", item.reference, on)
            failed.append(item.reference)
    return CycleReport(told, tuple(dict.fromkeys(failed)))


def due_in_cycle(session: Session, on: date) -> Iterator[CycleItem]:
    """Every thing that stands on a rung on this day; writes nothing."""
    for code, reference, key, what, last_day in (
        *_follow_ups(session),
        *_answers(session, on),
        *_open_rounds(session, on),
        *_reporters(session),
    ):
        rung = rung_on(last_day, on)
        if rung is not None:
            yield CycleItem(key, code, reference, what, last_day, rung)


_Found = tuple[str, str, str, str, date]
"""CBS code, reference, key, what in Dutch, last day."""


def _follow_ups(session: Session) -> Iterator[_Found]:
    rows = session.exec(
        select(FollowUp, Visit, ControlRound)
        .join(Visit, col(Visit.id) == col(FollowUp.visit_id))
        .join(ControlRound, col(ControlRound.id) == col(Visit.round_id))
        .where(col(FollowUp.done_on).is_(None))
        .order_by(col(FollowUp.id))
    )
    for row, visit, found in rows:
        what = f"vervolg ({follow_up_label(row.kind)}) op plek {visit.place}"
        yield found.municipality_code, found.reference, f"follow-up:{row.id}", what, row.due_on


def _answers(session: Session, on: date) -> Iterator[_Found]:
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
        yield found.municipality_code, found.reference, key, what, row.reply_until


def _open_rounds(session: Session, on: date) -> Iterator[_Found]:
    """Rounds of which the day is past and that nobody closed."""
    rows = session.exec(
        select(ControlRound)
        .where(ControlRound.status == RoundStatus.PLANNED, col(ControlRound.planned_on) < on)
        .order_by(col(ControlRound.id))
    )
    for row in rows:
        what = "afsluiten van de controle"
        yield row.municipality_code, row.reference, f"round:{row.id}", what, row.planned_on or on


def _reporters(session: Session) -> Iterator[_Found]:
    rows = session.exec(
        select(Signal)
        .where(col(Signal.answer_by).is_not(None), col(Signal.answered_on).is_(None))
        .order_by(col(Signal.id))
    )
    for row in rows:
        if row.answer_by is not None:
            what, key = "antwoord aan de melder", f"reporter:{row.id}"
            yield row.municipality_code, row.reference, key, what, row.answer_by


def _tell(item: CycleItem, at: datetime) -> int:
    """One item, one transaction; how many mails are new."""
    text = cycle_notice(item.reference, item.what, item.rung.value, item.last_day)
    with transaction() as session:
        cause = f"cycle:{item.key}:{item.rung.value}:{item.last_day}"
        return tell_case_handlers(session, item.municipality_code, text, cause, at)
