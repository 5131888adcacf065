"""What every import of a list shares: its options, and how it tells what it did."""

from pathlib import Path
from typing import Annotated, Protocol

import typer

from models.common.errors import FaultsError
from portal.printing import print_json

EXAMPLES = Path(__file__).parent.parent / "docs" / "example"
File = Annotated[
    Path | None, typer.Argument(metavar="BESTAND", help="CSV of XLSX; zie --template.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Controleer alleen.")]
Template = Annotated[
    bool, typer.Option("--template", help="Toon een goed voorbeeld van het bestand.")
]


class Imported(Protocol):
    """What an import did, or would do."""

    @property
    def added(self) -> int: ...
    @property
    def changed(self) -> int: ...
    @property
    def unchanged(self) -> int: ...
    @property
    def dry_run(self) -> bool: ...


def print_template(name: str) -> None:
    """A right file, as it stands among the examples."""
    typer.echo((EXAMPLES / name).read_text(encoding="utf-8"), nl=False)


def required(file: Path | None, by: str) -> Path:
    """The file, or FaultsError without a file or an officer; `--template` needs neither."""
    if file is None or not by:
        raise FaultsError("Het inlezen", ["geef een bestand op en met --by uw code"])
    return file


def print_imported(what: str, result: Imported, *, as_json: bool) -> None:
    """How many rows are new, changed or the same."""
    if as_json:
        names = ("added", "changed", "unchanged", "dry_run")
        print_json({name: getattr(result, name) for name in names})
        return
    tried = "Alleen gecontroleerd, niets opgeslagen. " if result.dry_run else ""
    typer.echo(
        f"{tried}{what}: {result.added} nieuw, {result.changed} gewijzigd, "
        f"{result.unchanged} gelijk."
    )
