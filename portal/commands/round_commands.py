"""`weerbaar round ...`: the six-weekly control cycle."""

from dataclasses import asdict
from typing import Annotated

import typer

from models.control.place_forms import AddPlaceForm, OrderPlaceForm, RemovePlaceForm
from models.control.round_forms import (
    AbsenceForm,
    AnswerForm,
    BriefForm,
    InviteForm,
    MoveForm,
    SkipForm,
)
from portal.commands import outcome_commands
from portal.commands.form_commands import FOLDER, add_steps, form_command
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
from portal.typed_values import By, RoundReference
from tasks.acts import control_acts, control_overviews, planning_act
from tasks.acts.control import place_acts
from tasks.register.resources import now, today

PLACES = (
    ("add-place", AddPlaceForm, place_acts.add_place, "Zet een plek op de lijst, met een reden."),
    (
        "remove-place",
        RemovePlaceForm,
        place_acts.remove_place,
        "Haal een plek van de lijst, met een reden.",
    ),
    (
        "order-place",
        OrderPlaceForm,
        place_acts.order_place,
        "Bezoek een plek eerder, later of met een ander team.",
    ),
)
"""Changing the list of a planned round by hand."""
app = DutchTyper(no_args_is_help=True, help="De zeswekelijkse controle.")


@app.command("calendar", help="Toon de controles van een jaar en waarom ze op die dag zijn.")
def calendar(
    year: Annotated[int, typer.Option("--year", min=2024, max=2099, help="Het jaar.")],
    municipality: Municipality = "",
    as_json: AsJson = False,
) -> None:
    """The days by the rules, with the absences that are known; nothing is planned."""
    days = control_overviews.calendar_of_year(municipality, year)
    if as_json:
        print_json([asdict(day) for day in days])
        return
    print_table(
        f"Controles in {year}",
        ("Nummer", "Dag", "Soort", "Thema", "Waarom deze dag"),
        [
            (
                day.number,
                numeric_date(day.on),
                day.kind.label,
                day.theme.label if day.theme else "",
                day.why,
            )
            for day in days
        ],
        f"Er zijn in {year} geen controles.",
    )


@app.command("plan", help="Plan elke controle die nadert; twee keer geeft hetzelfde.")
def plan(on: On = None, as_json: AsJson = False) -> None:
    """The same as the flow that runs every morning."""
    show_done(planning_act.plan_control_rounds(on or today(), now()), as_json=as_json)


@app.command("list", help="Toon alle controles.")
def list_rounds(as_json: AsJson = False) -> None:
    """No place and no business: the list may lie on a desk."""
    lines = control_overviews.list_rounds()
    if as_json:
        print_json([asdict(line) for line in lines])
        return
    print_table(
        "Controles",
        ("Controle", "Dag", "Soort", "Stand", "Plekken"),
        [
            (
                line.reference,
                numeric_date(line.planned_on),
                line.kind.label,
                control_overviews.state_of(line.status, line.planned_on, today()),
                line.places,
            )
            for line in lines
        ],
        "Er zijn geen controles.",
    )


@app.command("show", help="Toon een controle met elke plek en waarom die op de lijst staat.")
def show(
    reference: RoundReference,
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """The places of one round, per team, in walking order."""
    found = control_overviews.round_of(reference, by)
    if as_json:
        print_json(asdict(found))
        return
    print_facts(
        {
            "Controle": found.reference,
            "Stand": control_overviews.state_of(found.status, found.planned_on, today()),
            "Dag": numeric_date(found.planned_on),
            "Soort": found.kind.label + (f" ({found.theme.label})" if found.theme else ""),
            "Waarom deze dag": found.why,
        }
    )
    if found.warning:
        typer.echo(found.warning)
    print_table(
        "Plekken",
        ("Plek", "Bedrijf", "Adres", "KVK/BAG", "Label", "Punten", "Waarom", "Toegang"),
        [
            (
                f"{place.team}-{place.rank}",
                place.business,
                place.address,
                place.key,
                place.label.label,
                place.points,
                "; ".join((*place.reasons, f"nodig: {', '.join(place.needed)}")),
                place.access.label if place.access else "",
            )
            for place in found.places
        ],
        "Er zijn nog geen plekken gekozen.",
    )
    print_table(
        "Partners",
        ("Partner", "Antwoord uiterlijk", "Antwoord"),
        [
            (partner.name, numeric_date(partner.reply_until), partner.answer)
            for partner in found.partners
        ],
        "Er zijn nog geen partners uitgenodigd.",
    )
    findings = [
        (f"{place.team}-{place.rank}", finding)
        for place in found.places
        for finding in place.findings
    ]
    print_table(
        "Bevindingen", ("Plek", "Wie en wat"), findings, "Er zijn geen bevindingen vastgelegd."
    )


app.command("absence", help="Op welke dagen een partner niet kan.")(
    form_command(AbsenceForm, control_acts.record_absence, "Op welke dagen een partner niet kan.")
)
app.command("invite", help="Nodig de partners uit; twee keer geeft geen tweede mail.")(
    form_command(InviteForm, control_acts.invite_partners, "Nodig de partners uit.")
)
app.command("answer", help="Leg het antwoord van een partner vast.")(
    form_command(AnswerForm, control_acts.record_answer, "Leg het antwoord van een partner vast.")
)
app.command("move", help="Zet een geplande controle op een andere dag.")(
    form_command(MoveForm, control_acts.move_round, "Zet een controle op een andere dag.")
)


add_steps(app, PLACES)
app.command("brief", help="Maak operatieplan, bezoeklijsten en formulieren.")(
    form_command(
        BriefForm,
        control_acts.brief_round,
        "Maak operatieplan, bezoeklijsten en formulieren.",
        also=[FOLDER],
    )
)
app.command("record", help=outcome_commands.HELP_RECORD)(outcome_commands.record)
app.command("read", help="Lees ingevulde bezoekformulieren (XLSX) in.")(outcome_commands.read)
app.command("follow-up", help=outcome_commands.HELP_FINISH)(outcome_commands.finish)
app.command("follow-ups", help="Toon welk vervolg nog open of te laat is.")(
    outcome_commands.list_follow_ups
)
app.command("debrief", help=outcome_commands.HELP_DEBRIEF)(outcome_commands.debrief)
app.command("skip", help="Een geplande controle gaat niet door.")(
    form_command(SkipForm, control_acts.skip_round, "Een controle gaat niet door.")
)
