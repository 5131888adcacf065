"""A session ends by itself, by its officer, by an administrator, and when he leaves."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from models.common.account_forms import InviteForm
from models.common.login_session import LoginSession, SessionEnd
from models.common.municipality import Officer, OfficerRole
from models.law.common.roles import Role, RoleError
from tasks.acts.desk import account_acts
from tasks.register.accounts.sessions import forget_old_sessions
from tasks.register.resources import reading, transaction
from tests.builders.people.log_ins import Person, first_administrator, later, with_account


@pytest.fixture(name="person")
def fixture_person() -> Person:
    """ZAAK1, with an account."""
    first_administrator()
    return with_account("ZAAK1")


def sessions() -> list[tuple[float, SessionEnd | None]]:
    """Of each session how long it was used, in seconds, and why it ended."""
    with reading() as session:
        rows = session.exec(select(LoginSession).order_by(col(LoginSession.id))).all()
    return [((row.seen_at - row.begun_at).total_seconds(), row.ended_by) for row in rows]


def test_a_session_goes_on_while_it_is_used(person: Person) -> None:
    """Each request renews it, and writes that at most once a minute."""
    token = person.log_in(later()).token
    for seconds in (90, 119, 121, 125, 600, 2300):
        visitor = account_acts.visitor_of(token, later(seconds))
        assert visitor is not None
        assert visitor.officer_code == "ZAAK1"
    assert sessions() == [(2240, None)]
    assert account_acts.visitor_of(token, later(2330)) is not None
    assert sessions() == [(2240, None)]


def test_a_session_that_is_left_alone_ends(person: Person) -> None:
    """After half an hour, for good."""
    token = person.log_in(later()).token
    assert account_acts.visitor_of(token, later(60 + 1800)) is None
    assert account_acts.visitor_of(token, later(61)) is None
    assert sessions() == [(0, SessionEnd.IDLE)]


def test_a_session_ends_at_the_end_of_a_day(person: Person) -> None:
    """Also when somebody works on."""
    token = person.log_in(later()).token
    for minutes in range(1, 12 * 60, 20):
        assert account_acts.visitor_of(token, later(60 + 60 * minutes)) is not None
    assert account_acts.visitor_of(token, later(60) + timedelta(hours=12)) is None
    assert sessions()[0][1] is SessionEnd.TOO_LONG


def test_logging_out_ends_that_session_alone(person: Person) -> None:
    """The telephone stays logged in; a second time changes nothing."""
    desk, telephone = person.log_in(later()).token, person.log_in(later(120)).token
    for _ in range(2):
        account_acts.log_out(desk, later(130))
    assert account_acts.visitor_of(desk, later(130)) is None
    assert account_acts.visitor_of(telephone, later(130)) is not None
    assert [ended for _, ended in sessions()] == [SessionEnd.LOGGED_OUT, None]


@pytest.mark.parametrize("token", ["", "iets", "0" * 43])
def test_an_unknown_token_is_nobody(person: Person, token: str) -> None:
    """Nor an empty one."""
    person.log_in(later())
    assert account_acts.visitor_of(token, later()) is None


def test_an_administrator_logs_somebody_out_everywhere(person: Person) -> None:
    """Of his own municipalities; his account stays."""
    tokens = [person.log_in(later(60 * number)).token for number in (1, 2)]
    form = InviteForm(officer="ZAAK1", by="BEH1")
    assert account_acts.end_sessions(form, later(130)).count == 2
    assert [account_acts.visitor_of(token, later(131)) for token in tokens] == [None, None]
    assert person.log_in(later(180)).token
    with pytest.raises(RoleError):
        account_acts.end_sessions(InviteForm(officer="BEH1", by="ZAAK1"), later(130))


def test_who_leaves_is_logged_out_at_once(person: Person) -> None:
    """Whichever way the row was changed."""
    token = person.log_in(later()).token
    with transaction() as session:
        session.exec(select(Officer).where(Officer.code == "ZAAK1")).one().active = False
    assert account_acts.visitor_of(token, later(61)) is None
    assert sessions() == [(0, SessionEnd.DEACTIVATED)]


def test_the_roles_are_those_of_the_moment(person: Person) -> None:
    """A role that is taken away is gone at the next request."""
    token = person.log_in(later()).token
    with transaction() as session:
        officer = session.exec(select(Officer).where(Officer.code == "ZAAK1")).one()
        session.delete(session.get_one(OfficerRole, (officer.id, "9001", Role.CASE_HANDLER)))
    visitor = account_acts.visitor_of(token, later(61))
    assert visitor is not None
    assert visitor.roles == {"9002": frozenset({Role.CASE_HANDLER})}


def test_sessions_are_forgotten_after_three_months(person: Person) -> None:
    """They tell when somebody worked: personal data of an officer."""
    person.log_in(later())
    forget_old_sessions(later(60) + timedelta(days=90))
    assert len(sessions()) == 1
    forget_old_sessions(later(61) + timedelta(days=90))
    assert sessions() == []


def test_the_list_tells_what_everybody_logs_in_with(person: Person) -> None:
    """For an administrator of the municipality."""
    person.log_in(later())
    account_acts.invite(InviteForm(officer="BGM", by="BEH1"), later())
    found = {
        line.officer_code: line for line in account_acts.list_accounts("9002", "BEH1", later())
    }
    assert found["ZAAK1"].has_password
    assert found["ZAAK1"].open_sessions == 1
    assert found["ZAAK1"].roles == (Role.CASE_HANDLER,)
    assert found["BGM"].invited_until == later() + timedelta(days=7)
    assert not found["COM1"].has_password
    with pytest.raises(RoleError):
        account_acts.list_accounts("9002", "ZAAK1", later())
