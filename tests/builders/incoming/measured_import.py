"""`python -m tests.builders.incoming.measured_import CODE DAY FILE...` tells what imports cost.

In a process of its own, whose peak of memory is nobody else's. Prints for each file the CPU seconds
and what the import said, and at the end the peak of the process in MiB, as one line of JSON each.
"""

import json
import re
import sys
import time
from datetime import date
from pathlib import Path

from models.law.common.errors import FaultsError
from tasks.register.addresses import import_addresses


def main() -> None:
    """Import one file after the other."""
    code, day, *files = sys.argv[1:]
    for file in files:
        started = time.process_time()
        said = ""
        try:
            import_addresses(Path(file), code, date.fromisoformat(day))
        except FaultsError as error:
            said = str(error)
        _tell([time.process_time() - started, said])
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    _tell(int(peak[1]) / 1024 if peak else None)


def _tell(result: object) -> None:
    sys.stdout.write(f"{json.dumps(result)}\n")


if __name__ == "__main__":
    main()
