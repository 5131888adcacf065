"""Officers who log in: accounts of the example organisation, made the way people make them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pyotp

from models.common.account_forms import Acceptance, InviteForm
from models.common.visitor import Visitor
from tasks.acts.desk import account_acts
from tasks.acts.desk.account_acts import Entered

BEGIN = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
ADMINISTRATOR = "BEH1"


@dataclass
class Person:
    """One officer with an app on his telephone; the clock of a log-in is told."""

    code: str
    password: str = field(repr=False)
    secret: str = field(repr=False)
    recovery_codes: Sequence[str] = ()
    device: str = ""

    def code_at(self, at: datetime) -> str:
        """What his app shows."""
        return pyotp.TOTP(self.secret).at(at)

    def log_in(self, at: datetime, **changed: str) -> Entered:
        """With everything right, apart from what is changed."""
        given = {"second": self.code_at(at), "password": self.password, "who": self.code} | changed
        return account_acts.log_in(
            given["who"],
            given["password"],
            given["second"],
            at,
            address=given.get("address", "192.0.2.1"),
            device=given.get("device", self.device),
        )

    def enter(self, at: datetime) -> Visitor:
        """Log in with everything right; only who."""
        return self.log_in(at).visitor


def make_account(token: str, at: datetime, password: str = "") -> Person:
    """Accept an invitation as a person does: scan, choose, type the first code."""
    invitee = account_acts.open_invitation(token, at)
    secret = parse_qs(urlsplit(invitee.totp_address).query)["secret"][0]
    password = password or f"zeven groene fietsen in {invitee.officer_code[-1]}"
    person = Person(invitee.officer_code, password, secret)
    accepted = account_acts.accept(Acceptance(token, password, person.code_at(at)), at)
    person.recovery_codes = accepted.recovery_codes
    return person


def first_administrator(at: datetime = BEGIN) -> Person:
    """BEH1, who was invited at set-up."""
    return make_account(account_acts.invite_first(ADMINISTRATOR, at).token, at)


def with_account(code: str, at: datetime = BEGIN) -> Person:
    """An officer who was invited by BEH1."""
    invited = account_acts.invite(InviteForm(officer=code, by=ADMINISTRATOR), at)
    return make_account(invited.token, at)


def later(seconds: float = 60) -> datetime:
    """So long after everybody made his account; 60 seconds are two codes further."""
    return BEGIN + timedelta(seconds=seconds)
