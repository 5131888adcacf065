"""Who acts, on which day, and who waits for whom: what the steps of every process ask first."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.municipality import Municipality, Officer, OfficerRole
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action, Role, require_role
from tasks.register.authority import (
    NotYourselfError,
    UnknownOfficerError,
    refuse_stranger,
    unknown_officer,
)
from tasks.register.resources import reading

__all__ = ["NotYourselfError", "UnknownOfficerError"]


class FutureDateError(WeerbaarError):
    """Raised when a step is recorded for a day that has not come yet."""


def id_of(row: object) -> int:
    """The id of a stored row."""
    found: int | None = getattr(row, "id", None)
    if found is None:
        raise RuntimeError(f"{type(row).__name__} is not stored yet")
    return found


def refuse_future(on: date, at: datetime) -> None:
    """Refuse a legal day after the day of recording."""
    if on > at.date():
        raise FutureDateError(
            f"{dutch_date(on).capitalize()} ligt in de toekomst; "
            f"vandaag is {dutch_date(at.date())}."
        )


def acting_officer(session: Session, code: str, action: Action, municipality: str) -> Officer:
    """The active officer with this code, who may do this in this municipality.

    Who logged in acts as himself alone, whatever code a form names.
    """
    refuse_stranger(code, action)
    officer = session.exec(select(Officer).where(Officer.code == code, col(Officer.active))).first()
    if officer is None:
        raise unknown_officer(code)
    roles = session.exec(
        select(OfficerRole).where(
            OfficerRole.officer_id == officer.id, OfficerRole.municipality_code == municipality
        )
    ).all()
    require_role(action, [row.role for row in roles], officer.code)
    return officer


def require_may(code: str, action: Action, municipality: str) -> None:
    """Refuse who may not do this in this municipality, before a file is read that takes long."""
    with reading() as session:
        acting_officer(session, code, action, municipality)


def roles_of(session: Session, code: str) -> Mapping[str, frozenset[Role]]:
    """What the active officer with this code may be, by CBS code; nothing when there is none."""
    rows = session.exec(
        select(OfficerRole.municipality_code, OfficerRole.role)
        .join(Officer, col(Officer.id) == col(OfficerRole.officer_id))
        .where(Officer.code == code, col(Officer.active))
    ).all()
    return _by_municipality(rows)


def roles_held(session: Session, officer: Officer) -> Mapping[str, frozenset[Role]]:
    """What this officer is in each municipality, by CBS code; also when he left."""
    asked = select(OfficerRole.municipality_code, OfficerRole.role)
    return _by_municipality(
        session.exec(asked.where(OfficerRole.officer_id == id_of(officer))).all()
    )


def _by_municipality(rows: Sequence[tuple[str, str]]) -> Mapping[str, frozenset[Role]]:
    return {
        where: frozenset(Role(role) for here, role in rows if here == where) for where, _ in rows
    }


def lock_municipality(session: Session, municipality_code: str) -> Municipality:
    """The municipality, under lock: steps that number, plan or label wait here for each other."""
    return session.exec(
        select(Municipality).where(Municipality.code == municipality_code).with_for_update()
    ).one()


class SamePersonError(WeerbaarError):
    """Raised when the one who prepared a thing tries to approve it."""
