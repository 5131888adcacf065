"""Fixtures for tests of the outbox: a register of its own, and real mail servers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mail_box import TestBox, forget_resources
from tests.smtp_servers import MailServers, start_mail_servers


@pytest.fixture(scope="session")
def mail_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServers]:
    """The mail servers, in a process of their own for the whole run."""
    with start_mail_servers(tmp_path_factory.mktemp("mail-servers")) as servers:
        yield servers


@pytest.fixture
def register_url(tmp_path: Path) -> str:
    """The address of an empty register; a run on PostgreSQL gives another one."""
    return f"sqlite:///{tmp_path / 'register.db'}"


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, register_url: str) -> Iterator[TestBox]:
    """An empty outbox."""
    yield TestBox(monkeypatch, tmp_path / "mail", register_url)
    forget_resources()
