"""One officer or one partner, added or changed by an administrator."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models.common.municipality import Municipality, Officer, OfficerRole, Partner
from models.law.common.errors import WeerbaarError
from models.law.common.partner_kinds import PartnerKind
from models.law.common.roles import Action, Role
from tasks.register.acting import acting_officer, id_of, roles_held
from tasks.register.organisation import OfficerRow, PartnerRow, store_officer, store_partner
from tasks.register.organisation_changes import begin_changes
from tasks.register.resources import reading, transaction
from tasks.register.step import step


class KnownAlreadyError(WeerbaarError):
    """Raised when an officer is added whose code another one has."""


class NoAdministratorLeftError(WeerbaarError):
    """Raised when nobody could manage the officers of a municipality any more."""


@dataclass(frozen=True)
class OfficerChange:
    """How an officer is from now on; what he is in other municipalities stays as it is."""

    code: str
    name: str
    email: str
    telephone: str
    is_active: bool
    municipality_code: str
    roles: Sequence[Role]
    """In this municipality."""
    is_new: bool


@dataclass(frozen=True)
class PartnerLine:
    """One partner as an administrator sees it."""

    id: int
    kind: PartnerKind
    name: str
    email: str
    telephone: str


@step("medewerker-wijzigen")
def change_officer(change: OfficerChange, by: str, at: datetime) -> None:
    """Add or change one officer, by an administrator of every municipality where he has a role."""
    with transaction() as session:
        found = session.exec(select(Officer).where(Officer.code == change.code)).first()
        held = roles_held(session, found) if found else {}
        changes = begin_changes(session, by, {change.municipality_code, *held}, at)
        if found and change.is_new:
            raise KnownAlreadyError(
                f"Medewerker {change.code} is er al; kies een andere code of wijzig hem."
            )
        roles = {code: tuple(found) for code, found in held.items()}
        roles |= {change.municipality_code: tuple(change.roles)}
        row = OfficerRow(
            code=change.code,
            name=change.name,
            email=change.email,
            telephone=change.telephone,
            active=change.is_active,
            roles=roles,
        )
        before = _managed(session, roles)
        store_officer(changes, row)
        _require_administrator(session, before)


@step("partner-wijzigen")
def change_partner(row: PartnerRow, by: str, at: datetime) -> None:
    """Add a partner of a municipality, or change where it is reached."""
    with transaction() as session:
        changes = begin_changes(session, by, {row.municipality}, at)
        store_partner(changes, row)
        changes.tell_partners()


def list_partners(municipality_code: str, by: str) -> Sequence[PartnerLine]:
    """The partners of a municipality by kind and name, for an administrator of it."""
    with reading() as session:
        acting_officer(session, by, Action.MANAGE_OFFICERS, municipality_code)
        rows = session.exec(
            select(Partner)
            .where(Partner.municipality_code == municipality_code)
            .order_by(col(Partner.kind), Partner.name)
        )
        return [
            PartnerLine(id_of(row), row.kind, row.name, row.email, row.telephone) for row in rows
        ]


def officer_of(code: str, municipality_code: str, by: str) -> OfficerChange | None:
    """How an officer is now, for an administrator of this municipality; None: nobody there."""
    with reading() as session:
        acting_officer(session, by, Action.MANAGE_OFFICERS, municipality_code)
        officer = session.exec(select(Officer).where(Officer.code == code)).first()
        if officer is None:
            return None
        held = roles_held(session, officer).get(municipality_code, frozenset())
        if not held:
            return None
        return OfficerChange(
            code=officer.code,
            name=officer.name,
            email=officer.email,
            telephone=officer.telephone,
            is_active=officer.active,
            municipality_code=municipality_code,
            roles=[role for role in Role if role in held],
            is_new=False,
        )


def _managed(session: Session, codes: Collection[str]) -> set[str]:
    """Those of these municipalities that have an active administrator."""
    return set(
        session.exec(
            select(OfficerRole.municipality_code)
            .join(Officer, col(Officer.id) == col(OfficerRole.officer_id))
            .where(
                col(OfficerRole.municipality_code).in_(codes),
                OfficerRole.role == Role.ADMINISTRATOR,
                col(Officer.active),
            )
        )
    )


def _require_administrator(session: Session, before: Collection[str]) -> None:
    """Nobody takes the last administrator away: he would shut everybody out."""
    for code in sorted(set(before) - _managed(session, before)):
        name = session.get_one(Municipality, code).name
        raise NoAdministratorLeftError(
            f"Dan heeft {name} geen beheerder meer; geef eerst een ander die rol."
        )
