"""Fixtures for tests of the outbox: a register of its own, and real mail servers."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.database import open_register
from tests.mail_box import TestBox, forget_resources
from tests.smtp_servers import MailServers, start_mail_servers


@pytest.fixture(scope="session")
def mail_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServers]:
    """The mail servers, in a process of their own for the whole run."""
    with start_mail_servers(tmp_path_factory.mktemp("mail-servers")) as servers:
        yield servers


@pytest.fixture(scope="session")
def migrated_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register made by the real migrations, to copy."""
    path = tmp_path_factory.mktemp("register") / "register.db"
    open_register(f"sqlite:///{path}").dispose()
    return path


@pytest.fixture
def register_url(tmp_path: Path, migrated_register: Path) -> str:
    """The address of an empty register; a run on PostgreSQL gives another one."""
    copy = shutil.copy(migrated_register, tmp_path / "register.db")
    return f"sqlite:///{copy}"


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, register_url: str) -> Iterator[TestBox]:
    """An empty outbox."""
    yield TestBox(monkeypatch, tmp_path / "mail", register_url)
    forget_resources()
