"""Fixtures for tests of the outbox, and the mail servers they send to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.mail_box import TestBox
from tests.servers.smtp_servers import MailServers, start_mail_servers


@pytest.fixture(name="mail_servers", scope="session")
def fixture_mail_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServers]:
    """The mail servers, in a process of their own for the whole run."""
    with start_mail_servers(tmp_path_factory.mktemp("mail-servers")) as servers:
        yield servers


@pytest.fixture(name="box")
def fixture_box(register: Path, monkeypatch: pytest.MonkeyPatch) -> TestBox:
    """An empty outbox on SQLite."""
    return TestBox(monkeypatch, register / "mail")


@pytest.fixture(name="any_box")
def fixture_any_box(any_register: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestBox:
    """An empty outbox, on SQLite and on PostgreSQL."""
    assert any_register
    return TestBox(monkeypatch, tmp_path / "mail")
