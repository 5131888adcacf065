"""One invented control round of each municipality, through the flows that officers start."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer

from flows import control_cycle, mail_delivery
from models.control_round import Access
from models.round_forms import BriefForm, InviteForm, PlanForm, RoundForm, VisitForm
from portal.coverage_commands import show_coverage
from portal.demo_case import EXAMPLE, HANDLER
from portal.file_answers import write_files
from portal.round_commands import show
from tasks import addresses, briefing, businesses
from tasks.rendering import RenderedFile
from tasks.resources import now
from tasks.round_reading import round_of

PLANNED_ON = date(2026, 7, 30)


def walk(out: Path) -> None:
    """Planned on 30 July 2026; held on 13 August and on 3 September."""
    typer.echo("\n  30 juli 2026: de controles van beide gemeenten worden gepland.")
    # Trade names can be the names of people: they come from a file, never through Prefect.
    addresses.import_addresses.fn(EXAMPLE / "adressen-duiven.csv", "0226", date(2020, 1, 1))
    businesses.import_businesses.fn(EXAMPLE / "bedrijven.csv", "0293", HANDLER, now())
    businesses.import_businesses.fn(EXAMPLE / "bedrijven-duiven.csv", "0226", HANDLER, now())
    references = control_cycle.plan_control_rounds(PlanForm(on=PLANNED_ON))
    for reference in references:
        control_cycle.invite_partners(InviteForm(reference=reference, on=PLANNED_ON, by=HANDLER))
        write_files(_brief(reference), out / reference.lower())
        _hold(reference)
        show(reference)
    mail_delivery.deliver_mail()
    for municipality in ("Duiven", "Westervoort"):
        show_coverage(municipality, now().date())


def _brief(reference: str) -> Sequence[RenderedFile]:
    """The papers of the day, with two of the invented officers in their roles."""
    form = BriefForm(
        reference=reference, on=PLANNED_ON, by=HANDLER, leader="JUR1", team_leaders=(HANDLER,)
    )
    return briefing.brief_round.fn(form, now())


def _hold(reference: str) -> None:
    """Everybody is let in; the first place of each team has something to repair."""
    found = round_of(reference)
    on = found.planned_on or PLANNED_ON
    typer.echo(f"\n  {on.day}-{on.month}-{on.year}: controle {reference} wordt gehouden.")
    for place in found.places:
        control_cycle.record_visit(
            VisitForm(
                reference=reference,
                on=on,
                by=HANDLER,
                team=place.team,
                rank=place.rank,
                access=Access.GRANTED,
                has_findings=place.rank == 1,
                repair_until=date(2026, 10, 1) if place.rank == 1 else None,
            )
        )
    control_cycle.debrief_round(RoundForm(reference=reference, on=on, by=HANDLER))
