"""Objection, appeal, interim relief, notice of default: one act for each kind of step."""

from datetime import datetime

from models.closure.remedy_forms import AppealForm, DefaultNoticeForm, ObjectionForm, ReliefForm
from tasks.acts.done import Done
from tasks.closure.remedies import late_decisions, remedy_steps


def record_objection(form: ObjectionForm, at: datetime) -> Done:
    """A step of an objection; the term to decide moves with it."""
    return Done(reference=form.reference, said=remedy_steps.record_objection(form, at))


def record_relief(form: ReliefForm, at: datetime) -> Done:
    """A request for interim relief, or what the judge made of it."""
    return Done(reference=form.reference, said=remedy_steps.record_relief(form, at))


def record_appeal(form: AppealForm, at: datetime) -> Done:
    """A step of an appeal or higher appeal."""
    return Done(reference=form.reference, said=remedy_steps.record_appeal(form, at))


def record_default_notice(form: DefaultNoticeForm, at: datetime) -> Done:
    """A notice of default; from when deciding late costs money."""
    return Done(reference=form.reference, said=late_decisions.record_default_notice(form, at))
