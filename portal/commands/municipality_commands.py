"""`weerbaar municipality ...`: the folders of municipalities, made, judged and listed."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from models.law.common.dutch import plural
from portal.dutch_typer import DutchTyper
from portal.file_output import show
from portal.printing import AsJson, print_json
from portal.tables import print_table
from tasks.acts import municipality_acts
from tasks.register.resources import today

app = DutchTyper(no_args_is_help=True, help="De map van een gemeente.")


@app.command("new", help="Maak de map van een nieuwe gemeente, met elke vraag gemerkt.")
def new(
    name: Annotated[str, typer.Argument(metavar="NAAM", help="De naam van de gemeente.")],
    place: Annotated[
        Path | None, typer.Option("--in", help="Map waarin de map van de gemeente komt.")
    ] = None,
) -> None:
    """Nothing of it is used until the check has no faults."""
    show(municipality_acts.new_folder(name, place))


@app.command("check", help="Controleer de map van een gemeente, of van alle.")
def check(
    name: Annotated[
        str, typer.Argument(metavar="NAAM", help="De naam van de map; leeg: alle.")
    ] = "",
) -> None:
    """Every fault with its file and line; exit code 2 when there is one."""
    show(municipality_acts.check_municipalities(name, today()))


@app.command("list", help="Toon alle mappen van gemeenten, en of zij in orde zijn.")
def list_municipalities(as_json: AsJson = False) -> None:
    """Also those that cannot be used."""
    lines = municipality_acts.list_municipalities(today())
    if as_json:
        print_json([asdict(line) for line in lines])
        return
    print_table(
        "Gemeenten",
        ("Map", "Naam", "Code", "Afkorting", "Stand", "Staat in"),
        [
            (
                line.folder,
                line.name,
                line.code,
                line.abbreviation,
                plural(len(line.faults), "fout", "fouten") if line.faults else "in orde",
                line.place,
            )
            for line in lines
        ],
        "Er zijn geen mappen van gemeenten.",
    )
