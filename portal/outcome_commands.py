"""`weerbaar round record|read|follow-up|follow-ups|debrief`: what a control gave."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from models.control.round_forms import DebriefForm, FollowUpDoneForm, VisitForm
from portal.file_output import write_files
from portal.form_commands import form_command
from portal.printing import AsJson, By, Municipality, On, numeric_date, print_json, print_table
from tasks.control import follow_ups, visit_intake, visits
from tasks.control.debrief_report import kept_report
from tasks.imports.csv_files import text_of
from tasks.register import organisation
from tasks.register.resources import now, today

HELP_RECORD = "Leg vast wat een bezoek opleverde."
HELP_FINISH = "Een vervolg is gedaan."
HELP_DEBRIEF = "Sluit een controle af waarvan elk bezoek is vastgelegd."


def _said(reference: str, team: int, rank: int, label: str) -> str:
    return f"Controle {reference}, bezoek {team}-{rank} is vastgelegd; het label is nu {label}."


def _record(form: VisitForm) -> str:
    label = visits.record_visit(form, now())
    return _said(form.reference, form.team, form.rank, label)


def _finish(form: FollowUpDoneForm) -> str:
    kind = follow_ups.finish_follow_up(form, now())
    return f"Controle {form.reference}, bezoek {form.team}-{form.rank}: {kind} is gedaan."


record = form_command(VisitForm, _record, HELP_RECORD)
finish = form_command(FollowUpDoneForm, _finish, HELP_FINISH)


def read(
    files: Annotated[list[Path], typer.Argument(metavar="BESTAND...", help="Een of meer XLSX.")],
    by: By,
) -> None:
    """A fault in one file refuses them all; they are recorded together."""
    for visit in visit_intake.record_sheets(files, by, now()):
        typer.echo(_said(visit.reference, visit.team, visit.rank, visit.label))


def debrief(
    reference: Annotated[str, typer.Argument(metavar="CONTROLE", help="Bijvoorbeeld DUI-CON-007.")],
    by: By,
    on: On = None,
    lessons: Annotated[
        Path | None,
        typer.Option("--lessons", help="Tekstbestand met lessen, een per regel; geen namen."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Map waarin ook het verslag komt.")
    ] = None,
) -> None:
    """The report is kept in the register; with `--out` it is written to a folder as well."""
    said = text_of(lessons) if lessons else ""
    values = {"reference": reference, "on": on or today(), "by": by, "lessons": said}
    label = visits.debrief_round(DebriefForm.model_validate(values), now())
    typer.echo(f"Controle {reference} is {label}.")
    if out is not None:
        write_files(kept_report(reference), out)


def list_follow_ups(
    municipality: Municipality = "",
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """No place and no business: the list may lie on a desk."""
    lines = follow_ups.open_follow_ups(organisation.municipality_code(municipality), on or today())
    if as_json:
        print_json([asdict(line) for line in lines])
        return
    print_table(
        "Vervolg dat nog moet gebeuren",
        ("Controle", "Plek", "Vervolg", "Wie", "Uiterlijk op", "Te laat"),
        [
            (
                line.reference,
                f"{line.team}-{line.rank}",
                line.kind,
                line.owner,
                numeric_date(line.due_on),
                "ja" if line.is_late else "",
            )
            for line in lines
        ],
    )
