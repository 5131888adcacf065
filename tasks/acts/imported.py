"""What an import of a list did, and how that is told."""

from dataclasses import dataclass
from typing import Protocol

from tasks.acts.done import Done

ONLY_TRIED = "Alleen gecontroleerd, niets opgeslagen. "


@dataclass(frozen=True, kw_only=True)
class Imported(Done):
    """How many rows an import added, changed, ended, and left as they were."""

    added: int
    changed: int
    ended: int = 0
    unchanged: int
    dry_run: bool = False


class _Rows(Protocol):
    """What a list did, or would do when it is only tried."""

    @property
    def added(self) -> int: ...
    @property
    def changed(self) -> int: ...
    @property
    def unchanged(self) -> int: ...
    @property
    def dry_run(self) -> bool: ...


def imported(what: str, rows: _Rows) -> Imported:
    """How many rows of a list are new, changed or the same."""
    tried = ONLY_TRIED if rows.dry_run else ""
    said = f"{tried}{what}: {rows.added} nieuw, {rows.changed} gewijzigd, {rows.unchanged} gelijk."
    return Imported(
        said=(said,),
        added=rows.added,
        changed=rows.changed,
        unchanged=rows.unchanged,
        dry_run=rows.dry_run,
    )
