"""An account begins with an invitation: by whom, how long, and what it takes to accept one."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.common.account import Account, AccountInvitation, RecoveryCode
from models.common.account_forms import Acceptance, InviteForm
from models.common.municipality import Officer, OfficerRole
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Role, RoleError
from tasks.acts.desk import account_acts
from tasks.register.accounts.account_invitations import (
    AccountExistsError,
    InvitationError,
    SharedAddressError,
)
from tasks.register.accounts.entering import LogInRefusedError
from tasks.register.chains import events_of
from tasks.register.resources import reading, transaction
from tests.builders.people.log_ins import (
    BEGIN,
    first_administrator,
    later,
    make_account,
    with_account,
)
from tests.readers.register_counts import every_row


def test_the_first_administrator_is_made_once() -> None:
    """As soon as there is an account, only an administrator invites."""
    first = first_administrator()
    assert first.enter(later()).officer_code == "BEH1"
    before = every_row()

    with pytest.raises(AccountExistsError, match="Er is al een account"):
        account_acts.invite_first("BEH1", later())
    assert every_row() == before


def test_the_first_one_must_be_an_administrator() -> None:
    """Whoever sets Weerbaar up cannot begin as the mayor."""
    with pytest.raises(WeerbaarError, match="Medewerker BGM is nergens beheerder"):
        account_acts.invite_first("BGM", BEGIN)


def test_only_an_administrator_of_every_municipality_of_an_officer_invites_him() -> None:
    """Who manages Lindewaarde alone cannot make himself an account of the mayor of both."""
    with transaction() as session:
        officer = session.exec(select(Officer).where(Officer.code == "BEH1")).one()
        session.delete(session.get_one(OfficerRole, (officer.id, "9001", Role.ADMINISTRATOR)))
    for by in ("BEH1", "BGM", "ZAAK1"):
        with pytest.raises(RoleError, match="medewerkers beheren vraagt de rol beheerder"):
            account_acts.invite(InviteForm(officer="BGM", by=by), BEGIN)

    with reading() as session:
        assert session.exec(select(AccountInvitation)).all() == []


def test_an_invitation_opens_once_and_for_a_week() -> None:
    """Afterwards it says the same as one that never was."""
    first_administrator()
    invited = account_acts.invite(InviteForm(officer="ZAAK1", by="BEH1"), BEGIN)
    assert invited.said[-1] == invited.token
    for _ in range(2):
        assert account_acts.open_invitation(invited.token, BEGIN).officer_code == "ZAAK1"
    refused = []
    for token, at in (
        ("geen uitnodiging", BEGIN),
        (invited.token, BEGIN + timedelta(days=7)),
    ):
        with pytest.raises(InvitationError) as error:
            account_acts.open_invitation(token, at)
        refused.append(str(error.value))
    make_account(invited.token, BEGIN)
    with pytest.raises(InvitationError) as error:
        account_acts.open_invitation(invited.token, BEGIN)

    assert {*refused, str(error.value)} == {refused[0]}


def test_a_second_invitation_replaces_the_first() -> None:
    """Of two letters on a desk only the newest opens."""
    first_administrator()
    form = InviteForm(officer="ZAAK1", by="BEH1")
    old, new = account_acts.invite(form, BEGIN), account_acts.invite(form, later())

    with pytest.raises(InvitationError):
        account_acts.open_invitation(old.token, later())
    assert account_acts.open_invitation(new.token, later()).name == "Zita Verzonnen"


def test_a_wrong_first_code_or_a_weak_password_makes_no_account() -> None:
    """What was typed can be typed again: the invitation still holds."""
    token = account_acts.invite_first("BEH1", BEGIN).token
    before = every_row()
    for password, code, words in (
        ("kort", "000000", "12 tot en met 200 tekens"),
        ("aaaaaaaaaaaaaaaa", "000000", "meer verschillende tekens"),
        ("Bram is verzonnen!", "000000", "gebruik uw naam"),
        ("een heel lang woord", "geen code", "de code uit de app klopt niet"),
    ):
        with pytest.raises(FaultsError, match=words):
            account_acts.accept(Acceptance(token, password, code), BEGIN)

    assert every_row() == before
    assert make_account(token, BEGIN).enter(later()).officer_code == "BEH1"


def test_nothing_that_opens_stands_in_the_register_as_it_is() -> None:
    """Passwords, secrets, tokens and recovery codes are hashes or encrypted."""
    person = first_administrator()
    invited = account_acts.invite(InviteForm(officer="ZAAK1", by="BEH1"), BEGIN)
    entered = person.log_in(later())
    stored = str(every_row())

    assert "argon2id" in stored
    for secret in (
        person.password,
        person.secret,
        invited.token,
        entered.token,
        entered.device,
        *person.recovery_codes,
        *(code.replace("-", "") for code in person.recovery_codes),
    ):
        assert secret not in stored
        assert secret not in repr(entered)


def test_who_renews_his_factors_begins_anew() -> None:
    """Password, app, recovery codes, devices and sessions of before open nothing."""
    first_administrator()
    person = with_account("ZAAK1")
    entered = person.log_in(later())
    renewed = account_acts.renew_factors(InviteForm(officer="ZAAK1", by="BEH1"), later(90))
    assert account_acts.visitor_of(entered.token, later(91)) is None
    for second in (person.code_at(later(120)), person.recovery_codes[0]):
        with pytest.raises(LogInRefusedError):
            person.log_in(later(120), second=second, device=entered.device)
    again = make_account(renewed.token, later(120))

    assert again.enter(later(180)).officer_code == "ZAAK1"
    with reading() as session:
        assert len(session.exec(select(Account)).all()) == 2
        assert len(session.exec(select(RecoveryCode)).all()) == 20


def test_two_officers_with_one_mail_address_get_no_account() -> None:
    """One person with two accounts could prepare and approve."""
    first_administrator()
    with transaction() as session:
        officer = session.exec(select(Officer).where(Officer.code == "JUR1")).one()
        officer.email = "ZAAK1@gemeente.invalid"
    with pytest.raises(SharedAddressError, match="ZAAK1 en JUR1 hebben hetzelfde mailadres"):
        account_acts.invite(InviteForm(officer="ZAAK1", by="BEH1"), BEGIN)


def test_the_history_of_the_organisation_tells_who_was_invited_by_whom() -> None:
    """By code, without a name."""
    first_administrator()
    with_account("ZAAK1")
    with reading() as session:
        told = [(event.officer, event.what) for event in events_of(session, "ORGANISATIE")]

    assert told[-4:] == [
        ("weerbaar", "Medewerker BEH1 uitgenodigd als eerste beheerder."),
        ("BEH1", "Medewerker BEH1 heeft een account gemaakt."),
        ("BEH1", "Medewerker ZAAK1 uitgenodigd om een account te maken."),
        ("ZAAK1", "Medewerker ZAAK1 heeft een account gemaakt."),
    ]
