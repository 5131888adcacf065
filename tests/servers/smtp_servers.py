"""Real SMTP servers in another process, which write down what they take.

Started with `start_mail_servers(folder)`; every server has a name and a port of its own:

- `accepts`, `seven_bit`, `slow`, `small`, `login`, `untrusted`: aiosmtpd, as servers really are;
- the names of `FAULTS`: a small server of our own that does what aiosmtpd cannot do.
"""

import asyncio
import base64
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import partial
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.servers.own_certificate import untrusted_context

ROOT = Path(__file__).parents[2]
LOGIN = ("weerbaar", "het-goede-wachtwoord")
SLOW_SECONDS = 0.004

# What a faulty server does, and when. An action is a reply, "drop" or "stall".
FAULTS: dict[str, dict[str, str]] = {
    "closes_at_greeting": {"greeting": "421 busy"},
    "closes_at_mail": {"mail": "421 busy"},
    "defers_at_data": {"data": "451 try later"},
    "drops_before_data": {"data": "drop"},
    "drops_in_body": {"body": "drop"},
    "drops_after_dot": {"dot": "drop"},
    "stalls_at_greeting": {"greeting": "stall"},
    "stalls_after_dot": {"dot": "stall"},
    "defers_after_dot": {"dot": "452 disk full"},
    "refuses_after_dot": {"dot": "554 no spam"},
    "babbles_after_dot": {"dot": "what?"},
}


@dataclass(frozen=True)
class Arrived:
    """A message as a server took it."""

    server: str
    recipient: str
    content: bytes

    @property
    def message(self) -> EmailMessage:
        """The message as a mail program reads it."""
        parsed = message_from_bytes(self.content, policy=default)
        assert isinstance(parsed, EmailMessage)
        return parsed

    @property
    def message_id(self) -> str:
        """The Message-ID, with its angle brackets."""
        return str(self.message["Message-ID"])


@dataclass(frozen=True)
class MailServers:
    """The running servers, seen from the test."""

    ports: dict[str, int]
    folder: Path

    @property
    def certificate(self) -> Path:
        """The certificate of the server `untrusted`, for who wants to trust it after all."""
        return self.folder / "certificate.pem"

    def arrived(self, server: str, *recipients: str) -> list[Arrived]:
        """What the server took, for these recipients only when there are any."""
        return [
            Arrived(server, entry["recipient"], base64.b64decode(entry["content"]))
            for entry in self._entries(server, "message")
            if not recipients or entry["recipient"] in recipients
        ]

    def count(self, server: str, event: str) -> int:
        """How often the server saw this: "connection", "login", "message"."""
        return len(self._entries(server, event))

    def _entries(self, server: str, event: str) -> list[dict[str, str]]:
        lines = (self.folder / "log.jsonl").read_text().splitlines()
        entries = [json.loads(line) for line in lines]
        return [e for e in entries if e["server"] == server and e["event"] == event]


@contextmanager
def start_mail_servers(folder: Path) -> Iterator[MailServers]:
    """Run all servers in one process of their own until the block ends."""
    (folder / "log.jsonl").touch()
    command = [sys.executable, "-m", "tests.servers.smtp_servers", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield MailServers(json.loads(process.stdout.readline()), folder)
        finally:
            process.kill()


class Log:
    """Writes what happened, one line of JSON each, before the server answers."""

    def __init__(self, path: Path, server: str) -> None:
        self._path = path
        self._server = server

    def write(self, event: str, **facts: str) -> None:
        """Append one line, visible to other processes at once."""
        with self._path.open("a") as file:
            file.write(json.dumps({"server": self._server, "event": event, **facts}) + "\n")

    def message(self, recipient: str, content: bytes) -> None:
        """Append a message that was taken."""
        self.write("message", recipient=recipient, content=base64.b64encode(content).decode())


class Handler:
    """Takes every message but those to recipients whose name says otherwise."""

    def __init__(self, log: Log, seconds: float = 0) -> None:
        self._log = log
        self._seconds = seconds

    async def handle_RCPT(  # noqa: N802  the name that aiosmtpd asks for
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if address.startswith("refused"):
            return "550 no such user"
        if address.startswith("deferred"):
            return "451 greylisted"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        content = envelope.original_content
        assert content is not None
        self._log.message(envelope.rcpt_tos[0], content)
        await asyncio.sleep(self._seconds)
        return "250 taken"


def aiosmtpd_servers(log_of: Callable[[str], Log], folder: Path) -> dict[str, Callable[[], SMTP]]:
    """The servers that behave, in the variations that matter."""

    def authenticate(
        _server: SMTP, _session: Session, _envelope: Envelope, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        log_of("login").write("login", mechanism=mechanism)
        given = (data.login.decode(), data.password.decode())
        return AuthResult(success=given == LOGIN, handled=False)

    def handler(name: str, seconds: float = 0) -> Handler:
        return Handler(log_of(name), seconds)

    return {
        "accepts": partial(SMTP, handler("accepts")),
        "seven_bit": partial(SMTP, handler("seven_bit"), decode_data=True),
        "slow": partial(SMTP, handler("slow", SLOW_SECONDS)),
        "small": partial(SMTP, handler("small"), data_size_limit=500),
        "login": partial(
            SMTP,
            handler("login"),
            authenticator=authenticate,
            auth_required=True,
            auth_require_tls=False,
        ),
        "untrusted": partial(
            SMTP, handler("untrusted"), tls_context=untrusted_context(folder), require_starttls=True
        ),
    }


class FaultySession:
    """One connection to a server that fails at the moment that `faults` names."""

    def __init__(self, faults: dict[str, str], log: Log) -> None:
        self._faults = faults
        self._log = log

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Talk until the fault, or until the client leaves."""
        self._reader, self._writer = reader, writer
        self._log.write("connection")
        try:
            await self._do("greeting", "220 ready")
            while line := await reader.readline():
                await self._answer(line[:4].decode().casefold(), line.decode())
        except ConnectionAbortedError:
            writer.transport.abort()
        except (EOFError, ConnectionError):
            writer.close()

    async def _answer(self, verb: str, line: str) -> None:
        if verb == "rcpt":
            self._recipient = line.partition("<")[2].partition(">")[0]
        if verb == "data":
            await self._take_message()
        else:
            await self._do(verb, "221 bye" if verb == "quit" else "250 fine")

    async def _take_message(self) -> None:
        await self._do("data", "354 go on")
        if "data" in self._faults:
            return
        if "body" in self._faults:
            await self._reader.readline()
            await self._do("body", "")
        self._log.message(self._recipient, await self._reader.readuntil(b"\r\n.\r\n"))
        await self._do("dot", "250 taken")

    async def _do(self, stage: str, reply: str) -> None:
        """Send the reply, unless something else happens at this stage."""
        action = self._faults.get(stage, reply)
        if action == "stall":
            await self._reader.read()
        if action in {"stall", "drop"}:
            raise ConnectionAbortedError
        self._writer.write(action.encode() + b"\r\n")
        if action.startswith("421"):
            raise EOFError


async def faulty_session(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, faults: dict[str, str], log: Log
) -> None:
    """A new session for each connection."""
    await FaultySession(faults, log)(reader, writer)


async def serve(folder: Path) -> None:
    """Open every server, tell the ports on standard output, and serve until killed."""
    loop = asyncio.get_running_loop()
    log_of: Callable[[str], Log] = partial(Log, folder / "log.jsonl")
    ports: dict[str, int] = {}

    def port_of(server: asyncio.Server) -> int:
        address: Any = server.sockets[0].getsockname()
        return int(address[1])

    for name, factory in aiosmtpd_servers(log_of, folder).items():
        ports[name] = port_of(await loop.create_server(factory, "127.0.0.1", 0))
    for name, faults in FAULTS.items():
        session = partial(faulty_session, faults=faults, log=log_of(name))
        ports[name] = port_of(await asyncio.start_server(session, "127.0.0.1", 0))
    sys.stdout.write(json.dumps(ports) + "\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
