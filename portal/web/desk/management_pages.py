"""Who works here: officers with their roles and accounts, and the partners that get mail."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Response

from models.common.account_forms import InviteForm
from portal.web.desk.officer_forms import NewOfficerOnPage, OfficerOnPage, PartnerOnPage
from portal.web.forms.act_form import ActForm, Place, ask_act, do_act, done_page
from portal.web.forms.form_texts import texts_of
from portal.web.headers import PAPER_POLICY
from portal.web.pages import page
from portal.web.visits import CurrentVisit, Number, SentForm, Visit
from tasks.acts.desk import account_acts, management_acts
from tasks.acts.desk.management_acts import Managed, OfficerChange, PartnerLine, PartnerRow
from tasks.acts.done import Done

router = APIRouter(prefix="/beheer")
MunicipalityCode = Annotated[str, Path(pattern="^[0-9]{4}$")]
OfficerInAddress = Annotated[str, Path(pattern="^[A-Z0-9]{2,20}$")]
ACCOUNTS = {
    "uitnodigen": ("Uitnodigen", account_acts.invite),
    "vernieuwen": ("Wachtwoord en telefoon vernieuwen", account_acts.renew_factors),
    "uitloggen": ("Overal uitloggen", account_acts.end_sessions),
}


@router.get("")
def overview(visit: CurrentVisit) -> Response:
    """Officers and partners of every municipality that he manages."""
    places = management_acts.managed_by(visit.by, visit.at)
    return page("desk/management", visit, here="beheer", places=places)


@router.post("/medewerkers/{code}/{what}")
def account(code: OfficerInAddress, what: str, visit: CurrentVisit, _sent: SentForm) -> Response:
    """Invite an officer, renew what he logs in with, or log him out everywhere."""
    if what not in ACCOUNTS:
        raise HTTPException(404)
    title, act = ACCOUNTS[what]
    done = act(InviteForm(officer=code, by=visit.by), visit.at)
    return done_page(_place(f"{title}: {code}", ""), visit, done)


@router.get("/{municipality}/medewerkers/nieuw")
def ask_officer(municipality: MunicipalityCode, visit: CurrentVisit) -> Response:
    """An empty form."""
    place = _new_officer_place(_managed(municipality, visit))
    return ask_act(place, _new_officer(municipality, visit), visit)


@router.post("/{municipality}/medewerkers/nieuw")
def add_officer(municipality: MunicipalityCode, visit: CurrentVisit, sent: SentForm) -> Response:
    """Add somebody."""
    place = _new_officer_place(_managed(municipality, visit))
    return do_act(place, _new_officer(municipality, visit), visit, sent)


@router.get("/{municipality}/medewerkers/{code}")
def ask_change(
    municipality: MunicipalityCode, code: OfficerInAddress, visit: CurrentVisit
) -> Response:
    """The form with what is known."""
    known = _officer(municipality, code, visit)
    form = OfficerOnPage(
        name=known.name,
        email=known.email,
        telephone=known.telephone,
        active=known.is_active,
        roles=tuple(known.roles),
    )
    return ask_act(_officer_place(known), _known_officer(known, visit), visit, texts_of(form))


@router.post("/{municipality}/medewerkers/{code}")
def change_officer(
    municipality: MunicipalityCode, code: OfficerInAddress, visit: CurrentVisit, sent: SentForm
) -> Response:
    """Change somebody."""
    known = _officer(municipality, code, visit)
    return do_act(_officer_place(known), _known_officer(known, visit), visit, sent)


@router.get("/{municipality}/partners/nieuw")
def ask_partner(municipality: MunicipalityCode, visit: CurrentVisit) -> Response:
    """An empty form."""
    place = _partner_place(_managed(municipality, visit), None)
    return ask_act(place, _partner(municipality, visit, None), visit)


@router.post("/{municipality}/partners/nieuw")
def add_partner(municipality: MunicipalityCode, visit: CurrentVisit, sent: SentForm) -> Response:
    """Add a partner."""
    place = _partner_place(_managed(municipality, visit), None)
    return do_act(place, _partner(municipality, visit, None), visit, sent)


@router.get("/{municipality}/partners/{number}")
def ask_partner_change(
    municipality: MunicipalityCode, number: Number, visit: CurrentVisit
) -> Response:
    """Where a partner is reached; kind and name tell it apart, and stay."""
    managed = _managed(municipality, visit)
    line = _line(managed, number)
    known = PartnerOnPage.model_construct(**_facts(line))
    place, asked = _partner_place(managed, line), _partner(municipality, visit, line)
    return ask_act(place, asked, visit, texts_of(known, tuple(asked.fixed)))


@router.post("/{municipality}/partners/{number}")
def change_partner(
    municipality: MunicipalityCode, number: Number, visit: CurrentVisit, sent: SentForm
) -> Response:
    """Another address."""
    managed = _managed(municipality, visit)
    line = _line(managed, number)
    place = _partner_place(managed, line)
    return do_act(place, _partner(municipality, visit, line), visit, sent)


@router.get("/{municipality}/huisstijl")
def house_style(municipality: MunicipalityCode, visit: CurrentVisit) -> Response:
    """A paper about nothing in the house style."""
    content = management_acts.house_style_sample(municipality, visit.by, visit.at)
    headers = {
        "Content-Security-Policy": PAPER_POLICY,
        "Content-Disposition": 'inline; filename="huisstijl.pdf"',
    }
    return Response(content, media_type="application/pdf", headers=headers)


def _managed(code: str, visit: Visit) -> Managed:
    for place in management_acts.managed_by(visit.by, visit.at):
        if place.code == code:
            return place
    raise HTTPException(404)


def _officer(municipality: str, code: str, visit: Visit) -> OfficerChange:
    found = management_acts.officer_of(code, municipality, visit.by)
    if found is None:
        raise HTTPException(404)
    return found


def _line(managed: Managed, number: int) -> PartnerLine:
    for line in managed.partners:
        if line.id == number:
            return line
    raise HTTPException(404)


def _facts(line: PartnerLine) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "name": line.name,
        "email": line.email,
        "telephone": line.telephone,
    }


def _place(title: str, address: str, lead: str = "") -> Place:
    return Place(title, lead, f"/beheer/{address}", "/beheer", "Beheer", "beheer")


def _new_officer_place(managed: Managed) -> Place:
    address = f"{managed.code}/medewerkers/nieuw"
    lead = "Daarna kunt u deze medewerker uitnodigen om een account te maken."
    return _place(f"Nieuwe medewerker in {managed.name}", address, lead)


def _officer_place(known: OfficerChange) -> Place:
    address = f"{known.municipality_code}/medewerkers/{known.code}"
    lead = "Wat u hier wijzigt, geldt meteen, ook voor wie nu is ingelogd."
    return _place(f"Medewerker {known.code}", address, lead)


def _partner_place(managed: Managed, line: PartnerLine | None) -> Place:
    title = f"Partner {line.name}" if line else f"Nieuwe partner in {managed.name}"
    address = f"{managed.code}/partners/{line.id if line else 'nieuw'}"
    return _place(title, address, "Aan dit adres gaan de mails over zaken en controles.")


def _new_officer(municipality: str, visit: Visit) -> ActForm:
    def add(form: NewOfficerOnPage, at: datetime) -> Done:
        values = form.model_dump() | {"is_active": True, "is_new": True}
        change = OfficerChange(municipality_code=municipality, **values)
        return management_acts.change_officer(change, visit.by, at)

    return ActForm(NewOfficerOnPage, add, {})


def _known_officer(known: OfficerChange, visit: Visit) -> ActForm:
    def change(form: OfficerOnPage, at: datetime) -> Done:
        new = OfficerChange(
            code=known.code,
            name=form.name,
            email=form.email,
            telephone=form.telephone,
            is_active=form.active,
            municipality_code=known.municipality_code,
            roles=form.roles,
            is_new=False,
        )
        return management_acts.change_officer(new, visit.by, at)

    return ActForm(OfficerOnPage, change, {})


def _partner(municipality: str, visit: Visit, line: PartnerLine | None) -> ActForm:
    def change(form: PartnerOnPage, at: datetime) -> Done:
        row = PartnerRow(municipality=municipality, **form.model_dump())
        return management_acts.change_partner(row, visit.by, at)

    fixed = {"kind": line.kind, "name": line.name} if line else {}
    return ActForm(PartnerOnPage, change, fixed)
