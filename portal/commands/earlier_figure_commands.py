"""`weerbaar import figures`: the figures of years before the system."""

from portal.dutch_typer import DutchTyper
from portal.file_imports import (
    DryRun,
    File,
    Template,
    print_template,
    required,
)
from portal.file_output import show
from portal.printing import AsJson
from portal.typed_values import By
from tasks.acts import figure_acts
from tasks.register.resources import now

app = DutchTyper()


@app.command("figures", help="Lees jaarcijfers van voor het systeem in: CSV of XLSX.")
def import_figures(
    file: File = None,
    by: By = "",
    dry_run: DryRun = False,
    template: Template = False,
    as_json: AsJson = False,
) -> None:
    """The same file twice changes nothing; a faulty file changes nothing at all."""
    if template:
        print_template("jaarcijfers.csv")
        return
    done = figure_acts.import_figures(required(file, by), by, now(), dry_run=dry_run)
    show(done, as_json=as_json)
