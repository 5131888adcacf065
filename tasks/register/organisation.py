"""Municipalities, officers with their roles, and partners: read from one YAML file."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError
from sqlmodel import Session, col, func, select

from models.common.dutch_faults import OWN_RULE
from models.common.entry import Entered
from models.common.municipality import Municipality, Officer, OfficerRole, Partner
from models.common.premises import Address
from models.common.shapes import OfficerCode, Shape
from models.law.common.dutch import plural, sentence
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.municipality_facts import FOLDER_NAME
from models.law.common.partner_kinds import PartnerKind
from models.law.common.roles import Role
from tasks.imports.yaml_files import read_yaml
from tasks.register.acting import id_of
from tasks.register.mail_addresses import is_address
from tasks.register.municipalities import find_municipality, plain_name
from tasks.register.municipality_folders import MunicipalityFolder, read_folders, roots
from tasks.register.organisation_changes import Changes, begin_changes, standing_of
from tasks.register.references import is_used
from tasks.register.resources import reading, transaction
from tasks.register.step import step

NOT_FILLED = "lees eerst de organisatie in met: weerbaar import organisation BESTAND"


class UnknownMunicipalityError(WeerbaarError):
    """Raised when the register has no municipality of that name or code."""


def _usable(address: str) -> str:
    """An address that the outbox takes: another would make every later message fail."""
    if not is_address(address):
        raise PydanticCustomError(OWN_RULE, "dit heeft niet de juiste vorm")
    return address


MailAddress = Annotated[str, AfterValidator(_usable)]


def _folder_name(value: object) -> object:
    """In small letters, as every folder; it was once a part with code, name and house style."""
    if isinstance(value, Mapping):
        raise PydanticCustomError(OWN_RULE, ONLY_THE_FOLDER)
    return value.strip().casefold() if isinstance(value, str) else value


ONLY_THE_FOLDER = (
    "schrijf hier alleen de naam van de map van de gemeente, zoals lindewaarde; code, naam en "
    "huisstijl staan in die map"
)
FolderName = Annotated[str, BeforeValidator(_folder_name), Shape(FOLDER_NAME, "lindewaarde")]
Telephone = Annotated[str, Field(pattern=r"^(\+?[0-9][0-9 ()-]{5,18})?$")]


class OfficerRow(Entered):
    """An officer with the roles in each municipality, by CBS code."""

    code: OfficerCode
    name: str = Field(min_length=2, max_length=120)
    email: MailAddress
    telephone: Telephone = ""
    active: bool = True
    roles: dict[str, tuple[Role, ...]]


class PartnerRow(Entered):
    """A partner of one municipality; address and telephone are those of an organisation."""

    municipality: str = Field(pattern=r"^\d{4}$")
    kind: PartnerKind
    name: str = Field(min_length=2, max_length=120)
    email: MailAddress
    telephone: Telephone = ""


class Organisation(Entered):
    """The whole file."""

    municipalities: tuple[FolderName, ...] = ()
    """The folder of each."""
    officers: tuple[OfficerRow, ...] = ()
    partners: tuple[PartnerRow, ...] = ()


def read_organisation(path: Path) -> Organisation:
    """Read the file, or refuse it with every fault."""
    return read_yaml(path, Organisation)


@step("organisatie-inlezen")
def import_organisation(path: Path, by: str, at: datetime, *, dry_run: bool = False) -> str:
    """Add or change what the file names; nobody is removed, an officer is made inactive.

    `by` is an administrator of every municipality of the file that has one. With `dry_run`
    everything is judged and nothing is kept.
    """
    organisation = read_organisation(path)
    municipalities = _municipalities(path, organisation)
    with transaction() as session:
        changes = begin_changes(session, by, _touched(session, organisation, municipalities), at)
        _refuse_twins(session, path, organisation, municipalities)
        for row in municipalities:
            session.merge(row)
        session.flush()
        _refuse_unknown_codes(session, path, organisation)
        for officer in organisation.officers:
            store_officer(changes, officer)
        for partner in organisation.partners:
            store_partner(changes, partner)
        changes.tell_partners()
        if dry_run:
            session.flush()
            session.rollback()
    done = "Alleen gecontroleerd, niets opgeslagen" if dry_run else "Ingelezen"
    return (
        f"{done}: {plural(len(organisation.municipalities), 'gemeente', 'gemeenten')}, "
        f"{plural(len(organisation.officers), 'medewerker', 'medewerkers')}, "
        f"{plural(len(organisation.partners), 'partner', 'partners')}."
    )


def _municipality(path: Path, found: Mapping[str, MunicipalityFolder], name: str) -> Municipality:
    if name not in found:
        known = ", ".join(found)
        raise FaultsError(path.name, [f"er is geen map {name} van een gemeente; wel: {known}"])
    facts = found[name].known
    return Municipality(
        code=facts.code, name=facts.name, folder=name, abbreviation=facts.abbreviation
    )


def _municipalities(path: Path, organisation: Organisation) -> list[Municipality]:
    """The municipalities of the file, from their folders as these are now."""
    found = {folder.path.name: folder for folder in read_folders(roots())}
    return [_municipality(path, found, name) for name in organisation.municipalities]


def _refuse_twins(
    session: Session,
    path: Path,
    organisation: Organisation,
    municipalities: Sequence[Municipality],
) -> None:
    """One file says one thing of an officer, and no two municipalities share what names them."""
    codes = [officer.code for officer in organisation.officers]
    faults = [f"medewerker {code} staat er twee keer in" for code in _doubles(codes)]
    stored = {row.code: row for row in session.exec(select(Municipality))}
    new = {row.code: row for row in municipalities}
    faults += [
        f"gemeente {row.name}: de nummers in het register beginnen met {old.abbreviation}, en dat "
        f"blijft zo; maak van de afkorting {row.abbreviation} weer {old.abbreviation}"
        for code, row in new.items()
        if (old := stored.get(code)) and old.abbreviation != row.abbreviation
        if is_used(session, old)
    ]
    seen: dict[tuple[str, str], str] = {}
    for code, row in (stored | new).items():
        for what in ("name", "folder", "abbreviation"):
            word = getattr(row, what)
            if seen.setdefault((what, plain_name(word)), code) != code:
                faults.append(f"{word} hoort bij twee gemeenten")
    if faults:
        raise FaultsError(path.name, faults)


def _touched(
    session: Session, organisation: Organisation, municipalities: Sequence[Municipality]
) -> set[str]:
    """The municipalities (CBS codes) of which the file may change something."""
    codes = [officer.code for officer in organisation.officers]
    held = session.exec(
        select(OfficerRole.municipality_code)
        .join(Officer, col(Officer.id) == col(OfficerRole.officer_id))
        .where(col(Officer.code).in_(codes))
    )
    touched = {*held, *(row.code for row in municipalities)}
    touched |= {code for officer in organisation.officers for code in officer.roles}
    return touched | {partner.municipality for partner in organisation.partners}


def _doubles(words: Sequence[str]) -> list[str]:
    return sorted({word for word in words if words.count(word) > 1})


def _refuse_unknown_codes(session: Session, path: Path, organisation: Organisation) -> None:
    known = set(session.exec(select(Municipality.code)))
    used = {code for officer in organisation.officers for code in officer.roles}
    used |= {partner.municipality for partner in organisation.partners}
    if used - known:
        raise FaultsError(
            path.name,
            [f"gemeente {code} staat niet in het register" for code in sorted(used - known)],
        )


def store_officer(changes: Changes, row: OfficerRow) -> None:
    """Keep an officer as the row has him, with these roles and no other; the history tells it."""
    session = changes.session
    officer = session.exec(select(Officer).where(Officer.code == row.code)).first()
    before = standing_of(session, officer) if officer else None
    officer = officer or Officer(code=row.code, name=row.name, email=row.email)
    officer.name, officer.email, officer.active = row.name, row.email, row.active
    officer.telephone = row.telephone
    session.add(officer)
    session.flush()
    for old in session.exec(select(OfficerRole).where(OfficerRole.officer_id == officer.id)).all():
        session.delete(old)
    session.flush()
    for code, roles in row.roles.items():
        for role in dict.fromkeys(roles):
            session.add(OfficerRole(officer_id=id_of(officer), municipality_code=code, role=role))
    session.flush()
    changes.tell_officer(officer, before)


def store_partner(changes: Changes, row: PartnerRow) -> None:
    """Keep a partner, told apart by its kind and name."""
    session = changes.session
    partner = session.exec(
        select(Partner).where(
            Partner.municipality_code == row.municipality,
            Partner.kind == row.kind,
            Partner.name == row.name,
        )
    ).first()
    if partner is None:
        changes.added_partners += 1
        partner = Partner(
            municipality_code=row.municipality, kind=row.kind, name=row.name, email=row.email
        )
    elif (partner.email, partner.telephone) != (row.email, row.telephone):
        changes.changed_partners += 1
    partner.email, partner.telephone = row.email, row.telephone
    session.add(partner)


def municipality_code(name_or_code: str) -> str:
    """The CBS code of a municipality in the register; empty means the only one there is."""
    with reading() as session:
        names = session.exec(select(Municipality.name).order_by(Municipality.name)).all()
        if not name_or_code and len(names) != 1:
            what = f"geef --municipality op: {' of '.join(names)}" if names else NOT_FILLED
            raise UnknownMunicipalityError(sentence(what))
        found = find_municipality(session, name_or_code or names[0])
        if found is None:
            raise UnknownMunicipalityError(f"Gemeente {name_or_code} staat niet in het register.")
        return found.code


def find_addresses(session: Session, street: str, number: int | None) -> Sequence[Address]:
    """Addresses in force of which the street begins with `street`."""
    query = select(Address).where(
        func.lower(col(Address.street)).startswith(street.lower(), autoescape=True),
        col(Address.valid_to).is_(None),
    )
    if number is not None:
        query = query.where(Address.house_number == number)
    ordered = query.order_by(
        col(Address.street), col(Address.house_number), col(Address.house_letter)
    )
    return session.exec(ordered.limit(200)).all()


def require_municipality(session: Session, code: str) -> None:
    """Refuse a CBS code that is not in the register."""
    if session.get(Municipality, code) is None:
        raise UnknownMunicipalityError(
            f"Gemeente {code} staat niet in het register; voeg haar eerst toe."
        )
