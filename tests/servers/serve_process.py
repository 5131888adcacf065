"""`make serve` as tests run it: in a process of its own, with its own Prefect and register."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
LIMIT_SECONDS = 240
PAGE = "De pagina van de beheerder is"


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class ServeProcess:
    """A running `python -m portal.serve`."""

    process: subprocess.Popen[str]
    home: Path
    port: int

    def wait_for(self, text: str) -> None:
        """Wait until it says `text`."""
        give_up = time.monotonic() + LIMIT_SECONDS
        while text not in self.said():
            assert self.process.poll() is None, self.said() + self.logs()
            assert time.monotonic() < give_up, self.said() + self.logs()
            time.sleep(0.1)

    def wait_for_child(self, words: str) -> psutil.Process:
        """Wait until it has a descendant with `words` in its command."""
        give_up = time.monotonic() + LIMIT_SECONDS
        while time.monotonic() < give_up:
            for child in self.children():
                if words in " ".join(command_of(child)):
                    return child
            time.sleep(0.05)
        raise AssertionError(f"{words} was not started. {self.said()}{self.logs()}")

    def children(self) -> list[psutil.Process]:
        """Every process below it."""
        found: list[psutil.Process] = psutil.Process(self.process.pid).children(recursive=True)
        return found

    def said(self) -> str:
        """All that was printed so far."""
        return (self.home / "said.txt").read_text(encoding="utf-8")

    def logs(self) -> str:
        """What server, worker and deployment wrote: to see why a test fails."""
        return "\n".join(
            f"--- {path.name}\n" + path.read_text(encoding="utf-8")[-4000:]
            for path in sorted(self.home.glob("*.log"))
        )

    def end(self, number: signal.Signals) -> int:
        """Send a signal, wait for the end; the exit code."""
        self.process.send_signal(number)
        return self.process.wait(LIMIT_SECONDS)


def command_of(process: psutil.Process) -> list[str]:
    """The command line of a process that may be gone by now."""
    try:
        return list(process.cmdline())
    except psutil.Error:
        return []


@contextmanager
def serving(home: Path, **environment: str) -> Iterator[ServeProcess]:
    """Start it; end it by force when the test did not end it."""
    home.mkdir(exist_ok=True)
    port = free_port()
    ours = {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_API_PORT": str(port),
        "WEERBAAR_PAGE_PORT": str(free_port()),
    }
    with (home / "said.txt").open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "portal.serve"],
            cwd=ROOT,
            env=os.environ | ours | environment,
            stdout=said,
            stderr=subprocess.STDOUT,
            text=True,
        )
    serve = ServeProcess(process, home, port)
    try:
        yield serve
    finally:
        if process.poll() is None:
            left = [*serve.children(), psutil.Process(process.pid)]
            for one in left:
                one.kill()
            psutil.wait_procs(left, timeout=10)
            process.wait()


def still_alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Those that still run; a process that ended a moment ago is given a second."""
    _gone, alive = psutil.wait_procs(processes, timeout=1)
    return [one for one in alive if one.status() != psutil.STATUS_ZOMBIE]
