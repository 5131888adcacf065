"""How a word goes on when an officer presses Tab: numbers, names and codes of the register.

It never makes, migrates or waits for a register, and is silent about every fault: a shell that
waits or shows an error in the middle of a command is worse than one that completes nothing.
"""

import os
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

MOST = 200
PATIENCE_SECONDS = 1

Completion = Callable[[str], list[str]]


def _of_column(table_name: str, name: str) -> Completion:
    """What stands in a column of the register and begins as what was typed, the newest first."""

    def complete(incomplete: str) -> list[str]:
        try:
            return _read(table_name, name, incomplete)
        except Exception:  # noqa: BLE001  (see above)
            return []

    return complete


def _read(table_name: str, name: str, incomplete: str) -> list[str]:
    from sqlalchemy import column, create_engine, select, table  # noqa: PLC0415

    from tasks.register.resources import settings  # noqa: PLC0415

    url = settings().database_url
    found = table(table_name, column(name))
    query = (
        select(found.c[name])
        .where(found.c[name].startswith(incomplete, autoescape=True))
        .order_by(found.c[name].desc())
        .limit(MOST)
    )
    with create_engine(_only_read(url), connect_args=_patience(url)).connect() as connection:
        return [_as_typed(value) for value in connection.execute(query).scalars()]


def _as_typed(value: str) -> str:
    """Bash takes a word as it is: a space in it must be written as one types it there."""
    in_bash = os.environ.get("_WEERBAAR_COMPLETE", "").endswith("bash")
    return value.replace(" ", "\\ ") if in_bash else value


def _only_read(url: str) -> str:
    """A SQLite file that is not there must not be made."""
    path = url.removeprefix("sqlite:///")
    return url if path == url else f"sqlite:///file:{path}?mode=ro&uri=true"


def _patience(url: str) -> dict[str, Any]:
    is_file = url.startswith("sqlite")
    return {"timeout" if is_file else "connect_timeout": PATIENCE_SECONDS}


cases = _of_column("closurecase", "reference")
rounds = _of_column("controlround", "reference")
signals = _of_column("signal", "reference")
lists = _of_column("destructionlist", "reference")
items = _of_column("communicationitem", "reference")
municipalities = _of_column("municipality", "name")
officers = _of_column("officer", "code")

OF_TITLE = {
    "Zaaknummer": cases,
    "Sluitingszaak": cases,
    "Controle": rounds,
    "Signaal": signals,
    "Lijst": lists,
    "Nummer in de kalender": items,
    "Gemeente": municipalities,
    "Uw code": officers,
    "Behandelaar": officers,
    "Teamleiders": officers,
    "Operationeel leider": officers,
}
"""By the title of a field of a form."""


def of_field(title: str | None, annotation: Any) -> Completion | None:
    """How the value of a field goes on: from the register, or one of a list."""
    choices = choices_of(annotation)
    return _of_choices(choices) if choices else OF_TITLE.get(title or "")


def choices_of(annotation: Any) -> list[str]:
    """What a field of a form can be, when that is a list: an enumeration or some of its members."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [member.value for member in annotation]
    return [str(part) for part in get_args(annotation)] if get_origin(annotation) is Literal else []


def _of_choices(values: list[str]) -> Completion:
    def complete(incomplete: str) -> list[str]:
        return [value for value in values if value.startswith(incomplete)]

    return complete
