"""`weerbaar signal agenda|reporter|riec|destroy`: around the local consultation."""

from pathlib import Path
from typing import Annotated

import typer

from models.signals.signal_forms import (
    DestructionApprovalForm,
    DestructionForm,
    RiecOutcomeForm,
    SignalForm,
)
from portal.dutch_typer import DutchTyper
from portal.file_output import write_files
from portal.form_commands import form_command
from portal.printing import By, Municipality, On
from tasks.register import organisation
from tasks.register.resources import now, today
from tasks.signals import (
    agenda,
    destruction,
    riec,
    signal_overview,
)

riec_app = DutchTyper(no_args_is_help=True, help="Het signaalformulier voor het RIEC.")
destroy_app = DutchTyper(no_args_is_help=True, help="Signalen vernietigen na de bewaartermijn.")

Out = Annotated[Path, typer.Option("--out", help="Map waarin het bestand komt.")]


def make_agenda(
    by: By,
    out: Out,
    municipality: Municipality = "",
    on: On = None,
) -> None:
    """The signals that are due on the day of the consultation, as PDF and ODT."""
    code = organisation.municipality_code(municipality)
    write_files(agenda.make_agenda(code, by, on or today(), now()), out)


def show_reporter(
    reference: Annotated[
        str, typer.Argument(metavar="SIGNAAL", help="Bijvoorbeeld DUI-SIG-2026-001.")
    ],
    by: By,
) -> None:
    """Kept apart from the signal; each reading is logged."""
    function = signal_overview.read_reporter(reference, by, today(), now())
    typer.echo(f"Signaal {reference}: {function or 'geen functie bekend'}.")


def _prepare(form: SignalForm) -> str:
    number = riec.prepare_riec_form(form, now())
    return f"Signaal {form.reference}: formulier {number} is gemaakt; een ander keurt het goed."


def _approve(form: SignalForm) -> str:
    number = riec.approve_riec_form(form, now())
    return f"Signaal {form.reference}: formulier {number} is goedgekeurd."


def _outcome(form: RiecOutcomeForm) -> str:
    return f"Signaal {form.reference}: {riec.record_riec_outcome(form, now())}."


def _list(form: DestructionForm) -> str:
    draft = destruction.list_for_destruction(form, now())
    waits = (
        f" Nog open: {draft.still_open}; laat het overleg beslissen." if draft.still_open else ""
    )
    named = ", ".join(draft.signals)
    return f"Lijst {draft.reference}: {named}. Een ander keurt de lijst goed.{waits}"


HELP_PREPARE = "Maak het formulier, na het besluit van het overleg."
HELP_APPROVE = "Keur het formulier goed dat een ander maakte."
HELP_OUTCOME = "Leg de uitkomst vast die terugkwam."
HELP_LIST = "Maak een lijst van wat vernietigd moet worden."

riec_app.command("prepare", help=HELP_PREPARE)(form_command(SignalForm, _prepare, HELP_PREPARE))
riec_app.command("approve", help=HELP_APPROVE)(form_command(SignalForm, _approve, HELP_APPROVE))
riec_app.command("outcome", help=HELP_OUTCOME)(
    form_command(RiecOutcomeForm, _outcome, HELP_OUTCOME)
)
destroy_app.command("list", help=HELP_LIST)(form_command(DestructionForm, _list, HELP_LIST))


@riec_app.command("export", help="Schrijf het goedgekeurde formulier weg, om te versturen.")
def export(
    reference: Annotated[str, typer.Argument(metavar="SIGNAAL")], by: By, out: Out, on: On = None
) -> None:
    """The bytes that were approved."""
    values = {"reference": reference, "by": by, "on": on or today()}
    write_files([riec.export_riec_form(SignalForm.model_validate(values), now())], out)


@destroy_app.command("approve", help="Keur een lijst goed: de signalen worden vernietigd.")
def approve_destruction(
    reference: Annotated[str, typer.Argument(metavar="LIJST")], by: By, out: Out, on: On = None
) -> None:
    """There is no way back; the declaration is written to a folder and kept."""
    values = {"reference": reference, "by": by, "on": on or today()}
    form = DestructionApprovalForm.model_validate(values)
    write_files([destruction.approve_destruction(form, now())], out)
