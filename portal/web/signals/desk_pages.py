"""The reporting desk for a colleague: whoever has a role in a municipality tells what he saw."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from models.law.common.roles import RoleError
from portal.web.forms import forms
from portal.web.forms.form_fields import Option
from portal.web.forms.forms import ShownForm
from portal.web.forms.uploads import SentFile, sent_file
from portal.web.pages import page
from portal.web.signals.report_form import (
    LONGEST_ONCE,
    ONCE,
    PHOTO,
    Desk,
    ReportOnPage,
    flags_of,
    receive,
)
from portal.web.visits import CurrentVisit, Visit
from tasks.acts import reporting_desk_acts
from tasks.acts.done import Done
from tasks.acts.reporting_desk_acts import Sending
from tasks.register.accounts.sealing import new_token

router = APIRouter(prefix="/melden")


@router.get("")
def ask(visit: CurrentVisit) -> Response:
    """Three questions, what he recognises, and a photograph; nothing of others is shown."""
    desk = _desk(visit)
    shown = forms.to_fill(ReportOnPage, tuple(desk.fixed), desk.offered)
    return _page(visit, shown, new_token())


@router.post("")
def report(visit: CurrentVisit, sent: Annotated[SentFile, Depends(sent_file(PHOTO))]) -> Response:
    """A signal in its first weighing, or the form again with what is wrong."""
    once = sent.posted.one(ONCE)[:LONGEST_ONCE] or new_token()
    answered = receive(_desk(visit), sent, once)
    if answered.done is None or answered.report is None:
        return _page(visit, answered.shown, once, answered.status, answered.photo_fault)
    code, wants = answered.report.municipality, answered.report.wants_answer
    on = visit.at.date()
    steps = reporting_desk_acts.what_happens_next(code, on, wants_answer=wants)
    return page("signals/reported", visit, here="melden", done=answered.done, steps=steps)


def _desk(visit: Visit) -> Desk:
    names = reporting_desk_acts.own_municipalities(visit.by)
    offered = dict(flags_of(reporting_desk_acts.checklist(visit.at.date())))
    fixed: Mapping[str, object] = {}
    if len(names) == 1:
        fixed = {"municipality": next(iter(names))}
    else:
        offered["municipality"] = [Option(code, name) for code, name in names.items()]

    def record(sending: Sending, code: str) -> Done:
        if code not in names:
            raise RoleError("In deze gemeente kunt u niet melden.")
        return reporting_desk_acts.report_by_colleague(sending, code, visit.by, visit.at)

    return Desk(
        fixed, offered, lambda: reporting_desk_acts.count_officer(visit.by, visit.at), record
    )


def _page(
    visit: Visit, shown: ShownForm, once: str, status: int = 200, photo_fault: str = ""
) -> Response:
    on = visit.at.date()
    return page(
        "signals/desk",
        visit,
        status,
        here="melden",
        form=shown,
        address="/melden",
        once=once,
        once_field=ONCE,
        checklist=reporting_desk_acts.checklist(on),
        lines=reporting_desk_acts.reporting_lines(on),
        photo_fault=photo_fault,
        guest=None,
        today=on,
    )
