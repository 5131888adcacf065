"""The secret address of an officer's calendar: made, revoked, and of whom it is."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.common.login_session import AgendaAddress
from models.common.municipality import Officer
from tasks.register.accounts.account_rows import find_officer
from tasks.register.accounts.sealing import new_token, token_hash
from tasks.register.acting import id_of
from tasks.register.organisation_history import remember_organisation
from tasks.register.resources import reading, transaction
from tasks.register.step import step


@step("agenda-adres-maken")
def make_address(officer_code: str, at: datetime) -> str:
    """A new address for this officer, told once; the one he had gives nothing any more."""
    with transaction() as session:
        officer = find_officer(session, officer_code)
        _end_open(session, id_of(officer), at)
        token = new_token()
        session.add(
            AgendaAddress(token_hash=token_hash(token), officer_id=id_of(officer), made_at=at)
        )
        what = f"Medewerker {officer_code} heeft een agenda-adres gemaakt."
        remember_organisation(session, officer_code, what, at)
        return token


@step("agenda-adres-intrekken")
def end_address(officer_code: str, at: datetime) -> bool:
    """Revoke the address of this officer; False when he has none."""
    with transaction() as session:
        officer = find_officer(session, officer_code)
        if not _end_open(session, id_of(officer), at):
            return False
        what = f"Medewerker {officer_code} heeft zijn agenda-adres ingetrokken."
        remember_organisation(session, officer_code, what, at)
        return True


def address_made_at(officer_code: str) -> datetime | None:
    """Since when the address of this officer holds; None when he has none."""
    with reading() as session:
        return session.exec(
            select(AgendaAddress.made_at)
            .join(Officer, col(Officer.id) == col(AgendaAddress.officer_id))
            .where(Officer.code == officer_code, col(AgendaAddress.ended_at).is_(None))
        ).first()


def officer_of_address(token: str) -> str | None:
    """The code of the active officer whose address this is; None when it holds no longer."""
    with reading() as session:
        return session.exec(
            select(Officer.code)
            .join(AgendaAddress, col(AgendaAddress.officer_id) == col(Officer.id))
            .where(
                AgendaAddress.token_hash == token_hash(token),
                col(AgendaAddress.ended_at).is_(None),
                col(Officer.active),
            )
        ).first()


def _end_open(session: Session, officer_id: int, at: datetime) -> bool:
    rows = session.exec(
        select(AgendaAddress)
        .where(AgendaAddress.officer_id == officer_id, col(AgendaAddress.ended_at).is_(None))
        .with_for_update()
    ).all()
    for row in rows:
        row.ended_at = at
    session.flush()
    return bool(rows)
