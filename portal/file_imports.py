"""What every import of a list shares: its options and its example."""

from pathlib import Path
from typing import Annotated

import typer

from models.law.common.errors import FaultsError

EXAMPLES = Path(__file__).parent.parent / "docs" / "example"
File = Annotated[
    Path | None, typer.Argument(metavar="BESTAND", help="CSV of XLSX; zie --template.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Controleer alleen.")]
Template = Annotated[
    bool, typer.Option("--template", help="Toon een goed voorbeeld van het bestand.")
]


def print_template(name: str) -> None:
    """A right file, as it stands among the examples."""
    typer.echo((EXAMPLES / name).read_text(encoding="utf-8"), nl=False)


def required(file: Path | None, by: str) -> Path:
    """The file, or FaultsError without a file or an officer; `--template` needs neither."""
    if file is None or not by:
        raise FaultsError("Het inlezen", ["geef een bestand op en met --by uw code"])
    return file
