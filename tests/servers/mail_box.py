"""The outbox of one test: its register, its settings, and sending in other processes."""

import multiprocessing
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, func, select

from models.common.message import MessageState, OutgoingMessage
from tasks.mail import outbox
from tasks.register import resources
from tasks.register.resources import AMSTERDAM, reading, transaction
from tests.conftest import forget_register
from tests.servers.smtp_servers import MailServers

AT = datetime(2026, 3, 2, 9, 30, tzinfo=AMSTERDAM)
AFTER_CLAIMS = AT + outbox.CLAIM_LIFETIME + timedelta(minutes=1)
SENDER = "Coördinatie Verzonnendorp <weerbaar@verzonnendorp.example>"


@dataclass(frozen=True)
class File:
    """A finished file, as the rendering tasks hand it over."""

    name: str
    media_type: str
    content: bytes


class TestBox:
    """The outbox of one test, with its own register, folder and settings."""

    __test__ = False

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path) -> None:
        self._patch = patch
        self.folder = folder
        self.use(mail_sender=SENDER)

    def use(self, **values: str) -> None:
        """Give this process other settings; the register stays."""
        for name, value in values.items():
            self._patch.setenv(f"WEERBAAR_{name.upper()}", value)
        resources.settings.cache_clear()

    def send_to(self, servers: MailServers, name: str, **values: str) -> None:
        """Send live to the server with this name, without encryption unless asked."""
        plain = {"mail_mode": "live", "smtp_starttls": "false", "smtp_timeout_seconds": "10"}
        self.use(smtp_port=str(servers.ports[name]), **{**plain, **values})

    def queue(self, key: str = "eerste", recipient: str = "", **facts: Any) -> bool:
        """Queue one message in its own transaction."""
        mail: dict[str, Any] = {
            "queued_at": AT,
            "subject": "Sluiting van een pand",
            "text": "Geachte partner,\n\nHet pand is gesloten.\n",
            "html": "<p>Geachte partner,</p><p>Het pand is gesloten.</p>",
        }
        recipient = recipient or f"{key}@partner.example"
        with transaction() as session:
            return outbox.queue_message(session, key=key, recipient=recipient, **{**mail, **facts})

    def send(self, at: datetime = AT) -> outbox.SendingOutcome:
        """One sending run."""
        return outbox.send_waiting(at)

    def row(self, key: str = "eerste") -> OutgoingMessage:
        """The row of a message as it stands in the register."""
        return next(row for row in self.rows() if row.key == key)

    def rows(self) -> list[OutgoingMessage]:
        """All rows, oldest first."""
        with reading() as session:
            rows = list(session.exec(select(OutgoingMessage).order_by(col(OutgoingMessage.id))))
            session.expunge_all()
        return rows

    def keys(self, state: MessageState) -> list[str]:
        """The keys of all messages in this state."""
        return [row.key for row in self.rows() if row.state is state]

    def attempts(self) -> int:
        """How many attempts all messages had together."""
        with reading() as session:
            return session.exec(select(func.sum(OutgoingMessage.attempts))).one() or 0

    def files(self) -> list[str]:
        """What lies in the mail folder, also files that a reader should not see."""
        return sorted(path.name for path in self.folder.iterdir())


def send_here(environment: dict[str, str], at: datetime) -> None:
    """One sending run in the process that calls this."""
    os.environ.update(environment)
    forget_register()
    outbox.send_waiting(at)


def start_sending(at: datetime = AT) -> BaseProcess:
    """Start a sending run in another process, with the settings of this one."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.servers.mail_box"])
    ours = {name: value for name, value in os.environ.items() if name.startswith("WEERBAAR_")}
    process = context.Process(target=send_here, args=(ours, at))
    process.start()
    return process
