"""Logging in at the OpenID provider of the municipality: sent there, and back with a token.

Authorization code with PKCE (RFC 7636), state and nonce; the ID token is checked as OpenID Connect
Core 1.0 says in 3.1.3.7. What the provider says of rights is not read: roles stand in the register.
"""

import hmac
import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ParamSpec, TypeVar
from urllib.parse import parse_qs, urlsplit

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core.util import create_half_hash
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry

from models.law.common.errors import WeerbaarError
from tasks.acts.desk import account_acts
from tasks.acts.desk.account_acts import ProviderClaims, Sent
from tasks.register.resources import Settings, settings

SIGNED = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""With a key that the provider alone has: never "none", and no secret that both know."""
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
TIMEOUT_SECONDS = 10
LEEWAY_SECONDS = 60
"""What the clocks of two machines may differ."""
LONGEST_LIFE_SECONDS = 3600
"""Since it was issued: an older token is not of this log-in."""
REFUSED = (
    "Inloggen via de organisatie is niet gelukt; begin opnieuw, en vraag uw beheerder als het weer "
    "niet lukt."
)
P = ParamSpec("P")
R = TypeVar("R")
logger = logging.getLogger(__name__)


class ProviderError(WeerbaarError):
    """Raised when the provider did not answer, refused, or gave what cannot be trusted."""


@dataclass(frozen=True)
class Departure:
    """Where a browser is sent, and what it must bring back."""

    address: str = field(repr=False)
    state: str = field(repr=False)
    """For a cookie of ten minutes: who comes back without it was not sent from this browser."""


def is_offered() -> bool:
    """True when the settings name a provider."""
    return bool(settings().oidc_issuer)


def depart(return_to: str, at: datetime) -> Departure:
    """Where to send a browser; it comes back at `return_to`."""
    return _guarded(_depart, return_to, at)


def arrive(came_back_at: str, state: str, return_to: str, at: datetime) -> ProviderClaims:
    """Who came back, by the whole address and the state of the cookie; once for each departure."""
    return _guarded(_arrive, came_back_at, state, return_to, at)


def checked(token: Mapping[str, Any], nonce: str, at: datetime) -> ProviderClaims:
    """What the ID token of an answer says, when it is of this provider, for us, and of now."""
    found = settings()
    with _client(found, "") as client:
        keys = KeySet.import_key_set(_fetched(client, _metadata(client, found)["jwks_uri"]))
    claims = _claims(found, token, keys, at)
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise ProviderError("nonce")
    return _who(found, claims)


def _guarded(step: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """One sentence for whatever was wrong; the log names the kind of fault and no person."""
    try:
        return step(*args, **kwargs)
    except (AuthlibBaseError, JoseError, OSError, ValueError, KeyError, ProviderError) as error:
        why = error.args[0] if isinstance(error, ProviderError) else ""
        logger.warning("OpenID Connect: %s %s", type(error).__name__, why)
        raise ProviderError(REFUSED) from None


def _depart(return_to: str, at: datetime) -> Departure:
    found = settings()
    sent = Sent(nonce=secrets.token_urlsafe(32), verifier=secrets.token_urlsafe(64))
    with _client(found, return_to) as client:
        where = _metadata(client, found)["authorization_endpoint"]
        address, state = client.create_authorization_url(
            _safe(where),
            state=secrets.token_urlsafe(32),
            nonce=sent.nonce,
            code_verifier=sent.verifier,
        )
    account_acts.send_to_provider(state, sent, at)
    return Departure(address, state)


def _arrive(came_back_at: str, state: str, return_to: str, at: datetime) -> ProviderClaims:
    found = settings()
    answer = {name: values[0] for name, values in parse_qs(urlsplit(came_back_at).query).items()}
    if not state or not hmac.compare_digest(answer.get("state", "").encode(), state.encode()):
        raise ProviderError("state")
    # From here on this departure is used up, whatever comes of it.
    sent = account_acts.back_from_provider(state, at)
    if answer.get("iss", found.oidc_issuer) != found.oidc_issuer:
        raise ProviderError("iss")  # RFC 9207: the answer of another provider
    if "code" not in answer:
        raise ProviderError("no code")
    with _client(found, return_to) as client:
        token = client.fetch_token(
            _safe(_metadata(client, found)["token_endpoint"]),
            code=answer["code"],
            code_verifier=sent.verifier,
            grant_type="authorization_code",
            timeout=TIMEOUT_SECONDS,
            allow_redirects=False,
        )
    return checked(token, sent.nonce, at)


def _client(found: Settings, return_to: str) -> OAuth2Session:
    return OAuth2Session(
        found.oidc_client_id,
        found.oidc_client_secret.get_secret_value() or None,
        token_endpoint_auth_method=(
            "client_secret_basic" if found.oidc_client_secret.get_secret_value() else "none"
        ),
        scope="openid email profile",
        redirect_uri=return_to,
        code_challenge_method="S256",
    )


def _metadata(client: OAuth2Session, found: Settings) -> Mapping[str, Any]:
    """What the provider tells of itself; asked each time, so that a new key is known at once."""
    issuer = found.oidc_issuer
    metadata: Mapping[str, Any] = _fetched(
        client, f"{issuer.rstrip('/')}/.well-known/openid-configuration"
    )
    if metadata["issuer"] != issuer:
        raise ProviderError("issuer")
    return metadata


def _fetched(client: OAuth2Session, address: str) -> Any:
    answer = client.get(
        _safe(address), withhold_token=True, timeout=TIMEOUT_SECONDS, allow_redirects=False
    )
    answer.raise_for_status()
    return answer.json()


def _safe(address: str) -> str:
    """The address, when nobody on the way can read or change what passes."""
    parts = urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK):
        return address
    raise ProviderError("no https")


def _claims(
    found: Settings, token: Mapping[str, Any], keys: KeySet, at: datetime
) -> Mapping[str, Any]:
    """The claims of the ID token, when its signature, issuer, audience and moments are right."""
    read = jwt.decode(str(token["id_token"]), keys, algorithms=SIGNED)
    now = int(at.timestamp())
    JWTClaimsRegistry(
        now=now,
        leeway=LEEWAY_SECONDS,
        iss={"essential": True, "value": found.oidc_issuer},
        aud={"essential": True, "value": found.oidc_client_id},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
    ).validate(read.claims)
    claims = read.claims
    audience = claims["aud"]
    if audience not in (found.oidc_client_id, [found.oidc_client_id]):
        raise ProviderError("aud")  # also for others: who of them asked for it is not known
    if claims.get("azp", found.oidc_client_id) != found.oidc_client_id:
        raise ProviderError("azp")
    if now - claims["iat"] > LONGEST_LIFE_SECONDS:
        raise ProviderError("iat")
    half = create_half_hash(str(token.get("access_token", "")), read.header["alg"])
    if "at_hash" in claims and claims["at_hash"].encode() != half:
        raise ProviderError("at_hash")
    return claims


def _who(found: Settings, claims: Mapping[str, Any]) -> ProviderClaims:
    """Issuer and subject; the code of the setting, or the mail address if it was verified."""
    code = claims.get(found.oidc_code_claim, "") if found.oidc_code_claim else ""
    is_verified = claims.get("email_verified") is True and not found.oidc_code_claim
    email = claims.get("email", "") if is_verified else ""
    return ProviderClaims(
        issuer=claims["iss"], subject=claims["sub"], email=str(email), code=str(code)
    )
