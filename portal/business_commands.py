"""`weerbaar import businesses`: the list of businesses with their labels."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from models.errors import FaultsError
from portal.answers import AsJson, print_json
from tasks import businesses, organisation
from tasks.resources import now

HELP = "Lees bedrijven met hun label in: CSV of XLSX."
TEMPLATE = Path(__file__).parent.parent / "docs" / "example" / "bedrijven.csv"


def import_businesses(
    file: Annotated[
        Path | None, typer.Argument(metavar="BESTAND", help="CSV of XLSX; zie --template.")
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Uw code.")] = "",
    municipality: Annotated[
        str, typer.Option("--municipality", help="Gemeente of CBS-code, als er meer zijn.")
    ] = "",
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
    code = organisation.municipality_code(municipality)
    result = businesses.import_businesses.fn(file, code, by, now(), dry_run=dry_run)
    if as_json:
        print_json(asdict(result))
        return
    tried = "Alleen gecontroleerd, niets opgeslagen. " if result.dry_run else ""
    typer.echo(
        f"{tried}Bedrijven: {result.added} nieuw, {result.changed} gewijzigd, "
        f"{result.unchanged} gelijk."
    )
