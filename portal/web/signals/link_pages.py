"""Links by which a partner makes one report: made, shown once, and withdrawn."""

import segno
from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from models.law.common.errors import WeerbaarError
from models.law.common.roles import RoleError
from models.signals.report_forms import MakeLinkForm, WithdrawLinkForm
from portal.web.forms import forms
from portal.web.forms.act_form import told
from portal.web.forms.asked_fields import Offered
from portal.web.forms.form_fields import Option
from portal.web.forms.forms import ShownForm
from portal.web.pages import page
from portal.web.visits import CurrentVisit, Number, SentForm, Visit
from tasks.acts import reporting_desk_acts
from tasks.acts.reporting_desk_acts import LinkDesk

router = APIRouter(prefix="/signalen/meldlinks")
GROUP = 4
"""Signs of a code that stand together, so that it can be typed over."""


@router.get("")
def links(visit: CurrentVisit, gedaan: str = "") -> Response:
    """The form for a new one, and those that can still be used."""
    desk = reporting_desk_acts.link_desk(visit.by, visit.at)
    shown = forms.to_fill(MakeLinkForm, ("by",), _offered(desk))
    return _page(visit, desk, shown, said="ingetrokken" if gedaan == "ingetrokken" else "")


@router.post("")
def make(request: Request, visit: CurrentVisit, sent: SentForm) -> Response:
    """A new link; what opens it is shown now and never again."""
    desk = reporting_desk_acts.link_desk(visit.by, visit.at)
    form, shown = forms.read(MakeLinkForm, sent, {"by": visit.by}, _offered(desk))
    if form is None:
        return _page(visit, desk, shown, 422)
    try:
        done = reporting_desk_acts.make_link(form, visit.at)
    except RoleError:
        raise
    except WeerbaarError as error:
        return _page(visit, desk, forms.with_fault(shown, told(error)), 422)
    address = f"{request.base_url}melden/link/{done.code}"
    return page(
        "signals/link",
        visit,
        here="signalen",
        done=done,
        address=address,
        desk_address=f"{request.base_url}melden/code",
        code="-".join(done.code[at : at + GROUP] for at in range(0, len(done.code), GROUP)),
        picture=segno.make(address, micro=False).svg_data_uri(scale=4, border=4),
    )


@router.post("/{number}/intrekken")
def withdraw(number: Number, visit: CurrentVisit, _sent: SentForm) -> Response:
    """Let it open nothing any more."""
    form = WithdrawLinkForm(link=number, by=visit.by)
    reporting_desk_acts.withdraw_link(form, visit.at)
    return RedirectResponse("/signalen/meldlinks?gedaan=ingetrokken", 303)


def _offered(desk: LinkDesk) -> Offered:
    return {"partner": [Option(str(key), words) for key, words in desk.partners]}


def _page(
    visit: Visit, desk: LinkDesk, shown: ShownForm, status: int = 200, said: str = ""
) -> Response:
    return page(
        "signals/links",
        visit,
        status,
        here="signalen",
        desk=desk,
        form=shown,
        said=said,
        today=visit.at.date(),
    )
