"""`weerbaar closure ...`: one subcommand for each step of a closure."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from models.closure.closure_forms import (
    AnnouncementForm,
    ApprovalForm,
    CommunicationForm,
    DecisionForm,
    EndForm,
    OutcomeForm,
    PoliceReportForm,
    StepForm,
    ZienswijzeForm,
)
from models.closure.track_form import TrackForm
from portal.commands.closure import closure_change_commands, closure_money_commands
from portal.commands.closure.closure_party_commands import add_party_commands
from portal.commands.closure.closure_premises_commands import PREMISES_STEPS
from portal.commands.closure.closure_remedy_commands import REMEDY_STEPS
from portal.commands.closure.closure_site_commands import SITE_STEPS
from portal.commands.form_commands import add_steps, form_command, option
from portal.dutch_typer import DutchTyper
from tasks.acts.closure import closure_acts
from tasks.acts.done import Done
from tasks.imports.text_files import read_text

app = DutchTyper(no_args_is_help=True, help="De sluiting van een drugspand, stap voor stap.")

# The steps run here without Prefect: the register is the truth, Prefect only plans and asks.

ListFile = Annotated[Path, typer.Option("--file", help="CSV; zie de handleiding.")]
TextFile = Annotated[
    Path | None, typer.Option("--file", help="Tekstbestand met de zienswijze in het kort.")
]
AfterZienswijze = Annotated[
    bool, typer.Option("--after-zienswijze", help="De tweede weging, na de zienswijze.")
]


def _zienswijze(form: ZienswijzeForm, at: datetime, file: Path | None) -> Done:
    return closure_acts.record_zienswijze(form, at, read_text(file) if file else "")


STEPS = (
    (
        "police-report",
        PoliceReportForm,
        closure_acts.record_police_report,
        "Leg een politierapport vast; de zaak krijgt een nummer.",
    ),
    ("intent", OutcomeForm, closure_acts.prepare_intent, "Maak het voornemen voor elke partij."),
    ("approve", ApprovalForm, closure_acts.approve, "Keur goed wat een ander maakte."),
    (
        "announce-intent",
        AnnouncementForm,
        closure_acts.announce_intent,
        "Leg vast dat het voornemen wegging.",
    ),
    ("decide", DecisionForm, closure_acts.decide, "Maak het besluit voor elke partij."),
    (
        "announce-decision",
        AnnouncementForm,
        closure_acts.announce_decision,
        "Leg vast dat het besluit wegging.",
    ),
    (
        "communicate",
        CommunicationForm,
        closure_acts.prepare_communication,
        "Maak poster, bewonersbrief en persbericht.",
    ),
    ("close", StepForm, closure_acts.close_premises, "Leg vast dat het pand dicht is."),
    (
        "track",
        TrackForm,
        closure_acts.record_track,
        "Leg een verzoek of de Wkpb vast.",
    ),
    ("resume", StepForm, closure_acts.resume, "De schorsing is voorbij."),
    ("end", EndForm, closure_acts.end_closure, "De sluiting is voorbij of opgeheven."),
    ("reopen", StepForm, closure_acts.reopen_premises, "Leg de heropening vast."),
    ("archive", StepForm, closure_acts.archive, "Sluit het dossier."),
)
app.add_typer(closure_money_commands.app, name="money")
add_steps(app, (*STEPS, *REMEDY_STEPS))

app.add_typer(closure_change_commands.app, name="change")

# Weighing and summary are personal data: they come from a file, never from an option.
add_party_commands(app)
HELP_WEIGH = "Lees de belangenafweging van een zaak in uit een CSV of XLSX."
HELP_PARAGRAPHS = "Lees eigen alinea's van de jurist voor de brieven in uit een CSV of XLSX."
HELP_ZIENSWIJZE = "Leg een zienswijze vast."
app.command("weigh", help=HELP_WEIGH)(
    form_command(
        StepForm,
        closure_acts.record_weighing,
        HELP_WEIGH,
        also=[option("file", ListFile), option("after_zienswijze", AfterZienswijze, default=False)],
    )
)
app.command("paragraphs", help=HELP_PARAGRAPHS)(
    form_command(
        StepForm,
        closure_acts.record_paragraphs,
        HELP_PARAGRAPHS,
        also=[option("file", ListFile)],
    )
)
app.command("zienswijze", help=HELP_ZIENSWIJZE)(
    form_command(
        ZienswijzeForm, _zienswijze, HELP_ZIENSWIJZE, also=[option("file", TextFile, default=None)]
    )
)
add_steps(app, (*SITE_STEPS, *PREMISES_STEPS))
