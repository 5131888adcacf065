"""Who works here, as an administrator sees and changes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from models.common.municipality import Municipality
from models.law.common.roles import Action
from tasks.acts.done import Done
from tasks.documents.house_style import house_style_of
from tasks.documents.paper import paper_pdf, table
from tasks.documents.rendering import render_text
from tasks.register import organisation_desk
from tasks.register.accounts import account_list
from tasks.register.accounts.account_list import AccountLine
from tasks.register.acting import require_may
from tasks.register.authority import municipalities_where
from tasks.register.organisation import OfficerRow, PartnerRow
from tasks.register.organisation_desk import OfficerChange, PartnerLine
from tasks.register.resources import reading

__all__ = ["AccountLine", "OfficerChange", "OfficerRow", "PartnerLine", "PartnerRow"]

SAMPLE = (("Dag", "Wat"), (("maandag", "Zo ziet een tabel eruit"), ("dinsdag", "En zo gaat zij")))


@dataclass(frozen=True)
class Managed:
    """One municipality as its administrator sees it."""

    code: str
    name: str
    folder: str
    officers: Sequence[AccountLine]
    partners: Sequence[PartnerLine]


def managed_by(by: str, at: datetime) -> Sequence[Managed]:
    """Every municipality that this officer manages, by name."""
    codes = municipalities_where(by, Action.MANAGE_OFFICERS)
    with reading() as session:
        asked = select(Municipality).where(col(Municipality.code).in_(codes))
        places = session.exec(asked.order_by(Municipality.name)).all()
    return [
        Managed(
            place.code,
            place.name,
            place.folder,
            account_list.list_accounts(place.code, by, at),
            organisation_desk.list_partners(place.code, by),
        )
        for place in places
    ]


def officer_of(code: str, municipality_code: str, by: str) -> OfficerChange | None:
    """How an officer of this municipality is now; None when there is no such one."""
    return organisation_desk.officer_of(code, municipality_code, by)


def change_officer(change: OfficerChange, by: str, at: datetime) -> Done:
    """Add or change an officer."""
    organisation_desk.change_officer(change, by, at)
    done = "toegevoegd" if change.is_new else "gewijzigd"
    said = f"Medewerker {change.code} is {done}."
    return Done(reference=change.code, said=(said,))


def change_partner(row: PartnerRow, by: str, at: datetime) -> Done:
    """Add a partner, or change where it is reached."""
    organisation_desk.change_partner(row, by, at)
    return Done(said=(f"Partner {row.name} is vastgelegd.",))


def house_style_sample(municipality_code: str, by: str, at: datetime) -> bytes:
    """A paper in the house style of a municipality, about nothing (PDF)."""
    require_may(by, Action.MANAGE_OFFICERS, municipality_code)
    with reading() as session:
        folder = session.get_one(Municipality, municipality_code).folder
    style = house_style_of(folder)
    header, rows = SAMPLE
    section = {"name": "Tabel", "table": table((0, 1), header, rows)}
    text = render_text("house_sample.md.j2", house_style=style)
    return paper_pdf(text, "Voorbeeld van de huisstijl", [section], style, at.date())
