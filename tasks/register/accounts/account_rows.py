"""Officers and their accounts as rows: found by what is typed, and by who may manage them."""

from collections.abc import Sequence

from sqlmodel import Session, col, func, or_, select

from models.common.account import Account, AccountInvitation, KnownDevice
from models.common.municipality import Officer, OfficerRole
from models.common.plain_values import has_bad_sign
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.register.acting import acting_officer, id_of
from tasks.register.authority import unknown_officer


class NoRoleError(WeerbaarError):
    """Raised when an officer without any role is to get an account."""


def find_officer(session: Session, code: str) -> Officer:
    """The active officer with this code, under lock: what is done about him waits its turn."""
    found = session.exec(
        select(Officer).where(Officer.code == code, col(Officer.active)).with_for_update()
    ).first()
    if found is None:
        raise unknown_officer(code)
    return found


def officer_who_typed(session: Session, code_or_email: str) -> Officer | None:
    """The one active officer of this code or mail address; None when there is no such one."""
    typed = code_or_email.strip()
    if has_bad_sign(typed):
        return None
    found = session.exec(
        select(Officer).where(
            or_(
                Officer.code == typed.upper(),
                func.lower(col(Officer.email)) == typed.lower(),
            ),
            col(Officer.active),
        )
    ).all()
    return found[0] if len(found) == 1 else None


def locked_account(session: Session, officer_id: int) -> Account | None:
    """The account of an officer, under lock: two log-ins at once wait for each other."""
    return session.exec(
        select(Account).where(Account.officer_id == officer_id).with_for_update()
    ).first()


def require_manager(session: Session, by: str, officer: Officer) -> None:
    """Refuse who is not the administrator of every municipality in which the officer has a role.

    An administrator of one municipality could otherwise make himself the mayor of another.
    """
    codes = session.exec(
        select(OfficerRole.municipality_code)
        .where(OfficerRole.officer_id == id_of(officer))
        .distinct()
        .order_by(OfficerRole.municipality_code)
    ).all()
    if not codes:
        raise NoRoleError(
            f"Medewerker {officer.code} heeft nog geen rol; geef die eerst in de organisatie."
        )
    for code in codes:
        acting_officer(session, by, Action.MANAGE_OFFICERS, code)


def open_invitations(session: Session, officer_id: int) -> Sequence[AccountInvitation]:
    """The invitation of an officer that was neither accepted nor replaced; at most one."""
    return session.exec(
        select(AccountInvitation)
        .where(
            AccountInvitation.officer_id == officer_id, col(AccountInvitation.ended_at).is_(None)
        )
        .with_for_update()
    ).all()


def forget_devices(session: Session, officer_id: int) -> None:
    """No browser of this officer is known any more."""
    for row in session.exec(select(KnownDevice).where(KnownDevice.officer_id == officer_id)):
        session.delete(row)
