"""Accounts: who may log in, logging in and out, and what an administrator does about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from models.common.account_forms import Acceptance, Attempt, InviteForm
from models.common.visitor import Visitor
from models.law.common.dutch import dutch_date, plural
from tasks.acts.done import Counted, Done
from tasks.register.accounts import (
    account_invitations,
    account_list,
    entering,
    provider_entry,
    sessions,
)
from tasks.register.accounts.account_invitations import InvitationError, Invitee, Issued
from tasks.register.accounts.account_list import AccountLine
from tasks.register.accounts.entering import Entered, LogInRefusedError
from tasks.register.accounts.provider_entry import ProviderClaims, Sent, UnknownVisitorError
from tasks.register.clock import AMSTERDAM
from tasks.register.organisation import municipality_code

__all__ = [
    "Acceptance",
    "Accepted",
    "AccountLine",
    "Entered",
    "InvitationError",
    "Invited",
    "Invitee",
    "LogInRefusedError",
    "ProviderClaims",
    "Sent",
    "UnknownVisitorError",
]


KEEP_THEM = (
    "Uw account is gemaakt. Bewaar deze herstelcodes op papier, niet op de telefoon: met elke code "
    "komt u één keer binnen zonder telefoon."
)


@dataclass(frozen=True, kw_only=True)
class Invited(Done):
    """Somebody may make an account; `said` holds the token, which is told nowhere else."""

    token: str = field(repr=False)
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Accepted(Done):
    """An account was made; the recovery codes are shown once."""

    recovery_codes: Sequence[str] = field(repr=False)


def invite(form: InviteForm, at: datetime) -> Invited:
    """Let an officer without an account make one; by an administrator of all his municipalities."""
    return _invited(form.officer, account_invitations.invite_officer(form, at))


def invite_first(officer_code: str, at: datetime) -> Invited:
    """Invite the first administrator, at set-up; refused when there is any account."""
    return _invited(officer_code, account_invitations.invite_first(officer_code, at))


def renew_factors(form: InviteForm, at: datetime) -> Invited:
    """For who lost telephone and recovery codes: everything old stops, and he is invited anew."""
    return _invited(form.officer, account_invitations.renew_factors(form, at))


def open_invitation(token: str, at: datetime) -> Invitee:
    """Who was invited, and the address for his app; raises InvitationError."""
    return account_invitations.open_invitation(token, at)


def accept(form: Acceptance, at: datetime) -> Accepted:
    """Make the account with the chosen password, confirmed by the first code of the app."""
    codes = account_invitations.accept_invitation(form, at)
    return Accepted(said=(KEEP_THEM, *codes), recovery_codes=codes)


def log_in(
    code_or_email: str,
    password: str,
    second: str,
    at: datetime,
    *,
    address: str = "",
    device: str = "",
) -> Entered:
    """Log in with a password and a one-time or recovery code; raises LogInRefusedError."""
    attempt = Attempt(code_or_email, password, second, address, device)
    return entering.enter(attempt, at)


def change_password(attempt: Attempt, password: str, at: datetime) -> Entered:
    """Another password, by who knows the present one and has his second factor."""
    return entering.change_password(attempt, password, at)


def log_in_by_provider(claims: ProviderClaims, at: datetime) -> Entered:
    """Log in as whom the OpenID provider knows; the door checked the token."""
    return provider_entry.enter_by_provider(claims, at)


def send_to_provider(state: str, sent: Sent, at: datetime) -> None:
    """Keep for ten minutes what must be the same when somebody comes back from the provider."""
    provider_entry.remember_visit(state, sent, at)


def back_from_provider(state: str, at: datetime) -> Sent:
    """What was kept, once; raises StaleVisitError."""
    return provider_entry.use_visit(state, at)


def visitor_of(token: str, at: datetime) -> Visitor | None:
    """Who has this session, with the roles of now; None when it ended or ends here."""
    return sessions.find_visitor(token, at) if token else None


def log_out(token: str, at: datetime) -> None:
    """End the session of this token."""
    sessions.end_session(token, at)


def end_sessions(form: InviteForm, at: datetime) -> Counted:
    """Log an officer out everywhere, by an administrator."""
    count = account_list.end_sessions(form, at)
    ended = plural(count, "sessie", "sessies")
    return Counted(said=(f"Medewerker {form.officer}: {ended} beëindigd.",), count=count)


def list_accounts(municipality: str, by: str, at: datetime) -> Sequence[AccountLine]:
    """The officers of a municipality with what they log in with; for an administrator of it."""
    return account_list.list_accounts(municipality_code(municipality), by, at)


def _invited(officer_code: str, issued: Issued) -> Invited:
    last = dutch_date(issued.until.astimezone(AMSTERDAM).date())
    how = (
        f"Medewerker {officer_code} kan tot {last} een account maken. Geef deze code persoonlijk; "
        "zij wordt maar één keer getoond:"
    )
    said = (how, issued.token)
    return Invited(reference=officer_code, said=said, token=issued.token, until=issued.until)
