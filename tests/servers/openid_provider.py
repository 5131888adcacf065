"""A real OpenID provider of another maker, in a process of its own, and one that lies."""

import json
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode

from joserfc.jwk import RSAKey

OFFICERS = (
    {"sub": "s-zaak1", "email": "ZAAK1@gemeente.invalid", "email_verified": True, "code": "ZAAK1"},
    {"sub": "s-bgm", "email": "bgm@gemeente.invalid", "email_verified": True, "code": "BGM"},
    {"sub": "s-half", "email": "jur1@gemeente.invalid", "email_verified": False},
    {"sub": "s-other", "email": "niemand@gemeente.invalid", "email_verified": True},
    {"sub": "s-again", "email": "zaak1@gemeente.invalid", "email_verified": True, "code": "ZAAK1"},
)
PATIENCE_SECONDS = 30


@contextmanager
def provider_process(*options: str) -> Iterator[str]:
    """Start the provider and wait until it answers; yields its issuer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    users = [word for user in OFFICERS for word in ("--user-claims", json.dumps(user))]
    command = [sys.executable, "-m", "oidc_provider_mock", "-p", str(port), *users, *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    issuer = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{issuer}/.well-known/openid-configuration", process)
        yield issuer
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  (our own machine)
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def log_in_there(address: str, subject: str) -> str:
    """Log in as this subject, as a browser does; where it sends the browser back to."""
    data = urlencode({"sub": subject} if subject else {"action": "deny"}).encode()
    opener = urllib.request.build_opener(_Stay)
    try:
        opener.open(address, data=data, timeout=10)
    except HTTPError as answer:
        with answer:
            return answer.headers["Location"]
    raise AssertionError("the provider sent nobody back")


@dataclass
class Liar:
    """A provider that answers whatever a test wants it to."""

    issuer: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "een"}))
    token: Mapping[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    metadata: Mapping[str, str] = field(default_factory=dict)
    """What it tells of itself otherwise than it is."""

    def answer_to(self, path: str) -> Mapping[str, Any]:
        """The body of an answer, as JSON."""
        if path.endswith("openid-configuration"):
            return {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/jwks",
            } | dict(self.metadata)
        return {"keys": [self.key.as_dict(private=False)]} if path == "/jwks" else self.token


@contextmanager
def lying_provider() -> Iterator[Liar]:
    """A provider of our own, that keeps what it was asked for a token."""
    liar = Liar()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps(liar.answer_to(self.path)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            liar.asked.append(self.rfile.read(length).decode())
            self.do_GET()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    liar.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield liar
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
