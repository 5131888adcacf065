"""What came of an action: its status, evidence that stands elsewhere, meetings and campaigns.

The last word of a day replaces; the same word twice is once, and leaves no event.
"""

from datetime import datetime
from typing import Any

from sqlmodel import select

from models.law.common.dutch import short_date
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from models.plan.action import ActionEvidence, ActionProgress, PlanMeeting
from models.plan.plan_forms import EvidenceForm, MeetingForm, ProgressForm
from tasks.plan.plan_evidence import EvidenceReaders, line_of
from tasks.plan.plan_step import PlanStep, begin_plan_step
from tasks.register.acting import id_of
from tasks.register.organisation import municipality_code
from tasks.register.resources import transaction
from tasks.register.step import step


class EvidenceError(WeerbaarError):
    """Raised when evidence is not in the register, or not of this municipality."""


@step("voortgang-vastleggen")
def record_progress(form: ProgressForm, at: datetime) -> str:
    """Record how far an action is on a day; one Dutch sentence."""
    code = municipality_code(form.municipality)
    with transaction() as session:
        step = begin_plan_step(session, form, Action.RECORD_PROGRESS, code, at)
        row = session.exec(
            select(ActionProgress).where(
                ActionProgress.municipality_code == code,
                ActionProgress.year == step.plan.year,
                ActionProgress.action_number == form.action,
                ActionProgress.on == form.on,
            )
        ).first()
        values = {"status": form.status, "note": form.note, "reason": form.reason}
        words = f"{step.named} staat op {short_date(form.on)} op '{form.status.label}'"
        if row is not None and not _changes(row, values):
            return f"{words}; dat was al zo vastgelegd."
        row = row or ActionProgress(**_key(step), on=form.on, status=form.status, recorded_by=0)
        _store(step, row, values)
        step.tell(f"{words}." + (f" Reden: {form.reason}" if form.reason else ""))
        return f"{words}."


@step("bewijs-koppelen")
def link_evidence(form: EvidenceForm, at: datetime, *, evidence: EvidenceReaders) -> str:
    """Link a round, closure or act to an action, or take the link away; one Dutch sentence."""
    code = municipality_code(form.municipality)
    with transaction() as session:
        step = begin_plan_step(session, form, Action.RECORD_PROGRESS, code, at)
        key = (code, step.plan.year, form.action, form.reference)
        row = session.get(ActionEvidence, key)
        if form.remove:
            if row is None:
                return f"{step.named}: {form.reference} was niet gekoppeld."
            session.delete(row)
            words = f"{step.named}: {form.reference} is niet meer gekoppeld."
            step.tell(words)
            return words
        line = line_of(session, code, form.reference, evidence)
        if line is None:
            raise EvidenceError(f"{form.reference} staat niet in het register van deze gemeente.")
        if row is not None:
            return f"{step.named}: {form.reference} was al gekoppeld."
        session.add(ActionEvidence(**_key(step), reference=form.reference, linked_on=form.on))
        words = f"{step.named}: {form.reference} ({line.words}) is gekoppeld."
        step.tell(words)
        return words


@step("bijeenkomst-vastleggen")
def record_meeting(form: MeetingForm, at: datetime) -> str:
    """Record a meeting or campaign; day, kind and title are its natural key."""
    code = municipality_code(form.municipality)
    with transaction() as session:
        step = begin_plan_step(session, form, Action.RECORD_PROGRESS, code, at)
        row = session.exec(
            select(PlanMeeting).where(
                PlanMeeting.municipality_code == code,
                PlanMeeting.on == form.on,
                PlanMeeting.kind == form.kind,
                PlanMeeting.title == form.title,
            )
        ).first()
        values = {
            "year": step.plan.year,
            "action_number": form.action,
            "attendance": form.attendance,
        }
        words = f"{step.named}: {form.kind.label} op {short_date(form.on)}"
        if row is not None and not _changes(row, values):
            return f"{words} was al zo vastgelegd."
        done = "vastgelegd" if row is None else "bijgewerkt"
        row = row or PlanMeeting(
            **_key(step), on=form.on, kind=form.kind, title=form.title, recorded_by=0
        )
        _store(step, row, values)
        step.tell(f"{words} is {done}.")
        return f"{words} is {done}."


def _key(step: PlanStep) -> dict[str, Any]:
    return {
        "municipality_code": step.municipality_code,
        "year": step.plan.year,
        "action_number": step.action.number,
    }


def _changes(row: ActionProgress | PlanMeeting, values: dict[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in values.items())


def _store(step: PlanStep, row: ActionProgress | PlanMeeting, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.recorded_by = id_of(step.officer)
    step.session.add(row)
    step.session.flush()
