"""`weerbaar round record|read|follow-up|follow-ups|debrief`: what a control gave."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from models.round_forms import FollowUpDoneForm, RoundForm, VisitForm
from portal.answers import AsJson, day_of, numeric_date, print_json, print_table
from portal.form_commands import form_command
from tasks import follow_ups, organisation, visit_intake, visits
from tasks.resources import now, today

HELP_RECORD = "Leg vast wat een bezoek opleverde."
HELP_FINISH = "Een vervolg is gedaan."
HELP_DEBRIEF = "Sluit een controle af waarvan elk bezoek is vastgelegd."


def _said(reference: str, team: int, rank: int, label: str) -> str:
    return f"Controle {reference}, bezoek {team}-{rank} is vastgelegd; het label is nu {label}."


def _record(form: VisitForm) -> str:
    label = visits.record_visit.fn(form, now())
    return _said(form.reference, form.team, form.rank, label)


def _finish(form: FollowUpDoneForm) -> str:
    kind = follow_ups.finish_follow_up.fn(form, now())
    return f"Controle {form.reference}, bezoek {form.team}-{form.rank}: {kind} is gedaan."


def _debrief(form: RoundForm) -> str:
    return f"Controle {form.reference} is {visits.debrief_round.fn(form, now())}."


record = form_command(VisitForm, _record, HELP_RECORD)
finish = form_command(FollowUpDoneForm, _finish, HELP_FINISH)
debrief = form_command(RoundForm, _debrief, HELP_DEBRIEF)


def read(
    files: Annotated[list[Path], typer.Argument(metavar="BESTAND...", help="Een of meer XLSX.")],
    by: Annotated[str, typer.Option("--by", help="Uw code.")],
) -> None:
    """A fault in one file refuses them all; they are recorded together."""
    for visit in visit_intake.record_sheets.fn(files, by, now()):
        typer.echo(_said(visit.reference, visit.team, visit.rank, visit.label))


def list_follow_ups(
    municipality: Annotated[
        str, typer.Option("--municipality", help="Gemeente of CBS-code, als er meer zijn.")
    ] = "",
    on: Annotated[
        date | None, typer.Option("--on", help="Dag (jjjj-mm-dd); anders vandaag.", parser=day_of)
    ] = None,
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
