"""`weerbaar plan calendar ...`: what is told when, and whether it was."""

from dataclasses import asdict
from typing import Annotated

import typer

from models.plan.plan_forms import CalendarDoneForm, CalendarForm
from portal.commands.form_commands import form_command
from portal.dutch_typer import DutchTyper
from portal.printing import AsJson, Municipality, numeric_date, print_json
from portal.tables import print_table
from tasks.acts import plan_acts
from tasks.register.resources import today

app = DutchTyper(no_args_is_help=True, help="De communicatiekalender.")


HELP_ADD = "Zet iets in de kalender, op een dag of in een week."
HELP_DONE = "Leg vast dat iets uit de kalender is gedaan."
app.command("add", help=HELP_ADD)(form_command(CalendarForm, plan_acts.add_to_calendar, HELP_ADD))
app.command("done", help=HELP_DONE)(
    form_command(CalendarDoneForm, plan_acts.finish_in_calendar, HELP_DONE, ("reference", "NUMMER"))
)


@app.command("list", help="Toon de kalender van een jaar.")
def list_items(
    year: Annotated[
        int | None, typer.Option("--year", min=2000, max=2099, help="Het jaar; anders dit jaar.")
    ] = None,
    municipality: Municipality = "",
    as_json: AsJson = False,
) -> None:
    """By day; a week stands on its Monday."""
    year = year or today().year
    lines = plan_acts.list_calendar(municipality, year)
    if as_json:
        print_json([asdict(line) for line in lines])
        return
    print_table(
        f"Communicatiekalender {year}",
        ("Nummer", "Wanneer", "Kanaal", "Doelgroep", "Onderwerp", "Actie", "Gedaan"),
        [
            (
                line.reference,
                line.when,
                line.along,
                line.audience.label,
                line.what,
                line.action_number,
                numeric_date(line.done_on),
            )
            for line in lines
        ],
        f"In de kalender van {year} staat niets.",
    )
