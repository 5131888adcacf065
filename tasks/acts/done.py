"""What an act hands to its doors: which thing it was, what to say of it, and files it made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.law.common.errors import WeerbaarError
from tasks.documents.rendering import RenderedFile


@dataclass(frozen=True, kw_only=True)
class Done:
    """What was done. Doors show `said` and write `files`; they word nothing themselves."""

    reference: str = ""
    """The printed reference of the case, round, signal or other thing; empty when it has none."""
    said: tuple[str, ...]
    """Dutch sentences, in the order in which a person should read them."""
    files: tuple[RenderedFile, ...] = ()

    @property
    def words(self) -> str:
        """All sentences, a line each."""
        return "\n".join(self.said)


@dataclass(frozen=True, kw_only=True)
class Versioned(Done):
    """Something was made or approved; `version` is 0 when there was nothing to make."""

    version: int


@dataclass(frozen=True, kw_only=True)
class Announced(Done):
    """Something left the house; `last_day` ends the term that begins with it."""

    last_day: date


@dataclass(frozen=True, kw_only=True)
class Counted(Done):
    """A number of rows or messages came of it."""

    count: int


@dataclass(frozen=True, kw_only=True)
class Noted(Done):
    """Things that a person must look at, such as the rounds that an absence hits."""

    named: tuple[str, ...]


class PartlyDoneError(WeerbaarError):
    """Raised at the end of an act over many things of which some failed; `done` holds the rest."""

    def __init__(self, done: Done, what: str, failed: Sequence[str]) -> None:
        self.done = done
        self.said = done.said
        self.failed = tuple(failed)
        super().__init__(f"{what}: {', '.join(failed)}.")
