"""What the doors keep besides the register: files that can hold personal data too."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]


def kept_files() -> list[Path]:
    """Where Prefect keeps its things, and the log of the commands when there is one."""
    home = Path(os.environ.get("PREFECT_HOME") or ROOT / ".prefect")
    log = os.environ.get("WEERBAAR_LOG_FILE")
    return [home, *([Path(log)] if log else [])]
