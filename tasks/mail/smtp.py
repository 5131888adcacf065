"""Talking to the mail server, so that we always know whether a message was handed over.

A reply is a definite yes or no, before the message as well as after it. Silence is a definite no
until the server has asked for the message (354); after that nobody knows, and the verdict says so.
"""

import asyncio
import re
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Self

from aiosmtplib import SMTP, SMTPException, SMTPResponseException

from tasks.mail.mime import bare_address
from tasks.register.resources import Settings

SERVICE_CLOSING = 421
FINAL_REPLY_FACTOR = 4
"""A server may scan the whole message before it answers; RFC 5321 4.5.3.2.6 asks ten minutes."""


class Verdict(StrEnum):
    """How one attempt to send ended."""

    SENT = "sent"
    IN_FOLDER = "in_folder"
    LATER = "later"
    """Certainly not sent; worth another attempt."""
    REFUSED = "refused"
    """Certainly not sent, and no attempt will help."""
    UNKNOWN = "unknown"


class Trouble(StrEnum):
    """What an attempt told about the server, for the messages after it."""

    NONE = "none"
    CONNECTION_LOST = "connection_lost"
    SERVER_UNUSABLE = "server_unusable"
    LOGIN_REFUSED = "login_refused"


@dataclass(frozen=True)
class Outcome:
    """The end of one attempt; `words` is the reply code with our own Dutch words."""

    verdict: Verdict
    words: str
    trouble: Trouble = Trouble.NONE


class _AttemptEndedError(Exception):
    """Raised when a step before the hand-over ends the attempt."""

    def __init__(self, words: str, trouble: Trouble, verdict: Verdict = Verdict.LATER) -> None:
        super().__init__(words)
        self.outcome = Outcome(verdict, words, trouble)


class SmtpSession:
    """One connection for the messages of a run, opened when the first one needs it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._runner = asyncio.Runner()
        self._client: SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        with self._runner:
            if self._client is not None:
                self._runner.run(_leave(self._client))

    def send(self, recipient: str, mime: bytes) -> Outcome:
        """Hand one message to the server; whatever server and network do becomes an outcome."""
        return self._runner.run(self._send(recipient, mime))

    async def _send(self, recipient: str, mime: bytes) -> Outcome:
        try:
            client = await self._connected()
            sender = bare_address(self._settings.mail_sender)
            await _name_envelope(client, sender, recipient, len(mime))
            outcome = await self._hand_over(client, mime)
        except _AttemptEndedError as ended:
            outcome = ended.outcome
        if outcome.verdict is not Verdict.SENT:
            await self._start_afresh()
        return outcome

    async def _connected(self) -> SMTP:
        """The connection of this run, or a new one."""
        if self._client is None or not self._client.is_connected:
            self._client = SMTP(
                hostname=self._settings.smtp_host,
                port=self._settings.smtp_port,
                timeout=self._settings.smtp_timeout_seconds,
                # A full host name would have to be asked from the network.
                local_hostname=socket.gethostname(),
                start_tls=False,
            )
            try:
                await self._open(self._client)
            except (SMTPException, OSError) as error:
                raise _cannot_connect(error) from error
        return self._client

    async def _open(self, client: SMTP) -> None:
        """Connect, encrypt and log in as the settings ask; never less than they ask."""
        await client.connect()
        await client.ehlo()
        if self._settings.smtp_starttls:
            if not client.supports_extension("starttls"):
                raise _AttemptEndedError(
                    "de mailserver biedt geen versleuteling aan (STARTTLS)", Trouble.SERVER_UNUSABLE
                )
            await client.starttls()
            await client.ehlo()
        if self._settings.smtp_user:
            await self._log_in(client)

    async def _log_in(self, client: SMTP) -> None:
        """One mechanism, one attempt: several wrong ones in a row may lock the account."""
        mechanisms = {"plain": client.auth_plain, "login": client.auth_login}
        offered = [name for name in mechanisms if name in client.server_auth_methods]
        if not offered:
            raise _AttemptEndedError(
                "de mailserver biedt geen aanmelding aan die wij kennen", Trouble.SERVER_UNUSABLE
            )
        password = self._settings.smtp_password.get_secret_value()
        try:
            await mechanisms[offered[0]](self._settings.smtp_user, password)
        except SMTPResponseException as error:
            raise _AttemptEndedError(
                f"{error.code}: de mailserver weigerde de aanmelding", Trouble.LOGIN_REFUSED
            ) from error

    async def _hand_over(self, client: SMTP, mime: bytes) -> Outcome:
        """Send the message itself, after which silence means that nobody knows."""
        if client.protocol is None:
            raise _lost_before_hand_over()
        timeout = self._settings.smtp_timeout_seconds * FINAL_REPLY_FACTOR
        try:
            client.protocol.write(re.sub(rb"(?m)^\.", b"..", mime) + b".\r\n")
            reply = await client.protocol.read_response(timeout=timeout)
        except (SMTPException, OSError):
            client.close()
            return Outcome(
                Verdict.UNKNOWN,
                "de verbinding viel weg bij de overdracht: onbekend of het bericht aankwam",
                Trouble.SERVER_UNUSABLE,
            )
        return _last_word(reply.code)

    async def _start_afresh(self) -> None:
        """Make the connection ready for the next message, or give it up."""
        if self._client is None:
            return
        try:
            await self._client.rset()
        except (SMTPException, OSError):
            self._client.close()


async def _name_envelope(client: SMTP, sender: str, recipient: str, size: int) -> None:
    """MAIL, RCPT and DATA, up to the moment that the server asks for the message."""
    announced = [f"SIZE={size}".encode()] if client.supports_extension("size") else []
    steps = (
        ("de afzender", 2, [b"MAIL", f"FROM:<{sender}>".encode(), *announced]),
        ("de ontvanger", 2, [b"RCPT", f"TO:<{recipient}>".encode()]),
        ("het bericht", 3, [b"DATA"]),
    )
    for subject, wanted, command in steps:
        try:
            reply = await client.execute_command(*command)
        except (SMTPException, OSError) as error:
            client.close()
            raise _lost_before_hand_over() from error
        if reply.code // 100 != wanted:
            raise _no(reply.code, subject)


def _no(code: int, subject: str) -> _AttemptEndedError:
    """What a reply means that is not the one wanted: 5xx for good, anything else for now."""
    if code // 100 == 5:  # noqa: PLR2004  the class of permanent refusals, RFC 5321 4.2.1
        words = f"{code}: de mailserver weigerde {subject}"
        return _AttemptEndedError(words, Trouble.NONE, Verdict.REFUSED)
    lost = Trouble.CONNECTION_LOST if code == SERVICE_CLOSING else Trouble.NONE
    return _AttemptEndedError(f"{code}: de mailserver weigerde {subject} voorlopig", lost)


def _last_word(code: int) -> Outcome:
    """What the reply to the whole message means."""
    if code // 100 == 2:  # noqa: PLR2004  the class of success
        return Outcome(Verdict.SENT, f"{code}: de mailserver nam het bericht aan")
    if code // 100 in {4, 5}:
        return _no(code, "de inhoud").outcome
    return Outcome(Verdict.UNKNOWN, "de mailserver gaf geen geldig antwoord op het bericht")


def _lost_before_hand_over() -> _AttemptEndedError:
    return _AttemptEndedError(
        "de verbinding viel weg voordat het bericht was overgedragen", Trouble.CONNECTION_LOST
    )


def _cannot_connect(error: Exception) -> _AttemptEndedError:
    """Why there is no usable connection; the server's own words may quote addresses."""
    if isinstance(error, SMTPResponseException):
        words = f"{error.code}: de mailserver weigerde de verbinding"
    elif isinstance(error, ssl.SSLCertVerificationError):
        words = "het certificaat van de mailserver is niet te vertrouwen"
    elif isinstance(error, ssl.SSLError):
        words = "de versleutelde verbinding met de mailserver mislukte"
    elif isinstance(error, TimeoutError):
        words = "de mailserver antwoordde niet op tijd"
    else:
        words = "er is geen verbinding met de mailserver"
    return _AttemptEndedError(words, Trouble.SERVER_UNUSABLE)


async def _leave(client: SMTP) -> None:
    """Say goodbye; a server that is gone already needs no goodbye."""
    with suppress(SMTPException, OSError):
        await client.quit()
    client.close()
