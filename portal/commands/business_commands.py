"""`weerbaar import businesses` and `weerbaar business`: businesses with their labels."""

from dataclasses import asdict
from typing import Annotated

import typer

from models.law.common.dutch import short_date
from portal.completions import municipalities
from portal.dutch_typer import DutchTyper
from portal.file_imports import (
    DryRun,
    File,
    Template,
    print_template,
    required,
)
from portal.file_output import show as show_done
from portal.printing import (
    AsJson,
    Municipality,
    numeric_date,
    print_facts,
    print_json,
)
from portal.tables import print_table
from portal.typed_values import By
from tasks.acts import control_overviews, register_acts
from tasks.register.resources import now

app = DutchTyper(no_args_is_help=True, help="De bedrijven en hun label.")
imports = DutchTyper()


@app.callback()
def _group() -> None:
    """With one command the word for it would fall away."""


@imports.command("businesses", help="Lees bedrijven met hun label in: CSV of XLSX.")
def import_businesses(
    file: File = None,
    by: By = "",
    municipality: Annotated[
        str,
        typer.Option(
            "--municipality",
            autocompletion=municipalities,
            help="Gemeente of CBS-code; leeg: die van de adressen.",
        ),
    ] = "",
    dry_run: DryRun = False,
    template: Template = False,
    as_json: AsJson = False,
) -> None:
    """The same file twice changes nothing; a faulty file changes nothing at all."""
    if template:
        print_template("bedrijven.csv")
        return
    path = required(file, by)
    done = register_acts.import_businesses(path, municipality, by, now(), dry_run=dry_run)
    show_done(done, as_json=as_json)


@app.command("show", help="Toon een bedrijf met zijn label, de reden en de eerdere labels.")
def show(
    kvk_number: Annotated[str, typer.Argument(metavar="KVK", help="KVK-nummer, 8 cijfers.")],
    by: By,
    municipality: Municipality = "",
    as_json: AsJson = False,
) -> None:
    """Each address of the business apart: each has its own label."""
    found = control_overviews.read_business(kvk_number, municipality, by, now())
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
            "Er zijn geen eerdere labels.",
        )
