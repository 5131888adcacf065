"""Who comes back from the OpenID provider: fixed to one officer at the first log-in."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, func, select

from models.common.account import Account, ProviderVisit
from models.common.municipality import Officer
from models.common.visitor import Door
from models.law.common.errors import WeerbaarError
from tasks.register.accounts.account_rows import locked_account
from tasks.register.accounts.entering import Entered
from tasks.register.accounts.sealing import token_hash
from tasks.register.accounts.sessions import begin_session, visitor_of_officer
from tasks.register.acting import id_of
from tasks.register.organisation_history import remember_organisation
from tasks.register.resources import transaction
from tasks.register.step import step

VALID = timedelta(minutes=10)
NOBODY = (
    "U bent wel ingelogd bij de organisatie, maar niet bekend als medewerker van Weerbaar; vraag "
    "uw beheerder om u toe te voegen."
)
ANOTHER = (
    "Deze medewerker is al gekoppeld aan een andere aanmelding bij de organisatie; vraag uw "
    "beheerder om dat na te gaan."
)
STALE = "Het inloggen duurde te lang of is al afgerond; begin opnieuw."


class UnknownVisitorError(WeerbaarError):
    """Raised when the provider knows somebody who is no officer here, or is another one."""


class StaleVisitError(WeerbaarError):
    """Raised when somebody comes back from the provider too late, twice, or was never sent."""


@dataclass(frozen=True)
class ProviderClaims:
    """What a checked ID token says; only what is needed, and nothing about rights."""

    issuer: str
    subject: str
    email: str = field(default="", repr=False)
    """Only where the provider says that it was verified."""
    code: str = ""
    """The claim of the setting that holds the officer code; empty without one."""


@dataclass(frozen=True)
class Sent:
    """What was remembered of somebody who was sent to the provider."""

    nonce: str = field(repr=False)
    verifier: str = field(repr=False)


@step("naar-de-aanbieder")
def remember_visit(state: str, sent: Sent, at: datetime) -> None:
    """Keep what must be the same when he comes back; those who stayed away are forgotten."""
    with transaction() as session:
        session.exec(delete(ProviderVisit).where(col(ProviderVisit.until) < at))
        session.add(
            ProviderVisit(
                state_hash=token_hash(state),
                nonce=sent.nonce,
                verifier=sent.verifier,
                until=at + VALID,
            )
        )


@step("terug-van-de-aanbieder")
def use_visit(state: str, at: datetime) -> Sent:
    """What was kept, once: a second return with the same state is refused."""
    with transaction() as session:
        row = session.exec(
            select(ProviderVisit)
            .where(ProviderVisit.state_hash == token_hash(state))
            .with_for_update()
        ).first()
        if row is None or row.until <= at:
            raise StaleVisitError(STALE)
        session.delete(row)
        return Sent(row.nonce, row.verifier)


@step("inloggen-via-aanbieder")
def enter_by_provider(claims: ProviderClaims, at: datetime) -> Entered:
    """Let in whom the provider knows, as the one officer that he is.

    What identifies him is issuer and subject. A mail address or a code of the token finds the
    officer at the first time only: later another person with that address is somebody else.
    """
    with transaction() as session:
        account = session.exec(
            select(Account)
            .where(Account.issuer == claims.issuer, Account.subject == claims.subject)
            .with_for_update()
        ).first()
        if account is None:
            officer = _officer_of(session, claims)
            _bind(session, officer, claims, at)
        else:
            officer = session.get_one(Officer, account.officer_id)
        if not officer.active:
            raise UnknownVisitorError(NOBODY)
        visitor = visitor_of_officer(session, officer, Door.PAGE)
        return Entered(visitor, begin_session(session, id_of(officer), at))


def _officer_of(session: Session, claims: ProviderClaims) -> Officer:
    """The one active officer with the code, or else the verified mail address, of the token."""
    is_his = (
        Officer.code == claims.code.upper()
        if claims.code
        else func.lower(col(Officer.email)) == claims.email.lower()
    )
    # Under lock: who presses twice at his first log-in is bound once.
    found = session.exec(select(Officer).where(is_his, col(Officer.active)).with_for_update()).all()
    if len(found) != 1 or not (claims.code or claims.email):
        raise UnknownVisitorError(NOBODY)
    return found[0]


def _bind(session: Session, officer: Officer, claims: ProviderClaims, at: datetime) -> None:
    officer_id = id_of(officer)
    account = locked_account(session, officer_id) or Account(officer_id=officer_id, made_at=at)
    if (account.issuer, account.subject) == (claims.issuer, claims.subject):
        return
    if account.subject is not None:
        raise UnknownVisitorError(ANOTHER)
    account.issuer, account.subject = claims.issuer, claims.subject
    session.add(account)
    session.flush()
    what = f"Medewerker {officer.code} is gekoppeld aan zijn aanmelding bij de organisatie."
    remember_organisation(session, officer.code, what, at)
