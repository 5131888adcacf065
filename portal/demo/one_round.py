"""One invented control round of each municipality, through the flows that officers start."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer

from flows import control_cycle, mail_sending
from models.common.progress import track
from models.control.control_round import Access
from models.control.round_forms import (
    BriefForm,
    DebriefForm,
    FollowUpRow,
    InviteForm,
    PlanForm,
    VisitForm,
)
from models.law.common.signal_themes import SignalTheme
from portal.commands.coverage_commands import show_coverage
from portal.commands.outcome_commands import list_follow_ups
from portal.commands.round_commands import show
from portal.demo.diary import ADMINISTRATOR, HANDLER
from portal.demo.one_case import EXAMPLE
from portal.file_output import write_files
from tasks.acts import control_acts, register_acts, visit_acts
from tasks.acts.control_overviews import RoundPlace, round_of
from tasks.documents.rendering import RenderedFile
from tasks.register.resources import now

PLANNED_ON = date(2026, 7, 30)
FOUND = ("own_department:permits", "environmental_service:environment", "police:drugs")
"""What three partners find at the first place of each team, in codes as on the form."""
WARNING = FollowUpRow(kind="waarschuwing", owner="gemeente", due_on=date(2026, 9, 15))
LESSON = "Spreek bij de briefing af wie bij elke plek het woord voert."


def walk(out: Path) -> None:
    """Planned on 30 July 2026; held on 13 August and on 3 September."""
    typer.echo("\n  30 juli 2026: de controles van beide gemeenten worden gepland.")
    # Trade names can be the names of people: they come from a file, never through Prefect.
    path = EXAMPLE / "adressen-alverlo.csv"
    register_acts.import_addresses(path, "Alverlo", ADMINISTRATOR, date(2020, 1, 1))
    for name, municipality in (("bedrijven", "Lindewaarde"), ("bedrijven-alverlo", "Alverlo")):
        register_acts.import_businesses(EXAMPLE / f"{name}.csv", municipality, HANDLER, now())
    references = control_cycle.plan_control_rounds(PlanForm(on=PLANNED_ON))
    for reference in references:
        control_cycle.invite_partners(InviteForm(reference=reference, on=PLANNED_ON, by=HANDLER))
        write_files(_brief(reference), out / reference.lower())
        _hold(reference, out / reference.lower())
        show(reference, HANDLER)
    mail_sending.send_mail()
    for municipality in ("Alverlo", "Lindewaarde"):
        show_coverage(municipality, now().date())
        list_follow_ups(municipality, now().date())


def _brief(reference: str) -> Sequence[RenderedFile]:
    """The papers of the day, with two of the invented officers in their roles."""
    form = BriefForm(
        reference=reference, on=PLANNED_ON, by=HANDLER, leader="JUR1", team_leaders=(HANDLER,)
    )
    return control_acts.brief_round(form, now()).files


def _hold(reference: str, out: Path) -> None:
    """Everybody is let in; the first place of each team has something to repair."""
    found = round_of(reference, HANDLER)
    on = found.planned_on or PLANNED_ON
    typer.echo(f"\n  {on.day}-{on.month}-{on.year}: controle {reference} wordt gehouden.")
    for place in track(found.places, "Plekken bezoeken"):
        control_cycle.record_visit(_outcome(reference, on, place))
    form = DebriefForm(reference=reference, on=on, by=HANDLER, lessons=LESSON)
    write_files(visit_acts.debrief_round(form, now()).files, out)


def _outcome(reference: str, on: date, place: RoundPlace) -> VisitForm:
    """Codes only, as an officer fills in the form of the server."""
    is_first = place.rank == 1
    return VisitForm(
        reference=reference,
        on=on,
        by=HANDLER,
        team=place.team,
        rank=place.rank,
        access=Access.GRANTED,
        found=FOUND if is_first else (),
        repair_until=date(2026, 10, 1) if is_first else None,
        follow_ups=(WARNING,) if is_first else (),
        signals=(SignalTheme.DRUGS,) if (place.team, place.rank) == (1, 1) else (),
    )
