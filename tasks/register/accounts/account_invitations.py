"""Inviting an officer to make an account, and his making it: password, app, recovery codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from models.common.account import Account, AccountInvitation
from models.common.account_forms import Acceptance, InviteForm
from models.common.login_session import SessionEnd
from models.common.municipality import Officer
from models.common.visitor import SYSTEM, Door
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.passwords import password_fault
from models.law.common.roles import Role
from tasks.register.accounts.account_rows import (
    find_officer,
    forget_devices,
    locked_account,
    open_invitations,
    require_manager,
)
from tasks.register.accounts.password_hashes import hashed
from tasks.register.accounts.sealing import new_token, token_hash
from tasks.register.accounts.second_factor import (
    address_of,
    counter_of,
    forget_recovery_codes,
    give_recovery_codes,
    new_secret,
)
from tasks.register.accounts.sessions import end_sessions_of, visitor_of_officer
from tasks.register.acting import id_of
from tasks.register.organisation_history import remember_organisation
from tasks.register.resources import reading, transaction
from tasks.register.step import step

VALID = timedelta(days=7)
"""How long an invitation holds [own]."""


class AccountExistsError(WeerbaarError):
    """Raised when an account is made that is there already."""


class SharedAddressError(WeerbaarError):
    """Raised when two officers with accounts would share one mail address."""


class InvitationError(WeerbaarError):
    """Raised when an invitation is unknown, used, replaced or too old: all the same to who asks."""


@dataclass(frozen=True)
class Invitee:
    """Who was invited, and what he must scan before he can accept."""

    officer_code: str
    name: str
    totp_address: str
    """The otpauth address that an app reads from a QR code."""
    until: datetime


@dataclass(frozen=True)
class Issued:
    """An invitation as it was made; the token is said once."""

    token: str
    until: datetime


@step("medewerker-uitnodigen")
def invite_officer(form: InviteForm, at: datetime) -> Issued:
    """Let an officer without an account make one; an earlier invitation ends."""
    with transaction() as session:
        officer = find_officer(session, form.officer)
        require_manager(session, form.by, officer)
        account = locked_account(session, id_of(officer))
        if account is not None and account.password_hash:
            raise AccountExistsError(
                f"Medewerker {officer.code} heeft al een account; vernieuw de tweede factor als "
                "inloggen daarmee niet meer kan."
            )
        return _issue(session, officer, form.by, "uitgenodigd om een account te maken", at)


@step("eerste-beheerder-uitnodigen")
def invite_first(code: str, at: datetime) -> Issued:
    """Invite the first administrator; refused as soon as anybody has an account."""
    with transaction() as session:
        if session.exec(select(Account).limit(1)).first() is not None:
            raise AccountExistsError(
                "Er is al een account; een beheerder nodigt de anderen uit met: "
                "weerbaar account invite CODE --by CODE"
            )
        officer = find_officer(session, code)
        roles = visitor_of_officer(session, officer, Door.COMMAND).roles
        if not any(Role.ADMINISTRATOR in found for found in roles.values()):
            raise WeerbaarError(
                f"Medewerker {code} is nergens beheerder; de eerste die inlogt, moet dat zijn."
            )
        return _issue(session, officer, SYSTEM, "uitgenodigd als eerste beheerder", at)


@step("tweede-factor-vernieuwen")
def renew_factors(form: InviteForm, at: datetime) -> Issued:
    """Take away password, second factor, devices and sessions, and invite the officer anew."""
    with transaction() as session:
        officer = find_officer(session, form.officer)
        require_manager(session, form.by, officer)
        officer_id = id_of(officer)
        account = locked_account(session, officer_id)
        if account is None:
            raise WeerbaarError(
                f"Medewerker {officer.code} heeft nog geen account; nodig hem eerst uit."
            )
        account.password_hash, account.secret = "", ""
        forget_recovery_codes(session, officer_id)
        forget_devices(session, officer_id)
        end_sessions_of(session, officer_id, SessionEnd.NEW_FACTORS, at)
        return _issue(session, officer, form.by, "uitgenodigd voor een nieuwe tweede factor", at)


def open_invitation(token: str, at: datetime) -> Invitee:
    """Who was invited with this token; looking uses nothing up."""
    with reading() as session:
        row = _find(session, token, at)
        officer = _active(session, row)
        return Invitee(officer.code, officer.name, address_of(row.secret, officer.code), row.until)


@step("uitnodiging-aannemen")
def accept_invitation(form: Acceptance, at: datetime) -> Sequence[str]:
    """Make the account, when the password and the first code are right; its recovery codes."""
    _refuse_password(form, at)
    password_hash = hashed(form.password)  # outside the transaction: it takes its time
    with transaction() as session:
        row = _find(session, form.token, at, lock=True)
        officer = _active(session, row)
        counter = counter_of(row.secret, form.code, at)
        if counter is None:
            raise FaultsError("De uitnodiging", [WRONG_CODE])
        officer_id = id_of(officer)
        account = locked_account(session, officer_id) or Account(officer_id=officer_id, made_at=at)
        account.password_hash, account.secret = password_hash, row.secret
        account.last_counter = counter
        account.failures, account.failed_at, account.waits_until = 0, None, None
        session.add(account)
        session.flush()
        row.ended_at = at
        end_sessions_of(session, officer_id, SessionEnd.NEW_FACTORS, at)
        what = f"Medewerker {officer.code} heeft een account gemaakt."
        remember_organisation(session, officer.code, what, at)
        return give_recovery_codes(session, officer_id)


WRONG_CODE = (
    "de code uit de app klopt niet; wacht op een nieuwe code en kijk of de klok van de telefoon "
    "goed staat"
)
REFUSED = "Deze uitnodiging kan niet (meer) worden gebruikt; vraag uw beheerder om een nieuwe."


def _refuse_password(form: Acceptance, at: datetime) -> None:
    with reading() as session:
        officer = _active(session, _find(session, form.token, at))
        fault = password_fault(form.password, (officer.code, officer.name, officer.email))
    if fault:
        raise FaultsError("Het wachtwoord", [fault])


def _find(session: Session, token: str, at: datetime, *, lock: bool = False) -> AccountInvitation:
    query = select(AccountInvitation).where(
        AccountInvitation.token_hash == token_hash(token),
        col(AccountInvitation.ended_at).is_(None),
        AccountInvitation.until > at,
    )
    row = session.exec(query.with_for_update() if lock else query).first()
    if row is None:
        raise InvitationError(REFUSED)
    return row


def _active(session: Session, row: AccountInvitation) -> Officer:
    officer = session.get_one(Officer, row.officer_id)
    if not officer.active:
        raise InvitationError(REFUSED)
    return officer


def _issue(session: Session, officer: Officer, by: str, what: str, at: datetime) -> Issued:
    """One new invitation in place of what was open, and its line in the history."""
    _refuse_shared_address(session, officer)
    for old in open_invitations(session, id_of(officer)):
        old.ended_at = at
    session.flush()
    issued = Issued(new_token(), at + VALID)
    session.add(
        AccountInvitation(
            token_hash=token_hash(issued.token),
            officer_id=id_of(officer),
            invited_by=by,
            secret=new_secret(),
            until=issued.until,
        )
    )
    remember_organisation(session, by, f"Medewerker {officer.code} {what}.", at)
    return issued


def _refuse_shared_address(session: Session, officer: Officer) -> None:
    """One person with two accounts could prepare and approve: an address belongs to one officer."""
    same = session.exec(
        select(Officer.code).where(
            func.lower(col(Officer.email)) == officer.email.lower(),
            Officer.code != officer.code,
            col(Officer.active),
        )
    ).all()
    if same:
        raise SharedAddressError(
            f"Medewerkers {officer.code} en {same[0]} hebben hetzelfde mailadres; wie een account "
            "krijgt, heeft een eigen adres."
        )
