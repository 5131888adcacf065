"""Destroying signals of which the retention is over: listed by one, approved by another."""

from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi.responses import RedirectResponse

from models.law.common.errors import WeerbaarError
from models.law.common.municipality_facts import ABBREVIATION
from models.law.common.roles import RoleError
from models.signals.signal_forms import DestructionApprovalForm, DestructionForm
from portal.web.pages import page
from portal.web.papers import kept_file
from portal.web.visits import CurrentVisit, SentForm, Visit
from tasks.acts import consultation_acts, signal_page_acts

router = APIRouter(prefix="/signalen/vernietiging")
ListReference = Annotated[str, Path(pattern=rf"^{ABBREVIATION}-VER-[0-9]{{4}}-[0-9]{{3,}}$")]
DONE = {
    "gemaakt": "de lijst is gemaakt; een ander keurt haar goed",
    "vernietigd": "de signalen zijn vernietigd; de verklaring is bewaard",
}


@router.get("")
def lists(visit: CurrentVisit, gedaan: str = "") -> Response:
    """What can be listed, what waits for approval, and what was destroyed."""
    return _page(visit, said=DONE.get(gedaan, ""))


@router.post("/maken")
def make(visit: CurrentVisit, sent: SentForm) -> Response:
    """List what is past its last day of keeping."""
    values = {"municipality": sent.one("gemeente"), "on": visit.at.date(), "by": visit.by}
    try:
        form = DestructionForm.model_validate(values)
        consultation_acts.list_for_destruction(form, visit.at)
    except RoleError:
        raise
    except WeerbaarError as error:
        return _page(visit, str(error))
    return RedirectResponse("/signalen/vernietiging?gedaan=gemaakt", 303)


@router.post("/{reference}/goedkeuren")
def approve(reference: ListReference, visit: CurrentVisit, sent: SentForm) -> Response:
    """Approve the list that was on the page: there is no way back."""
    values = {"reference": reference, "on": visit.at.date(), "by": visit.by}
    if sent.one("zeker") != "ja":
        return _page(visit, "Vink aan dat u het zeker weet: dit kan niet terug.")
    try:
        form = DestructionApprovalForm.model_validate(values)
        consultation_acts.approve_destruction(form, visit.at, seen=sent.all("gelezen"))
    except RoleError:
        raise
    except WeerbaarError as error:
        return _page(visit, str(error))
    return RedirectResponse("/signalen/vernietiging?gedaan=vernietigd", 303)


@router.get("/{reference}/verklaring.pdf")
def declaration(reference: ListReference, visit: CurrentVisit) -> Response:
    """The declaration, for the archive; it names signals by number alone."""
    return kept_file(signal_page_acts.declaration_of(reference, visit.by))


def _page(visit: Visit, fault: str = "", said: str = "") -> Response:
    found = signal_page_acts.destruction(visit.by, visit.at)
    status = 422 if fault else 200
    return page(
        "signals/destruction", visit, status, here="signalen", found=found, fault=fault, said=said
    )
