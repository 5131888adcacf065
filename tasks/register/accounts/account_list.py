"""What an administrator sees of accounts, and how he logs somebody out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from models.common.account import Account, AccountInvitation
from models.common.account_forms import InviteForm
from models.common.login_session import LoginSession, SessionEnd
from models.common.municipality import Officer, OfficerRole
from models.law.common.dutch import plural
from models.law.common.roles import Action, Role
from tasks.register.accounts.account_rows import find_officer, require_manager
from tasks.register.accounts.sessions import end_sessions_of
from tasks.register.acting import acting_officer, id_of
from tasks.register.organisation_history import remember_organisation
from tasks.register.resources import reading, transaction
from tasks.register.step import step


@dataclass(frozen=True)
class AccountLine:
    """One officer of a municipality, as an administrator of it sees him."""

    officer_code: str
    name: str
    is_active: bool
    roles: tuple[Role, ...]
    has_password: bool
    by_provider: bool
    invited_until: datetime | None
    open_sessions: int


@step("sessies-beeindigen")
def end_sessions(form: InviteForm, at: datetime) -> int:
    """Log an officer out everywhere; how many sessions that ended."""
    with transaction() as session:
        officer = find_officer(session, form.officer)
        require_manager(session, form.by, officer)
        count = end_sessions_of(session, id_of(officer), SessionEnd.BY_ADMINISTRATOR, at)
        ended = plural(count, "sessie", "sessies")
        what = f"Van medewerker {officer.code} {ended} beëindigd."
        remember_organisation(session, form.by, what, at)
        return count


def list_accounts(municipality_code: str, by: str, at: datetime) -> Sequence[AccountLine]:
    """The officers with a role in this municipality, by their code."""
    with reading() as session:
        acting_officer(session, by, Action.MANAGE_OFFICERS, municipality_code)
        roles: dict[int, list[Role]] = {}
        for row in session.exec(
            select(OfficerRole).where(OfficerRole.municipality_code == municipality_code)
        ):
            roles.setdefault(row.officer_id, []).append(row.role)
        officers = session.exec(
            select(Officer).where(col(Officer.id).in_(roles)).order_by(Officer.code)
        ).all()
        accounts = {row.officer_id: row for row in session.exec(select(Account))}
        invited = _invited(session, at)
        counts = _open_sessions(session)
        return [
            AccountLine(
                officer_code=officer.code,
                name=officer.name,
                is_active=officer.active,
                roles=tuple(role for role in Role if role in roles[id_of(officer)]),
                has_password=bool(account and account.password_hash),
                by_provider=bool(account and account.subject),
                invited_until=invited.get(id_of(officer)),
                open_sessions=counts.get(id_of(officer), 0),
            )
            for officer in officers
            for account in (accounts.get(id_of(officer)),)
        ]


def _invited(session: Session, at: datetime) -> dict[int, datetime]:
    rows = session.exec(
        select(AccountInvitation).where(
            col(AccountInvitation.ended_at).is_(None), AccountInvitation.until > at
        )
    )
    return {row.officer_id: row.until for row in rows}


def _open_sessions(session: Session) -> dict[int, int]:
    rows = session.exec(
        select(LoginSession.officer_id, func.count())
        .where(col(LoginSession.ended_at).is_(None))
        .group_by(col(LoginSession.officer_id))
    )
    return dict(rows.all())
