"""`weerbaar signal ...`: what a signal says comes from a file, never from an option."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from models.common.errors import FaultsError
from models.signals.signal import SignalDecision
from models.signals.signal_forms import UpdateForm
from portal import consultation_commands
from portal.dutch_typer import DutchTyper
from portal.form_commands import form_command
from portal.printing import (
    AsJson,
    By,
    Municipality,
    On,
    numeric_date,
    print_facts,
    print_json,
    print_table,
)
from tasks.register import organisation
from tasks.register.resources import now, today
from tasks.signals import (
    signal_file,
    signal_overview,
    signal_work,
    signals,
)

app = DutchTyper(no_args_is_help=True, help="De signalenlijst.")
app.add_typer(consultation_commands.riec_app, name="riec")
app.add_typer(consultation_commands.destroy_app, name="destroy")
app.command("agenda", help="Maak de agenda van het overleg (PDF en ODT).")(
    consultation_commands.make_agenda
)
app.command("reporter", help="Toon de functie van de melder; elke lezing wordt vastgelegd.")(
    consultation_commands.show_reporter
)

Reference = Annotated[str, typer.Argument(metavar="SIGNAAL", help="Bijvoorbeeld DUI-SIG-2026-001.")]


@app.command("add", help="Leg een signaal vast uit een YAML-bestand.")
def add(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="YAML; zie de handleiding.")],
    by: By,
    municipality: Municipality = "",
    on: On = None,
) -> None:
    """The same number of the same source is one signal."""
    code = organisation.municipality_code(municipality)
    signal = signal_file.read_signal_file(file)
    reference = signals.record_signal(signal, code, by, on or today(), now())
    typer.echo(f"Signaal {reference} is vastgelegd.")


@app.command("enrich", help="Voeg feiten toe aan een signaal (opplussen).")
def enrich(
    reference: Reference,
    file: Annotated[Path, typer.Option("--file", help="Tekstbestand met de feiten.")],
    source: Annotated[str, typer.Option("--source", help="Bron, bijvoorbeeld Handelsregister.")],
    ground: Annotated[
        str, typer.Option("--ground", help="Grondslag waarop de bron dit geeft, met het artikel.")
    ],
    by: By,
    on: On = None,
) -> None:
    """The facts may name persons: they come from a file."""
    addition = signal_file.read_addition(file, source, ground)
    number = signal_work.enrich_signal(reference, addition, by, on or today(), now())
    typer.echo(f"Signaal {reference}: regel {number} is toegevoegd.")


def _update(form: UpdateForm) -> str:
    done = " ".join(signal_work.update_signal(form, now())) or "er verandert niets."
    return f"Signaal {form.reference}: {done}"


HELP_UPDATE = "Leg beoordeling, behandelaar, urgentie, verband of antwoord vast."
app.command("update", help=HELP_UPDATE)(form_command(UpdateForm, _update, HELP_UPDATE))


@app.command("decide", help="Leg vast wat het overleg besloot.")
def decide(
    reference: Reference,
    decision: Annotated[
        str,
        typer.Option(
            "--decision", help="Kies uit: " + ", ".join(item.value for item in SignalDecision) + "."
        ),
    ],
    by: By,
    on: On = None,
) -> None:
    """One decision for each signal and day."""
    if decision not in [item.value for item in SignalDecision]:
        wanted = ", ".join(item.value for item in SignalDecision)
        raise FaultsError("Het besluit", [f"kies een van: {wanted}"])
    label = signal_work.decide_signal(reference, SignalDecision(decision), by, on or today(), now())
    typer.echo(f"Signaal {reference}: {label}.")


@app.command("list", help="Toon de signalen; met --due alleen wat besproken moet worden.")
def list_signals(
    municipality: Municipality = "",
    due: Annotated[bool, typer.Option("--due", help="Alleen voor het overleg.")] = False,
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """Nothing of what a signal says: the list may lie on the table of the consultation."""
    code = organisation.municipality_code(municipality)
    lines = signal_overview.list_signals(code, (on or today()) if due else None)
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
    )


@app.command("show", help="Toon wat er in een signaal staat; elke lezing wordt vastgelegd.")
def show(reference: Reference, by: By, on: On = None) -> None:
    """Who may read depends on role and source."""
    said = signal_overview.read_signal(reference, by, on or today(), now())
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
