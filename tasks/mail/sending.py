"""Where a message goes: to the folder, or to the mail server, as the mail mode says."""

import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from models.law.common.dutch import join_dutch
from models.law.common.errors import FaultsError
from tasks.mail.mime import bare_address
from tasks.mail.smtp import Outcome, SmtpSession, Trouble, Verdict
from tasks.register.mail_addresses import is_address
from tasks.register.resources import MailMode, Settings

_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class MailSettingsError(FaultsError):
    """Raised when the mail settings cannot work; nothing is claimed and nothing is sent."""


def check_mail_settings(settings: Settings) -> None:
    """Refuse settings that cannot work, with every fault at once."""
    faults = _sender_faults(settings)
    if settings.mail_mode is not MailMode.FOLDER:
        faults += _server_faults(settings)
    if settings.mail_mode is MailMode.TRIAL and not settings.mail_trial_allow:
        faults.append("WEERBAAR_MAIL_TRIAL_ALLOW noemt geen enkel adres voor de proef")
    if faults:
        raise MailSettingsError("De mailinstelling", faults)


def _sender_faults(settings: Settings) -> list[str]:
    if is_address(bare_address(settings.mail_sender)):
        return []
    return ["WEERBAAR_MAIL_SENDER is geen bruikbaar mailadres"]


def _server_faults(settings: Settings) -> list[str]:
    faults = []
    local = settings.smtp_host in _LOOPBACK
    has_password = bool(settings.smtp_password.get_secret_value())
    if not settings.smtp_host.strip():
        faults.append("WEERBAAR_SMTP_HOST ontbreekt")
    if bool(settings.smtp_user) is not has_password:
        faults.append("WEERBAAR_SMTP_USER en WEERBAAR_SMTP_PASSWORD horen bij elkaar")
    if has_password and not settings.smtp_starttls and not local:
        faults.append("zonder WEERBAAR_SMTP_STARTTLS gaat het wachtwoord leesbaar over het netwerk")
    if settings.smtp_timeout_seconds <= 0:
        faults.append("WEERBAAR_SMTP_TIMEOUT_SECONDS moet groter dan 0 zijn")
    if bare_address(settings.mail_sender).endswith("@localhost") and not local:
        faults.append("WEERBAAR_MAIL_SENDER is nog het voorbeeldadres")
    return faults


@dataclass(frozen=True)
class SendingOutcome:
    """How many messages of one run ended how; as text it is one Dutch sentence."""

    sent: int = 0
    kept: int = 0
    """Not sent, tried again later."""
    refused: int = 0
    unknown: int = 0
    in_folder: int = 0

    @classmethod
    def of(cls, verdicts: Counter[Verdict]) -> Self:
        """Count the verdicts of a run."""
        return cls(
            sent=verdicts[Verdict.SENT],
            kept=verdicts[Verdict.LATER],
            refused=verdicts[Verdict.REFUSED],
            unknown=verdicts[Verdict.UNKNOWN],
            in_folder=verdicts[Verdict.IN_FOLDER],
        )

    def __str__(self) -> str:
        counts = {
            "verzonden": self.sent,
            "in de map gezet": self.in_folder,
            "later opnieuw": self.kept,
            "geweigerd": self.refused,
            "onbekend of het aankwam": self.unknown,
        }
        told = [f"{count} {words}" for words, count in counts.items() if count]
        return f"Berichten: {join_dutch(told)}." if told else "Er wachtte geen bericht."


class Courier:
    """Takes the messages of one run away; opens a connection only when a message goes out."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._session = SmtpSession(settings)
        self._allowed = {address.casefold() for address in settings.mail_trial_allow}

    def __enter__(self) -> Self:
        self._session.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session.__exit__(kind, error, trace)

    def send(self, name: str, recipient: str, mime: bytes) -> Outcome:
        """Send one message; `name` is its file name when it goes to the folder."""
        mode = self._settings.mail_mode
        if mode is MailMode.LIVE:
            return self._session.send(recipient, mime)
        if mode is MailMode.TRIAL and recipient.casefold() in self._allowed:
            return self._session.send(recipient, mime)
        why = "" if mode is MailMode.FOLDER else ": de ontvanger hoort niet bij de proef"
        return write_to_folder(self._settings.mail_folder / name, mime, why)


def file_name(message_id: int, key: str) -> str:
    """The name of a message in the folder; the same message always has the same name."""
    return f"{message_id}-{re.sub(r'[^a-z0-9]+', '-', key.casefold()).strip('-')}.eml"


def write_to_folder(path: Path, mime: bytes, why: str) -> Outcome:
    """Write a message whole or not at all; a reader never sees half a mail."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            file.write(mime)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        words = "de mailmap is niet te beschrijven"
        return Outcome(Verdict.LATER, words, Trouble.SERVER_UNUSABLE)
    return Outcome(Verdict.IN_FOLDER, f"in map gezet{why}")
