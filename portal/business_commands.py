"""`weerbaar import businesses` and `weerbaar business`: businesses with their labels."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from models.errors import FaultsError
from models.law.dutch import short_date
from portal.answers import (
    AsJson,
    By,
    Municipality,
    numeric_date,
    print_facts,
    print_json,
    print_table,
)
from portal.dutch_typer import DutchTyper
from tasks import business_reading, businesses, organisation
from tasks.resources import now

app = DutchTyper(no_args_is_help=True, help="De bedrijven en hun label.")


@app.callback()
def _group() -> None:
    """With one command the word for it would fall away."""


HELP = "Lees bedrijven met hun label in: CSV of XLSX."
TEMPLATE = Path(__file__).parent.parent / "docs" / "example" / "bedrijven.csv"


def import_businesses(
    file: Annotated[
        Path | None, typer.Argument(metavar="BESTAND", help="CSV of XLSX; zie --template.")
    ] = None,
    by: By = "",
    municipality: Annotated[
        str,
        typer.Option("--municipality", help="Gemeente of CBS-code; leeg: die van de adressen."),
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
    code = businesses.municipality_of(file, municipality)
    result = businesses.import_businesses.fn(file, code, by, now(), dry_run=dry_run)
    if as_json:
        print_json(asdict(result))
        return
    tried = "Alleen gecontroleerd, niets opgeslagen. " if result.dry_run else ""
    typer.echo(
        f"{tried}Bedrijven: {result.added} nieuw, {result.changed} gewijzigd, "
        f"{result.unchanged} gelijk."
    )


@app.command("show", help="Toon een bedrijf met zijn label, de reden en de eerdere labels.")
def show(
    kvk_number: Annotated[str, typer.Argument(metavar="KVK", help="KVK-nummer, 8 cijfers.")],
    by: By,
    municipality: Municipality = "",
    as_json: AsJson = False,
) -> None:
    """Each address of the business apart: each has its own label."""
    code = organisation.municipality_code(municipality)
    found = business_reading.read_business(kvk_number, code, by)
    if as_json:
        print_json([asdict(business) for business in found])
        return
    for business in found:
        print_facts(
            {
                "Bedrijf": f"{business.trade_name} ({business.kvk_number})",
                "Adres": f"{business.address} ({business.bag_id})",
                "SBI": business.sbi,
                "Terrein": business.park or "(buiten een terrein)",
                "Label": f"{business.label.label} sinds {short_date(business.labelled_on)}: "
                f"{business.label_reason}",
                "Bezocht": numeric_date(business.last_visited_on) or "nog niet",
                "Hercontrole": numeric_date(business.re_control_due_on),
                "Gestopt": numeric_date(business.ended_on),
            }
        )
        print_table(
            "Labels",
            ("Dag", "Label", "Reden"),
            [(numeric_date(row.on), row.label.label, row.reason) for row in business.history],
        )
