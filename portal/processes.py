"""Processes of our own: started apart from the terminal, stopped by their id, none left behind."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import psutil

PR_SET_CHILD_SUBREAPER = 36
POLL_SECONDS = 0.2
KILL_LIMIT = timedelta(seconds=10)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent dies, so that it can be found."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def start(
    arguments: Sequence[str], log: Path, environment: Mapping[str, str], folder: Path
) -> subprocess.Popen[bytes]:
    """Start a Python module; what it says goes to `log`.

    A session of its own keeps the Ctrl-C of the terminal away from it: a second signal would kill
    the worker at once, in the middle of a mail.
    """
    with log.open("wb") as output:
        return subprocess.Popen(  # noqa: S603  (our own fixed commands)
            [sys.executable, "-m", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(environment),
            cwd=folder,
            start_new_session=True,
        )


def stop(process: subprocess.Popen[bytes], limit: timedelta) -> None:
    """Ask the process to finish its work; kill it when `limit` has passed."""
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGINT)
    try:
        process.wait(limit.total_seconds())
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def kill_descendants() -> None:
    """Kill whatever the processes of this process left behind, and wait until it is gone."""
    give_up = time.monotonic() + KILL_LIMIT.total_seconds()
    while (left := descendants(os.getpid())) and time.monotonic() < give_up:
        for process in left:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(left, timeout=POLL_SECONDS)


def descendants(ancestor: int) -> list[psutil.Process]:
    """Every living process below `ancestor`, also below a child that has ended (a zombie)."""
    return [found for found in psutil.Process(ancestor).children(recursive=True) if _lives(found)]


def _lives(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
