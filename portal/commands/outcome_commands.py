"""`weerbaar round record|read|follow-up|follow-ups|debrief`: what a control gave."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from models.control.round_forms import DebriefForm, FollowUpDoneForm, VisitForm
from portal.commands.form_commands import form_command
from portal.file_output import require_folder, show
from portal.printing import AsJson, Municipality, On, numeric_date, print_json
from portal.tables import print_table
from portal.typed_values import By, RoundReference
from tasks.acts import control_overviews, visit_acts
from tasks.imports.text_files import read_text
from tasks.register.resources import now, today

HELP_RECORD = "Leg vast wat een bezoek opleverde."
HELP_FINISH = "Een vervolg is gedaan."
HELP_DEBRIEF = "Sluit een controle af waarvan elk bezoek is vastgelegd."


record = form_command(VisitForm, visit_acts.record_visit, HELP_RECORD)
finish = form_command(FollowUpDoneForm, visit_acts.finish_follow_up, HELP_FINISH)


def read(
    files: Annotated[list[Path], typer.Argument(metavar="BESTAND...", help="Een of meer XLSX.")],
    by: By,
    as_json: AsJson = False,
) -> None:
    """A fault in one file refuses them all; they are recorded together."""
    show(visit_acts.record_sheets(files, by, now()), as_json=as_json)


def debrief(
    reference: RoundReference,
    by: By,
    on: On = None,
    lessons: Annotated[
        Path | None,
        typer.Option("--lessons", help="Tekstbestand met lessen, een per regel; geen namen."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Map waarin ook het verslag komt.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The report is kept in the register; with `--out` it is written to a folder as well."""
    if out is not None:
        require_folder(out)
    said = read_text(lessons) if lessons else ""
    values = {"reference": reference, "on": on or today(), "by": by, "lessons": said}
    show(visit_acts.debrief_round(DebriefForm.model_validate(values), now()), out, as_json=as_json)


def list_follow_ups(
    municipality: Municipality = "",
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """No place and no business: the list may lie on a desk."""
    lines = control_overviews.open_follow_ups(municipality, on or today())
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
        "Er is geen vervolg dat nog moet gebeuren.",
    )
