"""`weerbaar settings check`: whether others can read what holds personal data."""

from portal.dutch_typer import DutchTyper
from portal.file_output import show
from portal.kept_files import kept_files
from portal.printing import AsJson
from tasks.acts import settings_acts

app = DutchTyper(help="De instellingen van deze machine.")


@app.callback()
def settings() -> None:
    """A group, for what comes beside the check."""


@app.command("check", help="Controleer of alleen de eigenaar persoonsgegevens kan lezen.")
def check(as_json: AsJson = False) -> None:
    """The register, its mail, the key, and what Prefect and the log keep; exit code 2 if not."""
    show(settings_acts.check_settings(kept_files()), as_json=as_json)
