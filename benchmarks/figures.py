"""`make bench`: what counting the yearly figures costs, beside bare group-bys of the same rows.

A peer that is not installed is named as absent, never guessed. This process imports nothing but
the standard library: Linux counts the peak of a parent as the peak of the child it starts.
"""

import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

COUNT, SNAPSHOT_COUNT = 10_000_000, 300_000
MOST_TIMES_THE_FASTER, MOST_MIB = 2, 2048
PEERS = {
    "weerbaar": sys.executable,
    "pandas": sys.executable,
    "duckdb": ".venv-bench/bin/python",
}
WHAT_IS_MEASURED = """
Counting the yearly figures of 342 municipalities over five years, from invented rows of visits,
signals and spending **in memory**, not read from a database: Weerbaar and pandas from frames with
categories, DuckDB from tables of its own with all cores. The peers group by year, municipality and
kinds and stop there; Weerbaar also makes every figure of every municipality and of all together.
Seconds: the fastest of three. MiB: the peak of the whole process with the rows in it (ru_maxrss).
"""


@dataclass(frozen=True)
class Cost:
    """What one way needed, and what it found: cells, rows, and the sum of the amounts."""

    seconds: float
    peak_mib: float
    found: tuple[int, int, int]


def measure(name: str, python: str, count: int) -> Cost:
    """Run one way in a process of its own. Raises RuntimeError when it fails."""
    with tempfile.TemporaryFile() as out:
        command = [python, "-m", "benchmarks.figure_peers", name, str(count)]
        actions = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1)]
        child = os.posix_spawn(python, command, os.environ, file_actions=actions)
        _, status, usage = os.wait4(child, 0)
        out.seek(0)
        answer = out.read()
    if status != 0:
        raise RuntimeError(f"{name} ended with status {status}")
    printed = json.loads(answer)
    return Cost(printed["seconds"], usage.ru_maxrss / 1024, tuple(printed["found"]))


def main() -> None:
    """Print seconds, ratios and the aims; another number of rows may be given as argument."""
    count = int(sys.argv[1]) if sys.argv[1:] else COUNT
    print(WHAT_IS_MEASURED)
    costs = {
        name: measure(name, python, count)
        for name, python in PEERS.items()
        if Path(python).exists()
    }
    if len({cost.found for cost in costs.values()}) != 1:
        raise RuntimeError(f"not the same counts: {costs}")
    ours = costs["weerbaar"]
    print(f"{'':12}{'rows':>12}{'s':>8}{'MiB':>7}{'ours = 1':>10}")
    for name, cost in costs.items():
        times = cost.seconds / ours.seconds
        print(f"{name:12}{count:>12,}{cost.seconds:>8.2f}{cost.peak_mib:>7.0f}{times:>10.2f}")
    for name in set(PEERS) - set(costs):
        print(f"{name}: absent (see `make bench-peers` and requirements-bench.in)")
    _print_aims(ours, [cost.seconds for name, cost in costs.items() if name != "weerbaar"])
    _print_snapshot()


def _print_aims(ours: Cost, peers: list[float]) -> None:
    print("\nThe aims:")
    print(
        f"  at most {MOST_TIMES_THE_FASTER} times the faster peer: {ours.seconds / min(peers):.2f}"
    )
    print(f"  under {MOST_MIB} MiB: {ours.peak_mib:.0f}")


def _print_snapshot() -> None:
    """What the other way costs, on which each row goes through JSON and Python."""
    cost = measure("snapshot", sys.executable, SNAPSHOT_COUNT)
    print(
        f"\nThe whole way from the bytes of a snapshot of {SNAPSHOT_COUNT:,} rows (five years of "
        f"all municipalities, as we\nestimate them), with every row a Python object: "
        f"{cost.seconds:.2f} s, {cost.peak_mib:.0f} MiB at its peak."
    )


if __name__ == "__main__":
    main()
