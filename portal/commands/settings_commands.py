"""`weerbaar settings check`: whether others can read what holds personal data."""

import os
from pathlib import Path

from portal.dutch_typer import DutchTyper
from portal.file_output import show
from portal.printing import AsJson
from tasks.acts import settings_acts

app = DutchTyper(help="De instellingen van deze machine.")
ROOT = Path(__file__).parents[2]


@app.callback()
def settings() -> None:
    """A group, for what comes beside the check."""


@app.command("check", help="Controleer of alleen de eigenaar persoonsgegevens kan lezen.")
def check(as_json: AsJson = False) -> None:
    """The register, its mail, the key, and what Prefect and the log keep; exit code 2 if not."""
    home = Path(os.environ.get("PREFECT_HOME") or ROOT / ".prefect")
    log = os.environ.get("WEERBAAR_LOG_FILE")
    also = [home, *([Path(log)] if log else [])]
    show(settings_acts.check_settings(also), as_json=as_json)
