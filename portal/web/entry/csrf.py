"""A form is taken only from a page of ours: it carries a sign of the session, from our origin."""

import hashlib
import hmac

from fastapi import HTTPException, Request

FIELD = "teken"
"""The hidden field of every form."""


def sign_of(secret: str) -> str:
    """What a form carries: it follows from the cookie, and tells nothing of it."""
    return hmac.new(secret.encode(), b"weerbaar form", hashlib.sha256).hexdigest()


def refuse_strangers(request: Request, secret: str, given: str) -> None:
    """Refuse with 403 what was not sent by a form of our own page for this secret."""
    if not (is_own(request) and secret and hmac.compare_digest(given.encode(), _wanted(secret))):
        raise HTTPException(403)


def _wanted(secret: str) -> bytes:
    return sign_of(secret).encode()


def is_own(request: Request) -> bool:
    """By what the browser says of where the form was; one that says nothing is refused."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    said = [site == "same-origin"] * (site is not None) + [origin == own] * (origin is not None)
    return bool(said) and all(said)
