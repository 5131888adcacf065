"""`weerbaar round ...`: the six-weekly control cycle."""

from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from models.common.municipality import PartnerKind
from models.control.control_round import RoundStatus
from models.control.round_forms import (
    AbsenceForm,
    AnswerForm,
    BriefForm,
    InviteForm,
    MoveForm,
    SkipForm,
)
from models.law.common.dutch import dutch_date, plural
from portal import outcome_commands
from portal.dutch_typer import DutchTyper
from portal.form_commands import files_command, form_command
from portal.printing import (
    AsJson,
    Municipality,
    On,
    numeric_date,
    print_facts,
    print_json,
    print_table,
)
from tasks.control import (
    absences,
    briefing,
    invitations,
    round_overview,
    rounds,
    visits,
)
from tasks.register import organisation
from tasks.register.resources import now, today

app = DutchTyper(no_args_is_help=True, help="De zeswekelijkse controle.")


@app.command("calendar", help="Toon de controles van een jaar en waarom ze op die dag zijn.")
def calendar(
    year: Annotated[int, typer.Option("--year", min=2024, max=2099, help="Het jaar.")],
    municipality: Municipality = "",
    as_json: AsJson = False,
) -> None:
    """The days by the rules, with the absences that are known; nothing is planned."""
    days = round_overview.calendar_of_year(organisation.municipality_code(municipality), year)
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
    )


@app.command("plan", help="Plan elke controle die nadert; twee keer geeft hetzelfde.")
def plan(on: On = None) -> None:
    """The same as the flow that runs every morning."""
    day = on or today()
    due = rounds.due_rounds(day)
    for item in due:
        planned = rounds.plan_control_round(item, day, now())
        typer.echo(
            f"Controle {planned.reference} is {planned.status.label}"
            + (f" op {dutch_date(planned.planned_on)}" if planned.planned_on else "")
            + (f", met {plural(planned.places, 'plek', 'plekken')}" if planned.planned_on else "")
            + f". {planned.why}"
        )
        for told in (planned.warning, planned.guests):
            if told:
                typer.echo(told)
    if not due:
        typer.echo(f"Op {dutch_date(day)} is er geen controle te plannen.")


@app.command("list", help="Toon alle controles.")
def list_rounds(as_json: AsJson = False) -> None:
    """No place and no business: the list may lie on a desk."""
    lines = round_overview.list_rounds()
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
                _state(line.status, line.planned_on),
                line.places,
            )
            for line in lines
        ],
    )


def _state(status: RoundStatus, planned_on: date | None) -> str:
    """The state, and that a day went by on which nobody closed the round."""
    is_late = status is RoundStatus.PLANNED and planned_on is not None and planned_on < today()
    return f"{status.label}, nog niet afgesloten" if is_late else status.label


@app.command("show", help="Toon een controle met elke plek en waarom die op de lijst staat.")
def show(
    reference: Annotated[str, typer.Argument(metavar="CONTROLE", help="Bijvoorbeeld DUI-CON-007.")],
    as_json: AsJson = False,
) -> None:
    """The places of one round, per team, in walking order."""
    found = round_overview.round_of(reference)
    if as_json:
        print_json(asdict(found))
        return
    print_facts(
        {
            "Controle": found.reference,
            "Stand": _state(found.status, found.planned_on),
            "Dag": numeric_date(found.planned_on),
            "Soort": found.kind.label + (f" ({found.theme.label})" if found.theme else ""),
            "Waarom deze dag": found.why,
        }
    )
    if found.warning:
        typer.echo(found.warning)
    print_table(
        "Plekken",
        ("Plek", "Bedrijf", "Adres", "Label", "Punten", "Waarom", "Toegang"),
        [
            (
                f"{place.team}-{place.rank}",
                place.business,
                place.address,
                place.label.label,
                place.points,
                "; ".join((*place.reasons, f"nodig: {', '.join(place.needed)}")),
                place.access.label if place.access else "",
            )
            for place in found.places
        ],
    )
    if found.partners:
        print_table(
            "Partners",
            ("Partner", "Antwoord uiterlijk", "Antwoord"),
            [
                (partner.name, numeric_date(partner.reply_until), partner.answer)
                for partner in found.partners
            ],
        )
    findings = [
        (f"{place.team}-{place.rank}", finding)
        for place in found.places
        for finding in place.findings
    ]
    if findings:
        print_table("Bevindingen", ("Plek", "Wie en wat"), findings)


def _skip(form: SkipForm) -> str:
    return f"Controle {form.reference} is {visits.skip_round(form, now())}."


def _invite(form: InviteForm) -> str:
    count = invitations.invite_partners(form, now())
    told = plural(count, "uitnodiging", "uitnodigingen") if count else "geen nieuwe uitnodiging"
    return f"Controle {form.reference}: {told} klaargezet."


def _answer(form: AnswerForm) -> str:
    count = invitations.record_answer(form, now())
    who = PartnerKind(form.partner.value).label
    teams = {place.team for place in round_overview.round_of(form.reference).places}
    return (
        f"Controle {form.reference}: {who} komt met mensen voor {plural(count, 'team', 'teams')}. "
        f"De plekken zijn nu verdeeld over {plural(len(teams), 'team', 'teams')}."
    )


def _move(form: MoveForm) -> str:
    return f"Controle {form.reference} is nu op {invitations.move_round(form, now())}."


def _absence(form: AbsenceForm) -> str:
    hit = absences.record_absence(form, now())
    said = f" Verzet zelf: {', '.join(hit)}." if hit else ""
    return f"De afwezigheid is vastgelegd; een planning mijdt deze dagen.{said}"


app.command("absence", help="Op welke dagen een partner niet kan.")(
    form_command(AbsenceForm, _absence, "Op welke dagen een partner niet kan.")
)
app.command("invite", help="Nodig de partners uit; twee keer geeft geen tweede mail.")(
    form_command(InviteForm, _invite, "Nodig de partners uit.")
)
app.command("answer", help="Leg het antwoord van een partner vast.")(
    form_command(AnswerForm, _answer, "Leg het antwoord van een partner vast.")
)
app.command("move", help="Zet een geplande controle op een andere dag.")(
    form_command(MoveForm, _move, "Zet een controle op een andere dag.")
)


app.command("brief", help="Maak operatieplan, bezoeklijsten en formulieren.")(
    files_command(
        BriefForm,
        lambda form: briefing.brief_round(form, now()),
        "Maak operatieplan, bezoeklijsten en formulieren.",
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
    form_command(SkipForm, _skip, "Een controle gaat niet door.")
)
