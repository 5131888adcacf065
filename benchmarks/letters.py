"""`make bench`: what residents' letters cost, as ratios against the peers, from one run.

A peer that is not installed is named as absent, never guessed. This process imports nothing but
the standard library: Linux counts the peak of a parent as the peak of the child it starts.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

COUNTS = (1, 100, 1000)
MOST_TIMES_THE_FLOOR, LEAST_TIMES_LESS, MOST_MIB = 20, 20, 300
ENVIRONMENTS = (sys.executable, ".venv-bench/bin/python")
WHAT_IS_MEASURED = """
All peers print the same words on one page a letter. CPU: user and system seconds of the whole
process with all processes that it starts, from wait4. MiB: the peak of the largest of those
processes (ru_maxrss), so a peer of two processes needs more than is shown.
"""


@dataclass(frozen=True)
class Peer:
    """A way to make letters, and what must be installed for it."""

    name: str
    label: str
    module: str
    program: str = ""


OURS = Peer("weerbaar", "weerbaar", "typst")
WEASYPRINT = Peer("weasyprint", "WeasyPrint", "weasyprint")
WORD = Peer("docxtpl", "docxtpl + LibreOffice", "docxtpl", "soffice")
FLOOR = Peer("floor", "floor (pikepdf)", "pikepdf")
PEERS = (OURS, WEASYPRINT, WORD, FLOOR)


@dataclass(frozen=True)
class Cost:
    """What one peer needed for a number of letters."""

    cpu_seconds: float
    peak_mib: float


Costs = dict[tuple[Peer, int], Cost]


def interpreter_for(peer: Peer) -> str | None:
    """The first environment in which the peer can be imported, system libraries included."""
    if peer.program and not shutil.which(peer.program):
        return None
    for python in filter(shutil.which, ENVIRONMENTS):
        trial = [python, "-c", f"import {peer.module}"]
        if subprocess.run(trial, capture_output=True, check=False).returncode == 0:
            return python
    return None


def measure(peer: Peer, python: str, count: int, prepared: Path) -> Cost:
    """Run one peer in a process of its own, on a copy of what was prepared.

    Raises RuntimeError unless it made a page for each letter.
    """
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(prepared, folder, dirs_exist_ok=True)
        command = [python, "-m", "benchmarks.peers", peer.name, str(count), folder]
        child = os.posix_spawn(python, command, os.environ)
        _, status, usage = os.wait4(child, 0)
        pages = int(_python("benchmarks.pages", folder))
    if status != 0 or pages != count:
        raise RuntimeError(f"{peer.label}: {pages} pages for {count} letters, status {status}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _python(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def measure_all(counts: Sequence[int]) -> Costs:
    """Measure every peer that is here, from few letters to many."""
    pythons = {peer: interpreter_for(peer) for peer in PEERS}
    costs: Costs = {}
    with tempfile.TemporaryDirectory() as folder:
        _python("benchmarks.prepare", str(max(counts)), folder)
        for count in counts:
            for peer, python in pythons.items():
                if python:
                    costs[peer, count] = measure(peer, python, count, Path(folder))
    return costs


def main() -> None:
    """Print figures, ratios and the aims; other numbers of letters may be given as arguments."""
    counts = [int(argument) for argument in sys.argv[1:]] or COUNTS
    costs = measure_all(counts)
    print(WHAT_IS_MEASURED)
    _print_table(costs)
    for peer in PEERS:
        if (peer, counts[-1]) not in costs:
            print(f"{peer.label}: absent (see `make bench-peers` and requirements-bench.in)")
    _print_aims(costs, counts[-1])


def _print_table(costs: Costs) -> None:
    print(f"{'':24}{'letters':>8}{'CPU s':>9}{'MiB':>7}{'CPU, ours = 1':>15}{'MiB, ours = 1':>15}")
    for (peer, count), cost in costs.items():
        ours = costs[OURS, count]
        cpu, mib = cost.cpu_seconds / ours.cpu_seconds, cost.peak_mib / ours.peak_mib
        figures = f"{cost.cpu_seconds:>9.2f}{cost.peak_mib:>7.0f}{cpu:>15.2f}{mib:>15.2f}"
        print(f"{peer.label:24}{count:>8}{figures}")


def _print_aims(costs: Costs, count: int) -> None:
    ours = costs[OURS, count]
    times = ours.cpu_seconds / costs[FLOOR, count].cpu_seconds
    print(f"\nThe aims, at {count} letters:")
    if (WEASYPRINT, count) in costs:
        less = costs[WEASYPRINT, count].cpu_seconds / ours.cpu_seconds
        print(f"  at least {LEAST_TIMES_LESS} times less CPU than WeasyPrint: {less:.1f}")
    else:
        print(f"  at least {LEAST_TIMES_LESS} times less CPU than WeasyPrint: not measured, absent")
    print(f"  at most {MOST_TIMES_THE_FLOOR} times the CPU of the floor: {times:.1f}")
    print(f"  under {MOST_MIB} MiB: {ours.peak_mib:.0f}")


if __name__ == "__main__":
    main()
