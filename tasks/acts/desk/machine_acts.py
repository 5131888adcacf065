"""What an administrator wants to know of the machine on which Weerbaar runs."""

import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.acts import municipality_acts, register_acts, settings_acts
from tasks.acts.done import Done
from tasks.acts.municipality_acts import MunicipalityLine
from tasks.mail.sending import check_mail_settings
from tasks.register.authority import municipalities_where
from tasks.register.database import newest_revision
from tasks.register.resources import MailMode, settings

MAIL_MODES = {
    MailMode.FOLDER: "in een map op deze machine; er gaat niets uit",
    MailMode.TRIAL: "proef; alleen naar de adressen van de proef",
    MailMode.LIVE: "echt",
}


@dataclass(frozen=True)
class Checked:
    """One thing that was looked at, and what is wrong with it."""

    what: str
    faults: Sequence[str]


@dataclass(frozen=True)
class Machine:
    """The settings as they work now, without a secret."""

    checks: Sequence[Checked]
    folders: Sequence[MunicipalityLine]
    """Of the municipalities, with their faults and what waits for a person."""
    facts: Sequence[tuple[str, str]]


def machine_of(by: str, at: datetime, kept: Sequence[Path]) -> Machine:
    """For an administrator of any municipality; `kept` are the files of the doors."""
    municipalities_where(by, Action.MANAGE_OFFICERS)
    return Machine(
        checks=[
            Checked(
                "Bestanden met persoonsgegevens",
                _faults(lambda: settings_acts.check_settings(kept)),
            ),
            Checked("Instellingen van de mail", _faults(lambda: check_mail_settings(settings()))),
        ],
        folders=municipality_acts.list_municipalities(at.date()),
        facts=_facts(),
    )


def verify_history(by: str) -> Done:
    """Walk the history of everything; raises BrokenHistoryError with every fault."""
    municipalities_where(by, Action.MANAGE_OFFICERS)
    return register_acts.verify_history()


def _faults(check: Callable[[], object]) -> Sequence[str]:
    """What the check refused, a sentence each; nothing when all is well."""
    try:
        check()
    except WeerbaarError as error:
        return str(error).splitlines()
    return ()


def _facts() -> Sequence[tuple[str, str]]:
    found = settings()
    is_sqlite = found.database_url.startswith("sqlite")
    return (
        ("Versie van Weerbaar", version("weerbaar")),
        ("Versie van het register", newest_revision()),
        ("Versie van Python", platform.python_version()),
        ("Database", "SQLite" if is_sqlite else "PostgreSQL"),
        ("Mail", MAIL_MODES[found.mail_mode]),
        ("Afzender", found.mail_sender),
        ("Uitgelogd na niets doen", f"{found.session_idle_minutes} minuten"),
        ("Langste sessie", f"{found.session_longest_hours} uur"),
    )
