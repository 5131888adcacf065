"""What every answer tells the browser: nothing from elsewhere, no script, keep nothing."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWN_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "object-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
SCRIPT_POLICY = f"{OWN_POLICY}; script-src 'self'; worker-src 'self'; connect-src 'self'"
"""For the visit on a telephone alone, which survives loss of signal by a script of our own."""
PAPER_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
"""For a document that is shown inside a page of ours."""
MAIL_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
"""For a mail as its reader gets it: nothing in it can act or fetch."""
ALWAYS: Mapping[str, str] = {
    "Content-Security-Policy": OWN_POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": a browser then sends "Origin: null" with our own forms, and that header is
    # one of the two signs that a form came from our own page. Nothing leaves for elsewhere.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}
HTTPS_ONLY = {"Strict-Transport-Security": "max-age=31536000"}


class Headers:
    """Puts these on every answer that does not say otherwise itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add what its answer lacks."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        wanted = {**ALWAYS, **(HTTPS_ONLY if scope["scheme"] == "https" else {})}

        async def send_with(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = MutableHeaders(scope=message)
                for name, value in wanted.items():
                    found.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with)
