"""Saving what is filled in at a place, answer by answer, before the visit is recorded."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from models.common.history import EventKind
from models.control.control_round import Visit
from models.control.phone_forms import DraftForm
from models.control.round_forms import PlaceForm
from models.control.visit_draft import VisitDraft, VisitPhoto
from models.law.common.dutch import dutch_date
from models.law.common.roles import Action
from tasks.control.phone.visit_answers import DraftAnswer, draft_answer, recorded_answers
from tasks.control.round_step import (
    RoundStateError,
    RoundStep,
    begin_round_step,
    require_planned,
)
from tasks.control.visit_outcome import visit_of
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step


@dataclass(frozen=True)
class SavedAnswer:
    """What became of one answer: its version now, or what a colleague saved and stays."""

    field: str
    version: int
    other: DraftAnswer | None = None
    """Not overwritten: it was saved after the page that sent this one was read."""


@step("concept-bewaren")
def save_answers(forms: Sequence[DraftForm], at: datetime) -> tuple[SavedAnswer, ...]:
    """Save answers of one visit, which all forms name; none overwrites what it did not see.

    The same answer twice is once, so that a telephone may send again what it is not sure of.
    """
    with transaction() as session:
        step, visit = begin_visit(session, forms[0], at)
        recorded = recorded_answers(session, visit)
        is_new = is_untouched(session, visit)
        saved = tuple(_save(step, visit, form, recorded.get(form.field, ())) for form in forms)
        session.flush()
        if is_new and not is_untouched(session, visit):
            step.record(EventKind.RECORD, f"Begonnen met invullen van bezoek {visit.place}.")
        return saved


def begin_visit(session: Session, form: PlaceForm, at: datetime) -> tuple[RoundStep, Visit]:
    """The visit of a round that is planned, on its day or later; and who is there."""
    step = begin_round_step(session, form, Action.RECORD_VISIT, at)
    planned_on = require_planned(step.round)
    if at.date() < planned_on:
        raise RoundStateError(
            f"Controle {form.reference} is pas op {dutch_date(planned_on)}: dan kunt u invullen."
        )
    return step, visit_of(step, form)


def _save(step: RoundStep, visit: Visit, form: DraftForm, recorded: tuple[str, ...]) -> SavedAnswer:
    answer = tuple(text for text in form.answer if text)
    row = step.session.exec(
        select(VisitDraft).where(VisitDraft.visit_id == visit.id, VisitDraft.field == form.field)
    ).first()
    if row is None and answer == recorded:
        return SavedAnswer(form.field, 0)
    if row is not None and draft_answer(row).answer == answer:
        return SavedAnswer(form.field, row.version)
    if row is not None and row.version != form.seen:
        return SavedAnswer(form.field, row.version, draft_answer(row))
    if row is None:
        row = VisitDraft(
            visit_id=id_of(visit),
            field=form.field,
            answer="",
            version=0,
            saved_by="",
            saved_at=step.at,
        )
    row.answer, row.version = json.dumps(answer, ensure_ascii=False), row.version + 1
    row.saved_by, row.saved_at = step.officer.code, step.at
    step.session.add(row)
    return SavedAnswer(form.field, row.version)


def is_untouched(session: Session, visit: Visit) -> bool:
    """Whether nobody filled in anything of a visit and there is no photograph of it."""
    drafts = session.exec(select(VisitDraft.id).where(VisitDraft.visit_id == visit.id)).first()
    photos = session.exec(select(VisitPhoto.id).where(VisitPhoto.visit_id == visit.id)).first()
    return drafts is None and photos is None


def forget_drafts(session: Session, visit: Visit) -> None:
    """What was recorded stands with the visit; what was typed on the way is kept no longer."""
    for row in session.exec(select(VisitDraft).where(VisitDraft.visit_id == visit.id)):
        session.delete(row)
