"""Whether the settings keep what they must: today that nobody else reads the files."""

import os
import shlex
from collections.abc import Sequence
from pathlib import Path

from models.law.common.errors import WeerbaarError
from tasks.acts.done import Done
from tasks.register.private_files import open_to_others, personal_files

NOTHING_YET = "Er is nog niets gemaakt."


class OpenFilesError(WeerbaarError):
    """Raised when files with personal data can be read by others; it names each of them."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = tuple(map(str, paths))
        super().__init__("\n".join(_sentence(path) for path in paths))


def check_settings(also: Sequence[Path] = ()) -> Done:
    """Look at every file with personal data, and at what a door keeps besides; OpenFilesError."""
    paths = [*personal_files(), *also]
    found = open_to_others(paths) if os.name == "posix" else ()
    if found:
        raise OpenFilesError(found)
    kept = [str(path) for path in paths if path.exists()]
    said = (
        f"Alleen de eigenaar kan lezen: {', '.join(kept)}." if kept else "Er is nog niets gemaakt."
    )
    return Done(said=(said,))


def _sentence(path: Path) -> str:
    """What is wrong, and the command that mends it."""
    mode = "u=rwX,go=" if path.is_dir() else "600"
    return (
        f"Ook anderen op deze machine kunnen bij {path}; geef de opdracht: "
        f"chmod {mode} {shlex.quote(str(path))}"
    )
