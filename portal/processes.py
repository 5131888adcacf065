"""Processes of our own: started apart from the terminal, stopped by their id, none left behind."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

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
        for pid in left:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        time.sleep(POLL_SECONDS)


def descendants(ancestor: int) -> list[int]:
    """Every living process below `ancestor`; none where the system has no /proc."""
    parents = dict(filter(None, map(_pid_and_parent, Path("/proc").glob("[0-9]*/stat"))))
    found: list[int] = []
    level = {ancestor}
    while level:
        level = {pid for pid, parent in parents.items() if parent in level}
        found += sorted(level)
    return found


def _pid_and_parent(stat: Path) -> tuple[int, int] | None:
    """Id of the process and of its parent; None when it has ended (a zombie) or is gone."""
    try:
        state, parent, *_ = stat.read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return None
    return None if state == "Z" else (int(stat.parent.name), int(parent))
