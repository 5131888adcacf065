"""Logging in: with a password and a second factor, or by way of an OpenID provider."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from models.common.account import Account, KnownAddress, KnownDevice
from models.common.account_forms import Attempt
from models.common.login_session import SessionEnd
from models.common.municipality import Officer
from models.common.visitor import Door, Visitor
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.log_in_waits import FORGOTTEN_AFTER
from models.law.common.passwords import password_fault
from tasks.register.accounts.account_rows import locked_account, officer_who_typed
from tasks.register.accounts.log_in_counters import counters_of, known_device
from tasks.register.accounts.password_hashes import hashed, is_right
from tasks.register.accounts.sealing import new_token, token_hash
from tasks.register.accounts.second_factor import use_second_factor
from tasks.register.accounts.sessions import (
    begin_session,
    end_sessions_of,
    visitor_of_officer,
)
from tasks.register.acting import id_of
from tasks.register.organisation_history import remember_organisation
from tasks.register.resources import reading, transaction
from tasks.register.step import step

MOST_DEVICES = 10
DEVICE_KEPT = timedelta(days=90)
REFUSED = (
    "Inloggen is niet gelukt. Kijk de code of het mailadres, het wachtwoord en de code uit de app "
    "na; wie het vaak achter elkaar probeert, moet steeds langer wachten, hoogstens een kwartier."
)


class LogInRefusedError(WeerbaarError):
    """Raised for whatever did not open: the same sentence for a name, a password and a code."""


@dataclass(frozen=True)
class Entered:
    """Who came in, and what his browser keeps."""

    visitor: Visitor
    token: str = field(repr=False)
    """Of the session; for a cookie that ends with it."""
    device: str = field(default="", repr=False)
    """Of the device; for a cookie of 90 days, that opens nothing by itself."""


@step("inloggen")
def enter(attempt: Attempt, at: datetime) -> Entered:
    """Let somebody in, or raise LogInRefusedError after about the same time, whatever was wrong."""
    return _entered(attempt, at)


@step("wachtwoord-wijzigen")
def change_password(attempt: Attempt, password: str, at: datetime) -> Entered:
    """Log in once more with what holds now, and from then on with another password.

    Every session of the officer ends, so that who knew the old one is out; his own begins anew.
    """
    with reading() as session:
        officer = officer_who_typed(session, attempt.who)
        known = (officer.code, officer.name, officer.email) if officer else ()
    fault = password_fault(password, known)
    if fault:
        raise FaultsError("Het nieuwe wachtwoord", [fault])
    return _entered(attempt, at, hashed(password))


def _entered(attempt: Attempt, at: datetime, new_hash: str = "") -> Entered:
    known = _hash_of(attempt.who)
    # Outside the transaction: it takes its time.
    right_hash = known if is_right(known, attempt.password) else ""
    with transaction() as session:
        officer = officer_who_typed(session, attempt.who)
        account = locked_account(session, id_of(officer)) if officer else None
        device = known_device(session, account, attempt.device)
        counters = counters_of(session, account, device, attempt)
        entered = None
        if not any(counter.must_wait(at) for counter in counters):
            if officer and account and _opens(session, account, attempt, right_hash, at):
                if new_hash:
                    _change(session, officer, account, new_hash, at)
                entered = _let_in(session, officer, device, attempt.device, at)
                counters[0].clear()
            else:
                for counter in counters:
                    counter.fail(at)
    if entered is None:
        # Only now: the failure is committed.
        raise LogInRefusedError(REFUSED)
    return entered


def _hash_of(code_or_email: str) -> str:
    """The hash to compare with; empty for who has none."""
    with reading() as session:
        officer = officer_who_typed(session, code_or_email)
        account = session.get(Account, officer.id) if officer else None
        return account.password_hash if account else ""


def _opens(
    session: Session, account: Account, attempt: Attempt, right_hash: str, at: datetime
) -> bool:
    """True when the password is right and still that of the account, and the second one opens."""
    return (
        bool(right_hash)
        and account.password_hash == right_hash
        and use_second_factor(session, account, attempt.second, at)
    )


def _change(
    session: Session, officer: Officer, account: Account, new_hash: str, at: datetime
) -> None:
    account.password_hash = new_hash
    end_sessions_of(session, id_of(officer), SessionEnd.NEW_FACTORS, at)
    what = f"Medewerker {officer.code} heeft zijn wachtwoord gewijzigd."
    remember_organisation(session, officer.code, what, at)


def _let_in(
    session: Session, officer: Officer, device: KnownDevice | None, token: str, at: datetime
) -> Entered:
    officer_id = id_of(officer)
    if device is None:
        token = new_token()
        session.add(KnownDevice(token_hash=token_hash(token), officer_id=officer_id, used_at=at))
        session.flush()
        _forget_devices(session, officer_id, at)
    else:
        device.used_at = at
    visitor = visitor_of_officer(session, officer, Door.PAGE)
    return Entered(visitor, begin_session(session, officer_id, at), token)


def _forget_devices(session: Session, officer_id: int, at: datetime) -> None:
    """Those that were not used for long, and the oldest of too many."""
    rows = session.exec(
        select(KnownDevice)
        .where(KnownDevice.officer_id == officer_id)
        .order_by(col(KnownDevice.used_at).desc())
    ).all()
    for place, row in enumerate(rows):
        if place >= MOST_DEVICES or row.used_at < at - DEVICE_KEPT:
            session.delete(row)


@step("oude-adressen-wissen")
def forget_old_addresses(at: datetime) -> int:
    """Delete the network addresses whose failures no longer count; how many there were."""
    with transaction() as session:
        gone = session.exec(
            delete(KnownAddress).where(col(KnownAddress.failed_at) < at - FORGOTTEN_AFTER)
        )
        return int(gone.rowcount)
