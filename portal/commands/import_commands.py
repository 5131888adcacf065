"""`weerbaar import addresses` and `import organisation`."""

from pathlib import Path
from typing import Annotated

import typer

from portal.dutch_typer import DutchTyper
from portal.file_imports import DryRun
from portal.file_output import show
from portal.printing import AsJson, Municipality, On
from portal.typed_values import By
from tasks.acts import register_acts
from tasks.register.clock import now, today

app = DutchTyper()


@app.command("addresses", help="Lees adressen in: een BAG-extract of een CSV.")
def import_addresses(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="BAG-extract (zip) of CSV.")],
    municipality: Municipality = "",
    by: By = "",
    on: On = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """The same file twice changes nothing; a faulty file changes nothing at all."""
    done = register_acts.import_addresses(file, municipality, by, on or today(), dry_run=dry_run)
    show(done, as_json=as_json)


@app.command("organisation", help="Lees gemeenten, medewerkers en partners in (YAML).")
def import_organisation(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="YAML; zie de handleiding.")],
    by: By = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Officers and their roles, partners and their mail addresses."""
    show(register_acts.import_organisation(file, by, now(), dry_run=dry_run), as_json=as_json)
