"""Letting the page run on this machine: `weerbaar page`, and beside Prefect in `make serve`."""

import os
import socket
import sys

import uvicorn

from models.law.common.errors import WeerbaarError
from portal.prefect_environment import HOST

DEFAULT_PORT = 4300
PORT_SETTING = "WEERBAAR_PAGE_PORT"
LARGEST_PORT = 65535
LONGEST_PORT = 5
"""Digits; Python refuses to read a number of thousands."""


class PagePortError(WeerbaarError):
    """Raised when the page cannot be offered at the port that was asked for."""


def asked_port(text: str = "") -> int:
    """The port that was asked for, in the setting when not here, when nobody uses it."""
    asked = text or os.environ.get(PORT_SETTING, str(DEFAULT_PORT))
    is_number = asked.isascii() and asked.isdecimal() and len(asked) <= LONGEST_PORT
    if not (is_number and 0 < int(asked) <= LARGEST_PORT):
        raise PagePortError(f"{asked[:20]} is geen poortnummer voor de pagina.")
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, int(asked)))
    except OSError:
        raise PagePortError(
            f"Poort {asked} is al in gebruik; stop wat daar draait of kies voor de pagina een "
            f"andere poort met {PORT_SETTING}."
        ) from None
    return int(asked)


def address_of(port: int) -> str:
    """Where the page is."""
    return f"http://{HOST}:{port}"


def run_page(port: int) -> None:
    """Offer the page until it is stopped. What is asked is written down nowhere."""
    from portal.web.app import create_app  # noqa: PLC0415  (who only asks for the port waits not)

    uvicorn.run(
        create_app(),
        host=HOST,
        port=port,
        access_log=False,
        log_level="warning",
        server_header=False,
    )


if __name__ == "__main__":
    run_page(asked_port(sys.argv[1] if len(sys.argv) > 1 else ""))
