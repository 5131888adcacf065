"""`weerbaar closure ...`: one subcommand for each step of a closure."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from models.closure.approval import ApprovalSubject
from models.closure.forms import (
    AnnouncementForm,
    ApprovalForm,
    CommunicationForm,
    DecisionForm,
    EndForm,
    OutcomeForm,
    ReportForm,
    StepForm,
    ZienswijzeForm,
)
from models.closure.track_form import TrackForm
from models.common.forms import Form
from models.law.closure.weighing import WeighingMoment
from models.law.common.dutch import dutch_date, plural
from portal.dutch_typer import DutchTyper
from portal.form_commands import form_command
from portal.printing import By, day_of
from tasks.closure import (
    approvals,
    communication,
    decision,
    execution,
    intent,
    parties,
    police_reports,
    tracks,
    weighing,
)
from tasks.closure.party_file import read_parties
from tasks.imports.csv_files import text_of
from tasks.register.resources import now

app = DutchTyper(no_args_is_help=True, help="De sluiting van een drugspand, stap voor stap.")

# The steps run here without Prefect: the register is the truth, Prefect only plans and asks.


def _report(form: ReportForm) -> str:
    return f"Zaak {police_reports.record_report(form, now())} is vastgelegd."


def _intent(form: OutcomeForm) -> str:
    version = intent.prepare_intent(form, now())
    return f"Zaak {form.reference}: versie {version} van het voornemen is gemaakt."


def _approve(form: ApprovalForm) -> str:
    version = approvals.approve(form, now())
    if form.subject is ApprovalSubject.COMMUNICATION:
        communication.publish_press_release(form.reference, form.by, form.on, now())
    return f"Zaak {form.reference}: versie {version} van {form.subject.label} is goedgekeurd."


def _announce_intent(form: AnnouncementForm) -> str:
    last_day = intent.announce_intent(form, now())
    return f"Zaak {form.reference}: zienswijze kan tot en met {dutch_date(last_day)}."


def _decide(form: DecisionForm) -> str:
    version = decision.prepare_decision(form, now())
    if version == 0:
        return f"Zaak {form.reference}: er komt geen maatregel."
    return f"Zaak {form.reference}: versie {version} van het besluit is gemaakt."


def _announce_decision(form: AnnouncementForm) -> str:
    last_day = decision.announce_decision(form, now())
    return (
        f"Zaak {form.reference}: het besluit is bekendgemaakt; bezwaar, als dat openstaat, kan tot "
        f"en met {dutch_date(last_day)}."
    )


def _communicate(form: CommunicationForm) -> str:
    hits = communication.prepare_communication(form, now())
    made = f"Zaak {form.reference}: poster, bewonersbrief en persbericht zijn gemaakt."
    return "\n".join([made, *hits])


def _status(step: Callable[..., str]) -> Callable[..., str]:
    def run(form: StepForm) -> str:
        return f"Zaak {form.reference}: {step(form, now())}."

    return run


STEPS: tuple[tuple[str, type[Form], Callable[..., str], str], ...] = (
    ("report", ReportForm, _report, "Leg een politierapport vast; de zaak krijgt een nummer."),
    ("intent", OutcomeForm, _intent, "Maak het voornemen voor elke partij."),
    ("approve", ApprovalForm, _approve, "Keur goed wat een ander maakte."),
    ("announce-intent", AnnouncementForm, _announce_intent, "Leg vast dat het voornemen wegging."),
    ("decide", DecisionForm, _decide, "Maak het besluit voor elke partij."),
    (
        "announce-decision",
        AnnouncementForm,
        _announce_decision,
        "Leg vast dat het besluit wegging.",
    ),
    ("communicate", CommunicationForm, _communicate, "Maak poster, bewonersbrief en persbericht."),
    ("close", StepForm, _status(execution.close_premises), "Leg vast dat het pand dicht is."),
    ("track", TrackForm, _status(tracks.record_track), "Leg bezwaar, verzoek of Wkpb vast."),
    ("resume", StepForm, _status(tracks.resume), "De schorsing is voorbij."),
    ("end", EndForm, _status(execution.end_closure), "De sluiting is voorbij of opgeheven."),
    ("reopen", StepForm, _status(execution.reopen_premises), "Leg de heropening vast."),
    ("archive", StepForm, _status(execution.archive), "Sluit het dossier."),
)
for _name, _form, _run, _help in STEPS:
    app.command(_name, help=_help)(form_command(_form, _run, _help))

Reference = Annotated[str, typer.Argument(help="Zaaknummer.", metavar="ZAAKNUMMER")]
On = Annotated[date, typer.Option("--on", help="Datum van deze stap (jjjj-mm-dd).", parser=day_of)]


@app.command("party", help="Lees de partijen van een zaak in uit een CSV.")
def party(
    reference: Reference,
    file: Annotated[Path, typer.Option("--file", help="CSV; zie de handleiding.")],
    by: By,
    on: On,
) -> None:
    """Parties are personal data: they come from a file, never from an option."""
    count = parties.record_parties(reference, read_parties(file), by, on, now())
    typer.echo(f"Zaak {reference} heeft nu {plural(count, 'partij', 'partijen')}.")


@app.command("weigh", help="Lees de belangenafweging van een zaak in uit een CSV.")
def weigh(
    reference: Reference,
    file: Annotated[Path, typer.Option("--file", help="CSV; zie de handleiding.")],
    by: By,
    on: On,
    after_zienswijze: Annotated[
        bool, typer.Option("--after-zienswijze", help="De tweede weging, na de zienswijze.")
    ] = False,
) -> None:
    """The weighing may hold personal data: it comes from a file."""
    moment = WeighingMoment.AFTER_ZIENSWIJZE if after_zienswijze else WeighingMoment.BEFORE_INTENT
    status = weighing.record_weighing(
        reference, moment, weighing.read_weighing(file), by, on, now()
    )
    typer.echo(f"Zaak {reference}: {status}.")


@app.command("zienswijze", help="Leg een zienswijze vast.")
def zienswijze(
    reference: Reference,
    party_number: Annotated[str, typer.Option("--party", help="Nummer van de partij.")],
    by: By,
    on: On,
    manner: Annotated[str, typer.Option("--manner", help="written of oral.")] = "written",
    file: Annotated[
        Path | None, typer.Option("--file", help="Tekstbestand met de zienswijze in het kort.")
    ] = None,
) -> None:
    """The summary is personal data: it comes from a file."""
    form = ZienswijzeForm.model_validate(
        {"reference": reference, "party": party_number, "by": by, "on": on, "manner": manner}
    )
    summary = text_of(file).strip() if file else ""
    typer.echo(f"Zaak {reference}: {intent.record_zienswijze(form, now(), summary)}.")
