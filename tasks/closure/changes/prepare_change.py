"""Make a change of the decision: judged, counted and put in a letter to each party."""

from datetime import datetime

from models.closure.approval import Approval, ApprovalSubject
from models.closure.case_change import CaseChange
from models.closure.change_forms import ChangeForm
from models.law.closure.changes import ENDS_AS, require_change
from models.law.common.roles import Action
from tasks.closure.approvals import prepare
from tasks.closure.case_step import Step, begin_step
from tasks.closure.changes.change_guard import (
    decision_to_change,
    refuse_faulty_form,
    refuse_names,
)
from tasks.closure.changes.change_letters import (
    ChangeFacts,
    letter_maker,
    letters_of_change,
)
from tasks.closure.changes.change_rows import asked_in, count
from tasks.closure.letters.letter_version import letter_version, row_of
from tasks.closure.people.kept_letters import keep_letter
from tasks.closure.remedies.standing import refuse_fallen_order
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step


@step("wijziging-maken")
def prepare_change(form: ChangeForm, at: datetime) -> int:
    """Make the letters of a change; return their version. The mayor approves it."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_CHANGE, form.on, at)
        require_change(step.case.reference, form.kind, step.case.status, form.on)
        if form.kind not in ENDS_AS:
            refuse_fallen_order(step, "wijzigen")
        refuse_faulty_form(form)
        about = decision_to_change(step, form.kind)
        titles = ChangeForm.model_fields
        refuse_names(
            step,
            {
                str(titles[name].title): getattr(form, name)
                for name in ("ground", "hearing", "part", "changes")
            },
        )
        facts = ChangeFacts(
            kind=form.kind,
            sent_on=form.sent_on,
            ground=form.ground,
            hearing=form.hearing,
            part=form.part,
            changes=form.changes,
            changed=count(step, asked_in(form, form.kind, form.sent_on)),
        )
        render = letter_maker(step, facts)
        approval, _ = prepare(step, ApprovalSubject.CHANGE, form.sent_on, render)
        if row_of(session, CaseChange, approval) is None:
            _keep(step, form, approval, about.number if about else None)
            version = letter_version(step, ApprovalSubject.CHANGE, approval.number)
            keep_letter(step, approval, letters_of_change(step, facts, version)[0])
        return approval.number


def _keep(step: Step, form: ChangeForm, approval: Approval, about: int | None) -> None:
    step.session.add(
        CaseChange(
            case_id=step.case_id,
            approval_id=id_of(approval),
            kind=form.kind,
            ground=form.ground,
            hearing=form.hearing,
            about=about,
            was_from=step.case.ordered_from,
            was_until=step.case.ordered_until,
            first_day=form.first_day,
            grace_until=form.grace_until,
            amount=form.amount,
            unit=form.unit,
            closed_part=form.part,
            changes=form.changes,
            review_on=form.review_on,
        )
    )
