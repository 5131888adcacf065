"""The cookies of the page. Over https their names begin with __Host-, which ties them to it."""

from datetime import timedelta
from enum import StrEnum

from fastapi import Request, Response

DEVICE_KEPT = timedelta(days=90)


class Cookie(StrEnum):
    """What a browser keeps for us; none of it tells of a person."""

    SESSION = "weerbaar"
    DEVICE = "weerbaar-apparaat"
    PROVIDER = "weerbaar-organisatie"
    """What somebody must bring back from the OpenID provider."""
    REPORT = "weerbaar-melding"
    """The code of the link by which a partner makes one report."""
    ENTRY = "weerbaar-inloggen"
    """A number by chance, to which the form of logging in is bound."""


def read_cookie(request: Request, cookie: Cookie) -> str:
    """What the browser keeps under this name, or nothing."""
    return request.cookies.get(_name(request, cookie), "")


def set_cookie(
    request: Request,
    response: Response,
    cookie: Cookie,
    value: str,
    kept: timedelta | None = None,
    *,
    from_elsewhere: bool = False,
) -> None:
    """Let the browser keep it, until it is closed or for so long.

    It comes along with what was asked from a page of ours; or also when another site leads here.
    """
    response.set_cookie(
        _name(request, cookie),
        value,
        max_age=None if kept is None else int(kept.total_seconds()),
        path="/",
        secure=_is_https(request),
        httponly=True,
        samesite="lax" if from_elsewhere else "strict",
    )


def forget_cookie(request: Request, response: Response, cookie: Cookie) -> None:
    """Let the browser forget it."""
    response.delete_cookie(
        _name(request, cookie),
        path="/",
        secure=_is_https(request),
        httponly=True,
        samesite="strict",
    )


def _is_https(request: Request) -> bool:
    return request.url.scheme == "https"


def _name(request: Request, cookie: Cookie) -> str:
    return f"__Host-{cookie.value}" if _is_https(request) else cookie.value
