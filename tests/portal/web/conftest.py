"""The page of an invented register, asked through HTTP by officers who logged in as people do."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlmodel import select

from models.common.municipality import Officer
from portal.web.app import create_app
from portal.web.entry.cookies import Cookie
from portal.web.entry.csrf import FIELD
from tasks.register.accounts.sessions import begin_session
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tests.builders.case_states import walk_at
from tests.builders.people.log_ins import Person

OWN = "https://weerbaar.example"
SESSION = f"__Host-{Cookie.SESSION.value}"
SIGN = re.compile(rf'name="{FIELD}" value="([0-9a-f]+)"')


@dataclass
class Clock:
    """What time the application thinks it is; a test moves it."""

    at: datetime = datetime(2026, 4, 13, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The present moment."""
        return self.at

    def go_on(self, by: timedelta) -> None:
        """Let so much time pass."""
        self.at += by

    def go_on_a_minute(self) -> None:
        """So that the app on a telephone shows a code that was not used yet."""
        self.go_on(timedelta(minutes=1))


@dataclass
class Browser:
    """The browser of one person: it keeps its cookies, and sends the forms that it got."""

    clock: Clock
    client: TestClient = field(init=False)

    def __post_init__(self) -> None:
        app = create_app(self.clock)
        self.client = TestClient(app, base_url=OWN, follow_redirects=False)

    def get(self, path: str) -> Response:
        """Ask for a page."""
        return self.client.get(path)

    def post(self, path: str, of: str = "", **fields: Any) -> Response:
        """Send the form of a page (`of`, or the same address), as its browser would."""
        found = SIGN.search(self.client.get(of or path).text)
        assert found is not None
        return self.client.post(path, data=fields | {FIELD: found[1]}, headers={"Origin": OWN})

    def log_in(self, person: Person) -> Response:
        """Type code, password and the code of the app; two codes after the last one."""
        self.clock.go_on_a_minute()
        second = person.code_at(self.clock.at)
        return self.post("/inloggen", wie=person.code, wachtwoord=person.password, code=second)


@dataclass(frozen=True)
class Sender:
    """The browser of one officer, that shows a fault of ours as its page."""

    client: TestClient
    sign: str

    @classmethod
    def of(cls, browser: Browser) -> Self:
        """With the sign that all his forms carry."""
        client = TestClient(
            browser.client.app,
            base_url=OWN,
            cookies=browser.client.cookies,
            raise_server_exceptions=False,
            follow_redirects=False,
        )
        found = SIGN.search(client.get("/vandaag").text)
        assert found
        return cls(client, found[1])

    def send(self, path: str, fields: Mapping[str, str]) -> int:
        """What is answered."""
        sent = {**fields, FIELD: self.sign}
        return self.client.post(path, data=sent, headers={"Origin": OWN}).status_code


@pytest.fixture(name="clock")
def fixture_clock() -> Clock:
    """Monday 13 April 2026, ten o'clock in Amsterdam."""
    return Clock()


LogIn = Callable[[str], Browser]


@pytest.fixture(name="log_in")
def fixture_log_in(register: Path, clock: Clock) -> LogIn:  # noqa: ARG001
    """Gives the browser of an officer with a session; the case must be there already.

    Typing a password, which takes a tenth of a second and more, is left to the tests of entering.
    """

    def enter(code: str) -> Browser:
        clock.go_on_a_minute()
        browser = Browser(clock)
        with transaction() as session:
            officer = session.exec(select(Officer).where(Officer.code == code)).one()
            token = begin_session(session, id_of(officer), clock())
        browser.client.cookies.set(SESSION, token)
        assert browser.get("/vandaag").status_code == 200
        return browser

    return enter


CaseAt = Callable[[str], str]


@pytest.fixture(name="case_at")
def fixture_case_at(register: Path) -> CaseAt:
    """Brings an invented case to a state; its reference."""
    return lambda state: walk_at(register, state).reference
