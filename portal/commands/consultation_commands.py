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
from portal.commands.form_commands import FOLDER, form_command
from portal.dutch_typer import DutchTyper
from portal.file_output import require_folder, show
from portal.printing import AsJson, Municipality, On
from portal.typed_values import By, SignalReference
from tasks.acts import consultation_acts, signal_acts
from tasks.register.resources import now, today

riec_app = DutchTyper(no_args_is_help=True, help="Het signaalformulier voor het RIEC.")
destroy_app = DutchTyper(no_args_is_help=True, help="Signalen vernietigen na de bewaartermijn.")

Out = Annotated[Path, typer.Option("--out", help="Map waarin het bestand komt.")]


def make_agenda(
    by: By,
    out: Out,
    municipality: Municipality = "",
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """The signals that are due on the day of the consultation, as PDF and ODT."""
    require_folder(out)
    show(signal_acts.make_agenda(municipality, by, on or today(), now()), out, as_json=as_json)


def show_reporter(
    reference: SignalReference,
    by: By,
    as_json: AsJson = False,
) -> None:
    """Kept apart from the signal; each reading is logged."""
    show(signal_acts.read_reporter(reference, by, today(), now()), as_json=as_json)


HELP_PREPARE = "Maak het formulier, na het besluit van het overleg."
HELP_APPROVE = "Keur het formulier goed dat een ander maakte."
HELP_OUTCOME = "Leg de uitkomst vast die terugkwam."
HELP_EXPORT = "Schrijf het goedgekeurde formulier weg, om te versturen."
HELP_DESTROY = "Keur een lijst goed: de signalen worden vernietigd."
HELP_LIST = "Maak een lijst van wat vernietigd moet worden."

riec_app.command("prepare", help=HELP_PREPARE)(
    form_command(SignalForm, consultation_acts.prepare_riec_form, HELP_PREPARE)
)
riec_app.command("approve", help=HELP_APPROVE)(
    form_command(SignalForm, consultation_acts.approve_riec_form, HELP_APPROVE)
)
riec_app.command("outcome", help=HELP_OUTCOME)(
    form_command(RiecOutcomeForm, consultation_acts.record_riec_outcome, HELP_OUTCOME)
)
destroy_app.command("list", help=HELP_LIST)(
    form_command(DestructionForm, consultation_acts.list_for_destruction, HELP_LIST)
)


riec_app.command("export", help=HELP_EXPORT)(
    form_command(
        SignalForm, consultation_acts.export_riec_form, HELP_EXPORT, also=[FOLDER], on_today=True
    )
)
destroy_app.command("approve", help=HELP_DESTROY)(
    form_command(
        DestructionApprovalForm,
        consultation_acts.approve_destruction,
        HELP_DESTROY,
        also=[FOLDER],
        on_today=True,
    )
)
