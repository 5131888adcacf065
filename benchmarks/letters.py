"""`make bench`: what residents' letters cost, as ratios against the peers, from one run.

CPU seconds and peak memory of the whole process with its children, as the kernel counts them.
A peer that is not installed is named as absent, never guessed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers import PEERS, absent

COUNTS = (1, 100, 1000)
OURS = "weerbaar"
WEASYPRINT, FLOOR = "weasyprint", "floor (pikepdf)"
MOST_TIMES_THE_FLOOR, LEAST_TIMES_LESS, MOST_MIB = 20, 20, 300


@dataclass(frozen=True)
class Cost:
    """What one peer needed for a number of letters."""

    cpu_seconds: float
    peak_mib: float


def measure(name: str, count: int, prepared: Path) -> Cost:
    """Run one peer in a process of its own, on a copy of what was prepared."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(prepared, folder, dirs_exist_ok=True)
        child = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.peers", name, str(count), folder]
        )
        _, status, usage = os.wait4(child.pid, 0)
        if status != 0:
            raise RuntimeError(f"{name} failed on {count} letters")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> int:
    """Measure every peer that is here, and print figures, ratios and whether the aims are met."""
    here = {name: not absent(needs) for name, (_, needs) in PEERS.items()}
    for name, is_here in here.items():
        if not is_here:
            print(f"absent: {name} (not installed: {', '.join(absent(PEERS[name][1]))})")
    costs: dict[tuple[str, int], Cost] = {}
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder)
        subprocess.run(
            [sys.executable, "-m", "benchmarks.peers", "prepare", "1", folder], check=True
        )
        for count in COUNTS:
            for name in (peer for peer, is_here in here.items() if is_here):
                costs[name, count] = measure(name, count, prepared)
    _print_table(costs)
    return _print_aims(costs)


def _print_table(costs: dict[tuple[str, int], Cost]) -> None:
    print(f"\n{'peer':24}{'letters':>8}{'CPU s':>9}{'MiB':>8}{'CPU / ours':>12}")
    for (name, count), cost in costs.items():
        ratio = cost.cpu_seconds / costs[OURS, count].cpu_seconds
        print(f"{name:24}{count:>8}{cost.cpu_seconds:>9.2f}{cost.peak_mib:>8.0f}{ratio:>12.2f}")


def _print_aims(costs: dict[tuple[str, int], Cost]) -> int:
    most = COUNTS[-1]
    ours = costs[OURS, most]
    print(f"\nAims at {most} letters:")
    if (WEASYPRINT, most) in costs:
        less = costs[WEASYPRINT, most].cpu_seconds / ours.cpu_seconds
        print(f"  {less:.1f} times less CPU than WeasyPrint (aim: at least {LEAST_TIMES_LESS})")
    times = ours.cpu_seconds / costs[FLOOR, most].cpu_seconds
    print(f"  {times:.1f} times the CPU of the floor (aim: at most {MOST_TIMES_THE_FLOOR})")
    print(f"  {ours.peak_mib:.0f} MiB at its peak (aim: under {MOST_MIB})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
