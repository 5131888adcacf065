"""What must be read again is encrypted, what must only be recognised is hashed.

The key stands in a file beside the settings, apart from the register and its backup. Who has only
the register can read no second factor, and who has only the key has nothing to open.
"""

import hashlib
import hmac
import os
import secrets
import stat
from functools import cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from models.law.common.errors import WeerbaarError
from tasks.register.resources import settings

OTHERS = stat.S_IRWXG | stat.S_IRWXO
TOKEN_BYTES = 32
CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without what people take for one another."""
CODE_LENGTH = 20


class KeyFileError(WeerbaarError):
    """Raised when the key of the settings cannot be used."""


def new_token() -> str:
    """A secret word of 256 bits, for a cookie or a link."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def new_code() -> str:
    """A secret word of 98 bits that can be typed over from paper."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


def token_hash(token: str) -> str:
    """How a token is kept: it is long and random, so a plain SHA-256 cannot be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def keyed_hash(text: str) -> str:
    """How something short is kept, such as a network address: the key keeps it from guessing."""
    return hmac.digest(_key(), text.encode("utf-8", "replace"), "sha256").hex()


def seal(text: str) -> str:
    """The text, encrypted and authenticated."""
    return Fernet(_key()).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text as it was; raises KeyFileError when it was sealed with another key."""
    try:
        return Fernet(_key()).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise KeyFileError(
            f"De sleutel in {settings().key_file} is niet die van dit register; zet het bestand "
            "terug uit de back-up."
        ) from None


def _key() -> bytes:
    return _key_of(settings().key_file.absolute())


@cache
def _key_of(path: Path) -> bytes:
    """The key in this file, which is made where there is none; nobody else may read it."""
    try:
        _make(path)
        if path.stat().st_mode & OTHERS:
            raise KeyFileError(
                f"Ook anderen mogen {path} lezen of schrijven; geef de opdracht: chmod 600 {path}"
            )
        key = path.read_bytes().strip()
        Fernet(key)
    except ValueError:
        raise KeyFileError(f"In {path} staat geen sleutel van Weerbaar.") from None
    except OSError:
        raise KeyFileError(f"De sleutel in {path} kan niet worden gelezen of gemaakt.") from None
    return key


def _make(path: Path) -> None:
    """Write a new key, whole or not at all; two processes at once leave one."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(Fernet.generate_key())
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
