"""`weerbaar ledger ...`: what was really spent, beside what the action plan set apart."""

from dataclasses import asdict
from typing import Annotated

import typer

from models.law.common.dutch import dutch_number
from models.plan.plan_forms import CorrectionForm, CostForm
from portal.commands.form_commands import form_command
from portal.completions import municipalities
from portal.dutch_typer import DutchTyper
from portal.printing import AsJson, numeric_date, print_json
from portal.tables import print_table
from tasks.acts import plan_acts
from tasks.acts.plan_acts import LedgerLine

app = DutchTyper(help="Wat er echt is uitgegeven.")


@app.callback(invoke_without_command=True)
def ledger(
    context: typer.Context,
    year: Annotated[
        int | None, typer.Option("--year", min=2000, max=2099, help="Het jaar; anders alles.")
    ] = None,
    municipality: Annotated[
        str,
        typer.Option(
            "--municipality",
            autocompletion=municipalities,
            help="Gemeente of CBS-code; anders alle.",
        ),
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Without a command of its own: every entry, what they add up to, and what was passed."""
    if context.invoked_subcommand:
        return
    found = plan_acts.read_ledger(municipality, year)
    if as_json:
        lines = [asdict(line) for line in found.lines]
        spent = {name.lower(): amount for name, amount in found.spent.items()}
        print_json({"entries": lines, "spent": spent, "warnings": found.warnings})
        return
    print_table(
        "Uitgegeven, in hele euro's",
        ("Dag", "Gemeente", "Actie", "Bedrag", "Waarvoor", "Kenmerk"),
        [
            (
                numeric_date(line.on),
                line.municipality,
                line.action_number,
                dutch_number(line.amount),
                _what_for(line),
                line.mark,
            )
            for line in found.lines
        ],
        "Er is niets geboekt.",
    )
    for name, amount in found.spent.items():
        typer.echo(f"{name}: {dutch_number(amount)} euro.")
    for warning in found.warnings:
        typer.echo(f"Let op: {warning}")


def _what_for(line: LedgerLine) -> str:
    """Of a correction also when it was made: it counts on the day of what it corrects."""
    if not (line.corrects and line.recorded_on):
        return line.what
    return f"{line.what} (vastgelegd op {numeric_date(line.recorded_on)})"


HELP_ADD = "Boek een factuur op een actie van het plan."
HELP_CORRECT = "Boek wat een factuur echt was; het verschil wordt een eigen boeking."
app.command("add", help=HELP_ADD)(form_command(CostForm, plan_acts.book_cost, HELP_ADD))
app.command("correct", help=HELP_CORRECT)(
    form_command(CorrectionForm, plan_acts.correct_cost, HELP_CORRECT)
)
