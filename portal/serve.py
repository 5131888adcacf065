"""`make serve`: the officers' page, the Prefect server, its deployments and one worker.

On this machine only. The page is there first, at port 4300 unless WEERBAAR_PAGE_PORT says
otherwise; Prefect has port 4200 unless PREFECT_SERVER_API_PORT says otherwise, and keeps its things
in .prefect unless PREFECT_HOME says otherwise. Ctrl-C stops everything.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from portal import processes
from portal.prefect_environment import (
    HOST,
    START_LIMIT,
    prefect_environment,
    without_second_design,
)
from portal.web.running import PagePortError, address_of, asked_port
from tasks.register.private_files import keep_private

ROOT = Path(__file__).parent.parent
DEFAULT_PORT = 4200
REFUSED = 2
FINISH_LIMIT = timedelta(seconds=45)
"""How long a step that is busy may go on after Ctrl-C; a mail server may take 30 seconds."""
SERVER_LIMIT = timedelta(seconds=15)

PAGE = ("portal.web.running",)
SERVER = ("prefect", "server", "start")
SETTLE = ("portal.settle_prefect",)
DEPLOY = ("portal.deploying",)
WORKER = ("prefect", "worker", "start", "--pool", "weerbaar", "--type", "process")
LOGS = {"De pagina": "page.log", "De server": "server.log", "De worker": "worker.log"}


class ServeError(Exception):
    """Raised when server or worker cannot start or go on; its text is one Dutch sentence."""


class StopRequestedError(Exception):
    """Raised when someone asked to stop before everything was started."""


@dataclass
class Service:
    """Page, server and worker of one folder, and what was asked of them."""

    home: Path
    port: int
    environment: Mapping[str, str]
    page_port: int
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    """In the order of starting, by their Dutch name."""
    must_stop: bool = False

    def ask_to_stop(self, *_signal: object) -> None:
        """Remember that Ctrl-C was pressed; a second time changes nothing."""
        self.must_stop = True

    def start_page(self) -> None:
        """The officers' page, which needs nothing of the rest."""
        self._start("De pagina", (*PAGE, str(self.page_port)))
        self._wait_for(self.page_port, "/inloggen", "De pagina")

    def start_all(self) -> None:
        """Server first, then what the worker needs, then the worker beside the deploying."""
        without_second_design(self.home)
        self._start("De server", SERVER)
        self._wait_for(self.port, "/api/health", "De server")
        self._finish(SETTLE, "settle.log", "Het voorbereiden van de server is mislukt")
        self._start("De worker", WORKER)
        self._finish(DEPLOY, "deploy.log", "Het klaarzetten van de stappen is mislukt")

    def watch(self) -> None:
        """Wait until someone asks to stop, or until one of them ends by itself."""
        while not self.must_stop:
            self._check_alive()
            time.sleep(processes.POLL_SECONDS)

    def stop_all(self) -> None:
        """The worker finishes the step it is in, then the server, then the page."""
        for name, process in reversed(self.running.items()):
            processes.stop(process, FINISH_LIMIT if name == "De worker" else SERVER_LIMIT)

    def _start(self, name: str, module: tuple[str, ...]) -> None:
        log = self.home / LOGS[name]
        self.running[name] = processes.start(module, log, self.environment, ROOT)

    def _finish(self, module: tuple[str, ...], log_name: str, fault: str) -> None:
        """Run one command to its end."""
        process = processes.start(module, self.home / log_name, self.environment, ROOT)
        while process.poll() is None:
            self._check_alive()
            self._check_stop()
            time.sleep(processes.POLL_SECONDS)
        if process.returncode != 0:
            raise ServeError(f"{fault}; lees {self.home / log_name}.")

    def _wait_for(self, port: int, path: str, name: str) -> None:
        give_up = time.monotonic() + START_LIMIT.total_seconds()
        while not is_healthy(port, path):
            self._check_alive()
            self._check_stop()
            if time.monotonic() > give_up:
                raise ServeError(f"{name} antwoordt niet; lees {self.home / LOGS[name]}.")
            time.sleep(processes.POLL_SECONDS)

    def _check_stop(self) -> None:
        if self.must_stop:
            raise StopRequestedError

    def _check_alive(self) -> None:
        for name, process in self.running.items():
            if process.poll() is not None:
                log = self.home / LOGS[name]
                raise ServeError(f"{name} is vanzelf gestopt en de rest nu ook; lees {log}.")


def is_healthy(port: int, path: str = "/api/health") -> bool:
    """Whether a server on this machine answers. Never asks a proxy."""
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def free_port() -> int:
    """The port that was asked for, when nobody uses it."""
    asked = os.environ.get("PREFECT_SERVER_API_PORT", str(DEFAULT_PORT))
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, int(asked)))
    except (ValueError, OverflowError):
        raise ServeError(f"PREFECT_SERVER_API_PORT is geen poortnummer: {asked}.") from None
    except OSError:
        raise ServeError(
            f"Poort {asked} is al in gebruik; stop wat daar draait of kies een andere poort met "
            "PREFECT_SERVER_API_PORT."
        ) from None
    return int(asked)


def service() -> Service:
    """Page, server and worker as the environment asks for them; nothing is started yet."""
    port = free_port()
    try:
        page_port = asked_port()
    except PagePortError as error:
        raise ServeError(str(error)) from None
    home = Path(os.environ.get("PREFECT_HOME") or ROOT / ".prefect").resolve()
    home.mkdir(parents=True, exist_ok=True)
    ours = prefect_environment(home, port) | {"WEERBAAR_HOME": str(ROOT)}
    return Service(home, port, os.environ | ours, page_port)


def serve() -> int:
    """Start, tell where the page is, wait, stop; the exit code."""
    keep_private()  # for the server, the worker and the page as well
    try:
        running = service()
    except ServeError as error:
        print(error, file=sys.stderr)  # noqa: T201  (this is the command's answer)
        return REFUSED
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, running.ask_to_stop)
    processes.adopt_orphans()
    try:
        running.start_page()
        print(  # noqa: T201
            f"Weerbaar staat op {address_of(running.page_port)}. De rest start nu: dat duurt een "
            "halve minuut.",
            flush=True,
        )
        running.start_all()
        print(  # noqa: T201
            f"De pagina van de beheerder is http://{HOST}:{running.port}/deployments. "
            "Stoppen: Ctrl-C.",
            flush=True,
        )
        running.watch()
    except StopRequestedError:
        return 0
    except ServeError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return REFUSED
    else:
        print("Weerbaar stopt: een stap die bezig is, wordt eerst afgemaakt.", flush=True)  # noqa: T201
        return 0
    finally:
        running.stop_all()
        # Here and not in stop_all: only this process has no other children than these.
        processes.kill_descendants()


if __name__ == "__main__":
    sys.exit(serve())
