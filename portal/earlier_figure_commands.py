"""`weerbaar import figures`: the figures of years before the system."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from models.errors import FaultsError
from portal.answers import AsJson, print_json
from tasks.earlier_figures import import_earlier_figures
from tasks.resources import now

HELP = "Lees jaarcijfers van voor het systeem in: CSV of XLSX."
TEMPLATE = Path(__file__).parent.parent / "docs" / "example" / "jaarcijfers.csv"


def import_figures(
    file: Annotated[
        Path | None, typer.Argument(metavar="BESTAND", help="CSV of XLSX; zie --template.")
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Uw code.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Controleer alleen.")] = False,
    template: Annotated[
        bool, typer.Option("--template", help="Toon een goed voorbeeld van het bestand.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """The same file twice changes nothing; a faulty file changes nothing at all."""
    if template:
        typer.echo(TEMPLATE.read_text(encoding="utf-8"), nl=False)
        return
    if file is None or not by:
        raise FaultsError("Het inlezen", ["geef een bestand op en met --by uw code"])
    result = import_earlier_figures.fn(file, by, now(), dry_run=dry_run)
    if as_json:
        print_json(asdict(result))
        return
    tried = "Alleen gecontroleerd, niets opgeslagen. " if result.dry_run else ""
    typer.echo(
        f"{tried}Cijfers: {result.added} nieuw, {result.changed} gewijzigd, "
        f"{result.unchanged} gelijk."
    )
