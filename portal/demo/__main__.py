"""`make demo`: one invented drug premises, a control round of each municipality, and a whole year.

The flows run on a local Prefect of their own; the register is a SQLite file in the same folder.
The example year has a register of its own and needs no Prefect, so it runs beside the rest.
Nothing leaves the machine: mail goes to a folder.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from models.common.progress import listening
from portal.progress_bar import progress_shown

ROOT = Path(__file__).parents[2]
OUT = ROOT / "out" / "demo"


def main() -> int:
    """Run the demo and print the timeline of the case and the files it made."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    _settle_environment()
    sys.stdout.write("  Prefect start; daarna volgt de voorbeeldzaak.\n")
    sys.stdout.flush()
    with _start_year() as year:
        from portal.demo import one_case, one_round  # noqa: PLC0415  (Prefect reads its settings)

        with progress_shown() as shown, listening(shown):
            reference = one_case.walk()
            one_case.show(reference, OUT)
            one_round.walk(OUT)
        for line in year.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
    return year.returncode


def _start_year() -> subprocess.Popen[str]:
    """The example year as a process of its own; what it prints is short enough for the pipe."""
    return subprocess.Popen(
        (sys.executable, "-m", "portal.demo.year"),
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def _settle_environment() -> None:
    """Its own register, mail folder and Prefect; they replace what the officer has set."""
    from portal.prefect_environment import prefect_environment  # noqa: PLC0415  (same reason)

    os.environ |= prefect_environment(ROOT / ".prefect", port=0)
    os.environ |= {
        "WEERBAAR_DATABASE_URL": f"sqlite:///{OUT / 'weerbaar.db'}",
        "WEERBAAR_MUNICIPALITIES": str(ROOT / "docs" / "example" / "municipalities"),
        "WEERBAAR_MAIL_MODE": "folder",
        "WEERBAAR_MAIL_FOLDER": str(OUT / "mail"),
        "PREFECT_LOGGING_LEVEL": "ERROR",
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
    }
    os.environ.pop("PREFECT_API_URL", None)


if __name__ == "__main__":
    sys.exit(main())
