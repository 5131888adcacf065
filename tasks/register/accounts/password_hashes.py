"""Passwords as Argon2id hashes; comparing takes as long for somebody who does not exist."""

import secrets
import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from models.law.common.passwords import LONGEST

AT_ONCE = 4
"""Comparisons at the same time: each takes 64 MiB (RFC 9106, second recommended option)."""
_turns = threading.BoundedSemaphore(AT_ONCE)
_hasher = PasswordHasher()


def hashed(password: str) -> str:
    """The hash to keep."""
    with _turns:
        return _hasher.hash(_normal(password))


def is_right(password_hash: str, password: str) -> bool:
    """True when the password is that of the hash; an empty hash is nobody's."""
    nobody = _hash_of_nobody()
    with _turns:
        try:
            _hasher.verify(password_hash or nobody, _normal(password))
        except (VerificationError, InvalidHashError):
            return False
    return bool(password_hash)


@cache
def _hash_of_nobody() -> str:
    """Of a password that nobody has: made once, at the first log-in of a process."""
    return hashed(secrets.token_urlsafe())


def _normal(password: str) -> str:
    """The same on every keyboard: accents joined or apart are one password (NFKC).

    Of what is far too long a part is taken, which is no password of anybody either.
    """
    whole = password[: LONGEST + 1].encode("utf-8", "replace").decode()
    return unicodedata.normalize("NFKC", whole)
