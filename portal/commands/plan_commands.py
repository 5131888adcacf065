"""`weerbaar plan ...`: the action plan of a year, what came of it, and the next one."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from models.law.common.dutch import dutch_number, euro
from models.law.common.plan_themes import PlanTheme
from models.plan.plan_forms import EvidenceForm, MeetingForm, ProgressForm
from portal.commands import calendar_commands
from portal.commands.form_commands import form_command
from portal.dutch_typer import DutchTyper
from portal.file_output import show as show_done
from portal.printing import AsJson, Municipality, numeric_date, print_facts, print_json
from portal.tables import print_table
from tasks.acts import plan_acts
from tasks.acts.plan_acts import ActionLine, ActionPart, PlanTotals, PlanYear
from tasks.register.resources import today

app = DutchTyper(help="Het actieplan van een jaar en wat ervan terechtkomt.")
app.add_typer(calendar_commands.app, name="calendar")

Year = Annotated[
    int | None, typer.Option("--year", min=2000, max=2099, help="Het jaar; anders dit jaar.")
]


@app.callback(invoke_without_command=True)
def plan(
    context: typer.Context,
    year: Year = None,
    municipality: Municipality = "",
    as_json: AsJson = False,
) -> None:
    """Without a command of its own: every action with its status, and the totals."""
    if context.invoked_subcommand:
        return
    found = plan_acts.plan_of_year(year or today().year, municipality)
    if as_json:
        print_json(as_answer(found))
        return
    print_plan(found)


def as_answer(found: PlanYear) -> dict[str, Any]:
    """For a program: the municipalities by their name in small letters."""
    return {
        "year": found.year,
        "source": found.source,
        "actions": [_action(line) for line in found.actions],
        "totals": {total.municipality.lower(): asdict(total) for total in found.totals},
        "warnings": found.warnings,
    }


def _action(line: ActionLine) -> dict[str, Any]:
    values = asdict(line) | {"theme_label": line.theme.label, "status_label": line.status.label}
    values["municipalities"] = {part["municipality"].lower(): part for part in values.pop("parts")}
    return values


def print_plan(found: PlanYear) -> None:
    """The plan for a person: a table for each theme, the money, and what was passed."""
    names = [total.municipality for total in found.totals]
    for theme in PlanTheme:
        print_table(
            f"{theme.label} ({found.year})",
            ("Nr", "Actie", "Wanneer", *names),
            [
                (line.number, line.title, line.when, *(part.status.label for part in line.parts))
                for line in found.actions
                if line.theme is theme
            ],
            f"Er zijn in {found.year} geen acties bij het thema {theme.label}.",
        )
    print_table(
        "Geld, in hele euro's",
        ("Gemeente", "Beschikbaar", "Gepland", "Uitgegeven", "Vrij", "Niet uitgegeven"),
        [(total.municipality, *map(dutch_number, _money(total))) for total in found.totals],
        "Er zijn geen gemeenten in dit plan.",
    )
    for warning in found.warnings:
        typer.echo(f"Let op: {warning}")


def _money(total: PlanTotals) -> tuple[int, ...]:
    return (total.available, total.planned, total.spent, total.left, total.unspent)


@app.command("show", help="Toon een actie: stand, notitie, reden, geld en bewijs per gemeente.")
def show(
    number: Annotated[
        int, typer.Argument(metavar="ACTIE", help="Nummer van de actie.", min=1, max=999)
    ],
    year: Year = None,
    municipality: Municipality = "",
    as_json: AsJson = False,
) -> None:
    """One action with everything that is known of it."""
    line = plan_acts.action_of_year(year or today().year, number, municipality)
    if as_json:
        print_json(_action(line))
        return
    facts = {
        "Actie": f"{line.number}. {line.title}",
        "Thema": line.theme.label,
        "Van": line.owner,
        "Wanneer": line.when,
        "Betaald uit": ", ".join(line.funding),
    }
    print_facts(facts)
    for part in line.parts:
        _print_part(part)


def _print_part(part: ActionPart) -> None:
    typer.echo("")
    print_facts(
        {
            part.municipality: part.status.label,
            "Laatste stand": numeric_date(part.on),
            "Notitie": part.note,
            "Reden": part.reason,
            "Gepland": euro(part.planned),
            "Uitgegeven": euro(part.spent),
        }
    )
    for item in part.evidence:
        typer.echo(" ".join(filter(None, ("-", numeric_date(item.on), item.reference, item.words))))


@app.command("draft", help="Maak een concept voor het plan van een volgend jaar (YAML).")
def draft(
    year: Annotated[int, typer.Option("--year", min=2001, max=2099, help="Jaar van het concept.")],
    out: Annotated[Path, typer.Option("--out", help="Het bestand, dat nog niet bestaat.")],
    municipality: Municipality = "",
    as_json: AsJson = False,
) -> None:
    """What was carried over, what was partly done, and the work of every year."""
    show_done(plan_acts.draft_plan(year, today(), out, municipality), as_json=as_json)


ACTION = ("action", "ACTIE")
HELP_PROGRESS = "Leg vast hoe ver een actie is."
HELP_EVIDENCE = "Koppel een controle, sluiting of instrument als bewijs aan een actie."
HELP_MEETING = "Leg een bijeenkomst of campagne vast, met het aantal bezoekers."
app.command("action", help=HELP_PROGRESS)(
    form_command(ProgressForm, plan_acts.record_progress, HELP_PROGRESS, ACTION)
)
app.command("evidence", help=HELP_EVIDENCE)(
    form_command(EvidenceForm, plan_acts.link_evidence, HELP_EVIDENCE, ACTION)
)
app.command("meeting", help=HELP_MEETING)(
    form_command(MeetingForm, plan_acts.record_meeting, HELP_MEETING, ACTION)
)
