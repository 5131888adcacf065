"""Logging in on SQLite and on PostgreSQL: what must hold when two do it at the same time."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError
from sqlmodel import select

from models.common.account import Account, KnownAddress
from models.common.account_forms import InviteForm
from models.common.login_session import LoginSession
from models.common.municipality import Officer
from tasks.acts.desk import account_acts
from tasks.register.accounts.entering import LogInRefusedError
from tasks.register.accounts.provider_entry import ProviderClaims
from tasks.register.resources import reading, transaction
from tests.builders.people.log_ins import first_administrator, later, with_account
from tests.builders.people.set_up import import_organisation

EXAMPLE = Path(__file__).parents[3] / "docs" / "example" / "organisatie.yaml"


def test_one_code_opens_one_session_when_four_use_it_at_once(any_register: str) -> None:
    """Looked over a shoulder and typed faster: one of them is in, and only one."""
    assert any_register
    import_organisation(EXAMPLE)
    person = first_administrator()

    def try_it(_: int) -> bool:
        try:
            person.log_in(later())
        except LogInRefusedError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        came_in = list(pool.map(try_it, range(4)))
    with reading() as session:
        assert len(session.exec(select(LoginSession)).all()) == 1
    assert sum(came_in) == 1


def test_two_invitations_at_once_leave_one(any_register: str) -> None:
    """Of the same officer: whichever was last."""
    assert any_register
    import_organisation(EXAMPLE)
    first_administrator()
    form = InviteForm(officer="ZAAK1", by="BEH1")
    with ThreadPoolExecutor(2) as pool:
        tokens = [invited.token for invited in pool.map(lambda _: _invite(form), range(2))]
    opened = [token for token in tokens if _opens(token)]
    assert len(opened) == 1


def _invite(form: InviteForm) -> account_acts.Invited:
    return account_acts.invite(form, later())


def _opens(token: str) -> bool:
    try:
        account_acts.open_invitation(token, later())
    except account_acts.InvitationError:
        return False
    return True


def test_a_session_is_the_same_on_both(any_register: str) -> None:
    """Begun, seen, ended by an administrator."""
    assert any_register
    import_organisation(EXAMPLE)
    first_administrator()
    person = with_account("ZAAK1")
    token = person.log_in(later()).token
    assert account_acts.visitor_of(token, later(200)) is not None
    account_acts.end_sessions(InviteForm(officer="ZAAK1", by="BEH1"), later(201))
    assert account_acts.visitor_of(token, later(202)) is None


@pytest.mark.parametrize("code", ["weerbaar", "WEERBAAR", "Weerbaar"])
def test_the_system_is_nobody(any_register: str, code: str) -> None:
    """The code with which the system itself acts is no officer's, whoever writes it."""
    assert any_register
    officer = Officer(code=code, name="Verzonnen", email="o@gemeente.invalid")
    with (
        pytest.raises(DatabaseError, match="De code weerbaar is van het systeem zelf"),
        transaction() as session,
    ):
        session.add(officer)
    import_organisation(EXAMPLE)
    with (
        pytest.raises(DatabaseError, match="De code weerbaar is van het systeem zelf"),
        transaction() as session,
    ):
        session.exec(select(Officer).where(Officer.code == "ZAAK1")).one().code = code


def test_many_names_from_one_new_address_at_once_are_all_counted(any_register: str) -> None:
    """Each is refused in the one sentence; none of them stumbles over another."""
    assert any_register
    import_organisation(EXAMPLE)
    person = first_administrator()

    def guess(number: int) -> None:
        with pytest.raises(LogInRefusedError):
            person.log_in(later(), who=f"NIEMAND{number}", address="198.51.100.9")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(guess, range(8)))
    with reading() as session:
        assert session.exec(select(KnownAddress.failures)).all()[-1] == 8


def test_who_comes_from_the_provider_twice_at_once_is_bound_once(any_register: str) -> None:
    """Both come in, as the same officer."""
    assert any_register
    import_organisation(EXAMPLE)
    claims = ProviderClaims("https://login.invalid", "s-1", email="zaak1@gemeente.invalid")

    def enter(_: int) -> str:
        return account_acts.log_in_by_provider(claims, later()).visitor.officer_code

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(enter, range(4))) == ["ZAAK1"] * 4
    with reading() as session:
        assert len(session.exec(select(Account)).all()) == 1
