"""`weerbaar instrument ...`: DOR controls, STOP talks, Bibob investigations, street measures."""

from dataclasses import asdict

from models.instruments.instrument_forms import BibobForm, DorForm, StopForm, StreetForm
from portal.commands.form_commands import form_command
from portal.dutch_typer import DutchTyper
from portal.printing import AsJson, Municipality, numeric_date, print_json
from portal.tables import print_table
from tasks.acts import instrument_acts

app = DutchTyper(no_args_is_help=True, help="DOR, STOP-gesprek, Bibob en straatmaatregel.")

HELP_DOR = "Leg een controle van het opkopersregister (DOR) vast."
HELP_STOP = "Leg een STOP-gesprek vast."
HELP_BIBOB = "Leg een Bibob-onderzoek vast of werk het bij."
HELP_STREET = "Leg een maatregel voor drugshandel op straat vast."


app.command("dor", help=HELP_DOR)(form_command(DorForm, instrument_acts.record_dor, HELP_DOR))
app.command("stop", help=HELP_STOP)(
    form_command(StopForm, instrument_acts.record_stop_talk, HELP_STOP)
)
app.command("bibob", help=HELP_BIBOB)(
    form_command(BibobForm, instrument_acts.record_bibob, HELP_BIBOB)
)
app.command("street", help=HELP_STREET)(
    form_command(StreetForm, instrument_acts.record_street_measure, HELP_STREET)
)


@app.command("list", help="Toon wat er is vastgelegd, met de dag waarop iets moet gebeuren.")
def list_instruments(
    municipality: Municipality = "",
    as_json: AsJson = False,
) -> None:
    """Nothing about whom: that stands in the municipality's own file."""
    lines = instrument_acts.list_instruments(municipality)
    if as_json:
        print_json([asdict(line) for line in lines])
        return
    print_table(
        "Andere instrumenten",
        ("Nummer", "Soort", "Dag", "Uitkomst", "Volgende dag"),
        [
            (
                line.reference,
                line.kind.label,
                numeric_date(line.on),
                line.outcome,
                numeric_date(line.next_on),
            )
            for line in lines
        ],
        "Er is nog geen instrument vastgelegd.",
    )
