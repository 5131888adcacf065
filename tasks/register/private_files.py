"""Files with personal data are read by their owner alone: made so, and found when they are not."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url

from tasks.register.resources import settings

OTHERS = stat.S_IRWXG | stat.S_IRWXO
"""What somebody else of the group, or anybody at all, may do."""
BESIDE_A_DATABASE = ("", "-wal", "-shm", "-journal")
"""SQLite keeps what was written last in files beside the register."""


def keep_private() -> None:
    """From now on whatever this process and its children make is of its owner alone."""
    os.umask(OTHERS)


@contextmanager
def private_files() -> Iterator[None]:
    """The same for as long as one step lasts, in a process that is not ours alone."""
    before = os.umask(OTHERS)
    try:
        yield
    finally:
        os.umask(before)


def personal_files() -> Sequence[Path]:
    """Where the settings keep personal data or a secret: what of it there is."""
    found = settings()
    kept = [found.mail_folder, found.upload_folder, found.key_file, Path("weerbaar.env")]
    url = make_url(found.database_url)
    if url.get_backend_name() == "sqlite" and url.database:
        kept += [Path(url.database + end) for end in BESIDE_A_DATABASE]
    return [path for path in kept if path.exists()]


def open_to_others(paths: Sequence[Path]) -> Sequence[Path]:
    """Those that somebody else may read or write; a closed folder closes what is in it."""
    return [
        path
        for path in paths
        if path.exists() and _is_open(path) and _is_open(path.absolute().parent)
    ]


def _is_open(path: Path) -> bool:
    return bool(path.stat().st_mode & OTHERS)
