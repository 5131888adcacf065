"""How many CPU seconds a command takes to start, beside the bare import of its library."""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 7
EXAMPLE = Path(__file__).parents[1] / "docs" / "example"
WEERBAAR = str(Path(sys.executable).parent / "weerbaar")
COMMANDS: tuple[tuple[str, ...], ...] = (
    (sys.executable, "-c", "import typer"),
    (sys.executable, "-c", "import sqlalchemy"),
    (sys.executable, "-c", "import sqlmodel"),
    (WEERBAAR, "--help"),
    (WEERBAAR, "cases", "--by", "ZAAK1"),
    (WEERBAAR, "due", "--by", "ZAAK1"),
    (WEERBAAR, "term", "2026-04-02", "--weeks", "6"),
)


def cpu_seconds(command: tuple[str, ...], folder: str) -> float:
    """User and system time of one run of its own process, in seconds."""
    before = os.times()
    address = {
        "WEERBAAR_DATABASE_URL": f"sqlite:///{folder}/start.db",
        "WEERBAAR_MUNICIPALITIES": str(EXAMPLE / "municipalities"),
    }
    subprocess.run(
        command, check=True, cwd=folder, stdout=subprocess.DEVNULL, env=os.environ | address
    )
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


def main() -> None:
    """Print the least and the median of some runs; the first run makes the register."""
    print(f"Starting a command, CPU seconds, {RUNS} runs: least, median")
    with tempfile.TemporaryDirectory() as folder:
        cpu_seconds((WEERBAAR, "import", "organisation", str(EXAMPLE / "organisatie.yaml")), folder)
        for command in COMMANDS:
            times = [cpu_seconds(command, folder) for _ in range(RUNS)]
            name = " ".join((Path(command[0]).name, *command[1:]))
            print(f"  {name:<34} {min(times):.2f} {statistics.median(times):.2f}")


if __name__ == "__main__":
    main()
