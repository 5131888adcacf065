"""A file that an officer tried: kept for him alone, until he imports it or an hour went by.

What is imported is what was tried, byte for byte: the second request names its SHA-256.
"""

import hashlib
import os
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from models.law.common.errors import WeerbaarError
from tasks.register.resources import settings

KEPT_FOR = timedelta(hours=1)
CHUNK = 1024 * 1024
_NAME = re.compile("[A-Za-z0-9_-]{1,80}")
GONE = "Dit bestand is hier niet meer, of het is een ander. Stuur het opnieuw op."


class GoneUploadError(WeerbaarError):
    """Raised when what was tried is not kept any more, or is another file by now."""


@dataclass(frozen=True)
class KeptUpload:
    """Where a file is kept, and which it is."""

    path: Path
    sha256: str


def keep(name: str, source: BinaryIO, at: datetime) -> KeptUpload:
    """Keep a file under a name; it replaces what was kept under that name before."""
    forget_old(at)
    path = _path(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256()
    # Beside it first: who imports what was tried before does not meet half of this one.
    part = path.with_name(f"{path.name}.{os.getpid()}.deel")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            target.write(chunk)
    os.utime(part, (at.timestamp(), at.timestamp()))
    part.replace(path)
    return KeptUpload(path, digest.hexdigest())


def kept(name: str, sha256: str, at: datetime) -> Path:
    """The file that is kept under a name, if it is this one; otherwise GoneUploadError."""
    forget_old(at)
    path = _path(name)
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        raise GoneUploadError(GONE) from None
    if found != sha256:
        raise GoneUploadError(GONE)
    return path


def forget(name: str) -> None:
    """Remove what is kept under a name."""
    _path(name).unlink(missing_ok=True)


def forget_old(at: datetime) -> None:
    """Remove whatever was kept longer ago, also what a crash left half."""
    folder = settings().upload_folder
    for path in folder.glob("*") if folder.is_dir() else ():
        if path.stat().st_mtime < (at - KEPT_FOR).timestamp():
            path.unlink(missing_ok=True)


def _path(name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return settings().upload_folder / name
