"""What must still be done after a visit: marked done, and the list of what is open or late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.history import EventKind
from models.control.control_round import ControlRound, FollowUp, Visit
from models.control.round_forms import FollowUpDoneForm
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from tasks.control.round_policies import follow_up_label
from tasks.control.round_step import RoundStep, UnknownRoundError, begin_round_step
from tasks.control.visit_outcome import visit_of
from tasks.register.acting import refuse_future
from tasks.register.resources import reading, transaction
from tasks.register.step import step


@dataclass(frozen=True)
class FollowUpLine:
    """One follow-up of a place, which has a number here and no name."""

    reference: str
    team: int
    rank: int
    kind: str
    """Dutch."""
    key: str
    """Of the kind, as it was recorded."""
    owner: str
    due_on: date
    is_late: bool


@step("vervolg-afronden")
def finish_follow_up(form: FollowUpDoneForm, at: datetime) -> str:
    """A follow-up is done; return its kind in Dutch. The same form twice is once."""
    refuse_future(form.done_on, at)
    with transaction() as session:
        step = begin_round_step(session, form, Action.RECORD_VISIT, at)
        row = _follow_up(step, form)
        if row.done_on != form.done_on:
            row.done_on = form.done_on
            what = f"Vervolg {row.kind} van bezoek {form.team}-{form.rank} is gedaan."
            step.record(EventKind.RECORD, what)
        return follow_up_label(row.kind)


def _follow_up(step: RoundStep, form: FollowUpDoneForm) -> FollowUp:
    visit = visit_of(step, form)
    row = step.session.exec(
        select(FollowUp).where(FollowUp.visit_id == visit.id, FollowUp.kind == form.kind)
    ).first()
    if row is None:
        raise UnknownRoundError(
            f"Bezoek {form.team}-{form.rank} van {form.reference} heeft geen vervolg {form.kind}."
        )
    if visit.visited_on is not None and form.done_on < visit.visited_on:
        subject = f"Het vervolg {form.kind} van {form.reference}"
        raise FaultsError(subject, [f"het bezoek was pas op {dutch_date(visit.visited_on)}"])
    return row


def open_follow_ups(municipality_code: str, on: date) -> list[FollowUpLine]:
    """What is open on a day, the first to be done first; late is the day after its last day."""
    with reading() as session:
        return follow_up_lines(session, municipality_code, on)


def follow_up_lines(session: Session, municipality_code: str, on: date) -> list[FollowUpLine]:
    """The same, within a session that is open."""
    rows: Sequence[tuple[FollowUp, Visit, str]] = session.exec(
        select(FollowUp, Visit, ControlRound.reference)
        .join(Visit, col(Visit.id) == col(FollowUp.visit_id))
        .join(ControlRound, col(ControlRound.id) == col(Visit.round_id))
        .where(
            ControlRound.municipality_code == municipality_code,
            col(Visit.visited_on) <= on,
            (col(FollowUp.done_on).is_(None)) | (col(FollowUp.done_on) > on),
        )
        .order_by(col(FollowUp.due_on), col(FollowUp.id))
    ).all()
    return [
        FollowUpLine(
            reference=reference,
            team=visit.team,
            rank=visit.rank,
            kind=follow_up_label(row.kind),
            key=row.kind,
            owner=row.owner,
            due_on=row.due_on,
            is_late=row.due_on < on,
        )
        for row, visit, reference in rows
    ]
