"""Reading what another made, and approving it or sending it back."""

import re

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import RedirectResponse

from models.closure.approval import APPROVE_ACTIONS, ApprovalSubject
from models.closure.closure_forms import ApprovalForm
from models.closure.party_forms import SendBackForm
from models.law.common.dutch import join_dutch
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Role, may
from portal.web.pages import page
from portal.web.visits import CurrentVisit, Reference, SentForm, Visit
from tasks.acts.closure import case_page_acts, closure_acts, party_acts

router = APIRouter(prefix="/zaken")


@router.get("/{reference}/goedkeuren/{subject}")
def read(reference: Reference, subject: ApprovalSubject, visit: CurrentVisit) -> Response:
    """Every document beside the buttons."""
    return _page(reference, subject, visit)


@router.post("/{reference}/goedkeuren/{subject}")
def approve(
    reference: Reference, subject: ApprovalSubject, visit: CurrentVisit, sent: SentForm
) -> Response:
    """Approve the version that was on the page, and no other."""
    values = {"subject": subject, "reason": sent.one("reden")}
    try:
        form = ApprovalForm.model_validate(_signed(reference, visit) | values)
        closure_acts.approve(form, visit.at, seen=_version(sent.one("versie")))
    except WeerbaarError as error:
        return _page(reference, subject, visit, str(error), sent.one("reden"))
    return RedirectResponse(f"/zaken/{reference}?gedaan=goedgekeurd", 303)


@router.post("/{reference}/terugsturen/{subject}")
def send_back(
    reference: Reference, subject: ApprovalSubject, visit: CurrentVisit, sent: SentForm
) -> Response:
    """Back to who made it, with what must be otherwise."""
    values = {"subject": subject.value, "remark": sent.one("opmerking")}
    try:
        form = SendBackForm.model_validate(_signed(reference, visit) | values)
        party_acts.send_back(form, visit.at)
    except WeerbaarError as error:
        return _page(reference, subject, visit, str(error), remark=sent.one("opmerking"))
    return RedirectResponse(f"/zaken/{reference}?gedaan=teruggestuurd", 303)


def _signed(reference: str, visit: Visit) -> dict[str, object]:
    """Who approves does so now: that day is no fact that somebody tells."""
    return {"reference": reference, "on": visit.at.date(), "by": visit.by}


def _version(text: str) -> int:
    """The version that was on the page; without it nobody has read anything."""
    if not re.fullmatch("[0-9]{1,9}", text):
        raise HTTPException(400)
    return int(text)


def _page(
    reference: str,
    subject: ApprovalSubject,
    visit: Visit,
    fault: str = "",
    reason: str = "",
    remark: str = "",
) -> Response:
    found = case_page_acts.to_read(reference, subject, visit.by, visit.at)
    action = APPROVE_ACTIONS[subject]
    return page(
        "approval",
        visit,
        422 if fault else 200,
        here="vandaag",
        reference=reference,
        subject=subject,
        found=found,
        fault=fault,
        reason=reason,
        remark=remark,
        wants_reason=subject is ApprovalSubject.PRIVACY_OVERRULE,
        approvers=join_dutch([role.label for role in Role if may(action, [role])], "of"),
        today=visit.at.date(),
    )
