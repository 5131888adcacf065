"""`weerbaar signal ...`: what a signal says comes from a file, never from an option."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from models.signals.signal_forms import DecideForm, SignalForm, UpdateForm
from portal.commands import consultation_commands
from portal.commands.form_commands import form_command, option
from portal.dutch_typer import DutchTyper
from portal.file_output import show as show_done
from portal.printing import (
    AsJson,
    Municipality,
    On,
    numeric_date,
    print_facts,
    print_json,
)
from portal.tables import print_table
from portal.typed_values import By, SignalReference
from tasks.acts import signal_acts
from tasks.register.resources import now, today

app = DutchTyper(no_args_is_help=True, help="De signalenlijst.")
app.add_typer(consultation_commands.riec_app, name="riec")
app.add_typer(consultation_commands.destroy_app, name="destroy")
app.command("agenda", help="Maak de agenda van het overleg (PDF en ODT).")(
    consultation_commands.make_agenda
)
app.command("reporter", help="Toon de functie van de melder; elke lezing wordt vastgelegd.")(
    consultation_commands.show_reporter
)


@app.command("add", help="Leg een signaal vast uit een YAML-bestand.")
def add(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="YAML; zie de handleiding.")],
    by: By,
    municipality: Municipality = "",
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """The same number of the same source is one signal."""
    done = signal_acts.record_signal(file, municipality, by, on or today(), now())
    show_done(done, as_json=as_json)


HELP_ENRICH = "Voeg feiten toe aan een signaal (opplussen)."
HELP_UPDATE = "Leg beoordeling, behandelaar, urgentie, verband of antwoord vast."
HELP_DECIDE = "Leg vast wat het overleg besloot."
# The facts may name persons: they come from a file.
Facts = Annotated[Path, typer.Option("--file", help="Tekstbestand met de feiten.")]
Source = Annotated[str, typer.Option("--source", help="Bron, bijvoorbeeld Handelsregister.")]
Ground = Annotated[
    str, typer.Option("--ground", help="Grondslag waarop de bron dit geeft, met het artikel.")
]
app.command("enrich", help=HELP_ENRICH)(
    form_command(
        SignalForm,
        signal_acts.enrich_signal,
        HELP_ENRICH,
        also=[option("file", Facts), option("source", Source), option("ground", Ground)],
        on_today=True,
    )
)
app.command("update", help=HELP_UPDATE)(
    form_command(UpdateForm, signal_acts.update_signal, HELP_UPDATE)
)
app.command("decide", help=HELP_DECIDE)(
    form_command(DecideForm, signal_acts.decide_signal, HELP_DECIDE, on_today=True)
)


@app.command("list", help="Toon de signalen; met --due alleen wat besproken moet worden.")
def list_signals(
    municipality: Municipality = "",
    due: Annotated[bool, typer.Option("--due", help="Alleen voor het overleg.")] = False,
    on: On = None,
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Nothing of what a signal says: the list may lie on the table of the consultation."""
    lines = signal_acts.list_signals(municipality, (on or today()) if due else None, by)
    if as_json:
        print_json([asdict(line) for line in lines])
        return
    print_table(
        "Signalen",
        ("Signaal", "Bron", "Ontvangen", "Antwoord", "Wie", "Bespreken", "Stand"),
        [
            (
                line.reference,
                line.source.label,
                numeric_date(line.received_on),
                numeric_date(line.answer_by),
                line.owner,
                numeric_date(line.review_on) if line.is_open else "",
                f"open, {line.urgency.label}" if line.is_open else "afgehandeld",
            )
            for line in lines
        ],
        "Er is geen signaal te bespreken." if due else "Er zijn geen signalen.",
    )


@app.command("show", help="Toon wat er in een signaal staat; elke lezing wordt vastgelegd.")
def show(reference: SignalReference, by: By, on: On = None) -> None:
    """Who may read depends on role and source."""
    said = signal_acts.read_signal(reference, by, on or today(), now())
    print_facts(
        {
            "Signaal": said.reference,
            "Bron": f"{said.source}, {said.source_number}",
            "Ontvangen": f"{numeric_date(said.received_on)} {said.received_time}".rstrip(),
            "Thema": said.theme,
            "Urgentie": said.urgency,
            "Plek": said.place,
            "Bedrijf": f"{said.trade_name} ({said.kvk_number})" if said.kvk_number else "",
            "Label": said.label,
            "Feiten": said.facts,
            "Duiding": said.interpretation,
            "Betrouwbaar": said.reliability,
            "Delen": said.sharing,
            "Grondslag": said.legal_ground,
            "Beoordeling": said.assessment,
            "Behandelaar": said.owner,
            "Komt uit": said.comes_from,
            "Zaak": said.case,
            "Antwoord": said.answer,
            "Bespreken": f"vanaf {numeric_date(said.review_on)}" if said.is_open else "",
            "Bewaren": f"tot en met {numeric_date(said.retain_until)}",
        }
    )
    for entry in said.enrichments:
        typer.echo(f"Opgeplust {entry.said} ({entry.officer}; {entry.legal_ground})")
    for decision in said.decisions:
        typer.echo(f"Overleg {decision}")
