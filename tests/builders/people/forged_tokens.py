"""Tokens of an OpenID provider: a right one, and each way in which one can be wrong."""

import base64
import hmac
import json
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from portal.web.entry.provider import arrive, depart
from tasks.acts.desk.account_acts import ProviderClaims
from tasks.register.clock import now
from tests.servers.openid_provider import Liar

BACK = "https://weerbaar.invalid/inloggen/terug"
CLIENT = "weerbaar"


def good(liar: Liar, nonce: str, **changed: Any) -> dict[str, Any]:
    """The claims of a right token, apart from what is changed; None leaves one out."""
    at = int(time.time())
    claims = {
        "iss": liar.issuer,
        "aud": CLIENT,
        "sub": "s-zaak1",
        "exp": at + 300,
        "iat": at,
        "nonce": nonce,
        "email": "zaak1@gemeente.invalid",
        "email_verified": True,
    } | changed
    return {name: value for name, value in claims.items() if value is not None}


def signed(liar: Liar, claims: Mapping[str, Any], key: RSAKey | None = None) -> str:
    """The token with these claims, by the key of the provider or another."""
    return jwt.encode({"alg": "RS256", "kid": "een"}, dict(claims), key or liar.key)


def in_parts(*parts: Mapping[str, Any]) -> str:
    """Header and claims as a token writes them."""
    words = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode() for part in parts]
    return ".".join(word.rstrip("=") for word in words)


def unsigned(claims: Mapping[str, Any]) -> str:
    """Algorithm none: a token that anybody can make."""
    return in_parts({"alg": "none", "typ": "JWT"}, claims) + "."


def with_public_key(liar: Liar, claims: Mapping[str, Any]) -> str:
    """HS256 with the public key as the secret, which everybody has."""
    words = in_parts({"alg": "HS256", "kid": "een"}, claims)
    digest = hmac.digest(liar.key.as_pem(private=False), words.encode(), "sha256")
    return f"{words}.{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


OLD, NEW = int(time.time()) - 7200, int(time.time()) + 7200
WRONG: Mapping[str, Callable[[Liar, str], str]] = {
    "another audience": lambda liar, nonce: signed(liar, good(liar, nonce, aud="ander")),
    "more audiences": lambda liar, nonce: signed(liar, good(liar, nonce, aud=[CLIENT, "ander"])),
    "no audience": lambda liar, nonce: signed(liar, good(liar, nonce, aud=None)),
    "another party": lambda liar, nonce: signed(liar, good(liar, nonce, azp="ander")),
    "another nonce": lambda liar, _: signed(liar, good(liar, "van iemand anders")),
    "no nonce": lambda liar, _: signed(liar, {**good(liar, ""), "nonce": 0}),
    "an empty nonce": lambda liar, _: signed(liar, good(liar, "")),
    "expired": lambda liar, nonce: signed(liar, good(liar, nonce, exp=OLD)),
    "no end": lambda liar, nonce: signed(liar, good(liar, nonce, exp=None)),
    "of long ago": lambda liar, nonce: signed(liar, good(liar, nonce, iat=OLD)),
    "of the future": lambda liar, nonce: signed(liar, good(liar, nonce, iat=NEW)),
    "not yet": lambda liar, nonce: signed(liar, good(liar, nonce, nbf=NEW)),
    "another issuer": lambda liar, nonce: signed(liar, good(liar, nonce, iss="https://a.invalid")),
    "no subject": lambda liar, nonce: signed(liar, good(liar, nonce, sub=None)),
    "another access token": lambda liar, nonce: signed(liar, good(liar, nonce, at_hash="x")),
    "algorithm none": lambda liar, nonce: unsigned(good(liar, nonce)),
    "the public key as secret": lambda liar, nonce: with_public_key(liar, good(liar, nonce)),
    "the key of another": lambda liar, nonce: signed(
        liar, good(liar, nonce), RSAKey.generate_key(2048, {"kid": "een"})
    ),
    "no token": lambda _liar, _nonce: "",
    "no words": lambda _liar, _nonce: "a.b.c",
}


def nonce_of(address: str) -> str:
    """What was asked for."""
    return parse_qs(urlsplit(address).query)["nonce"][0]


def answered(liar: Liar, made: Callable[[Liar, str], str]) -> ProviderClaims:
    """Come back from a provider that answers with this token."""
    sent = depart(BACK, now())
    liar.token = {
        "access_token": "toegang",
        "token_type": "Bearer",
        "id_token": made(liar, nonce_of(sent.address)),
    }
    return arrive(f"{BACK}?code=verzonnen&state={sent.state}", sent.state, BACK, now())
