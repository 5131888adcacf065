"""`weerbaar account ...`: who can log in on the page, for the administrator's machine."""

from dataclasses import asdict
from typing import Annotated

import typer

from models.common.account_forms import InviteForm
from models.law.common.dutch import join_dutch
from portal.dutch_typer import DutchTyper
from portal.file_output import show
from portal.printing import AsJson, Municipality, print_json
from portal.tables import print_table
from portal.typed_values import By, typed
from tasks.acts.desk import account_acts
from tasks.acts.desk.account_acts import AccountLine
from tasks.register.clock import AMSTERDAM, now

app = DutchTyper(help="Wie kan inloggen op de pagina.")
Officer = Annotated[
    str,
    typer.Argument(
        metavar="MEDEWERKER", help="De code van de medewerker.", parser=typed("OfficerCode")
    ),
]


@app.command("first", help="Nodig de eerste beheerder uit; kan zolang er geen account is.")
def first(officer: Officer, as_json: AsJson = False) -> None:
    """At set-up, by whoever owns the machine."""
    show(account_acts.invite_first(officer, now()), as_json=as_json)


@app.command("invite", help="Nodig een medewerker uit om een account te maken.")
def invite(officer: Officer, by: By = "", as_json: AsJson = False) -> None:
    """The token is printed once."""
    show(account_acts.invite(InviteForm(officer=officer, by=by), now()), as_json=as_json)


@app.command("reset", help="Vernieuw wachtwoord en tweede factor van een medewerker.")
def reset(officer: Officer, by: By = "", as_json: AsJson = False) -> None:
    """What he had opens nothing any more; he is invited anew."""
    show(account_acts.renew_factors(InviteForm(officer=officer, by=by), now()), as_json=as_json)


@app.command("end-sessions", help="Log een medewerker overal uit.")
def end_sessions(officer: Officer, by: By = "", as_json: AsJson = False) -> None:
    """His account stays."""
    show(account_acts.end_sessions(InviteForm(officer=officer, by=by), now()), as_json=as_json)


@app.command("list", help="Toon wie in een gemeente kan inloggen, en waarmee.")
def list_accounts(municipality: Municipality = "", by: By = "", as_json: AsJson = False) -> None:
    """For an administrator of that municipality."""
    lines = account_acts.list_accounts(municipality, by, now())
    if as_json:
        print_json([asdict(line) for line in lines])
        return
    print_table(
        "Medewerkers",
        ("Code", "Naam", "Rollen", "Inloggen", "Sessies"),
        [
            (
                line.officer_code,
                line.name,
                join_dutch([role.label for role in line.roles]),
                _way_in(line),
                line.open_sessions,
            )
            for line in lines
        ],
        "Er zijn geen medewerkers.",
    )


def _way_in(line: AccountLine) -> str:
    """What an officer logs in with, in Dutch."""
    if not line.is_active:
        return "niet meer actief"
    ways = ["wachtwoord en app"] if line.has_password else []
    ways += ["via de organisatie"] if line.by_provider else []
    if line.invited_until:
        until = line.invited_until.astimezone(AMSTERDAM)
        ways.append(f"uitgenodigd tot {until:%d-%m-%Y %H:%M}")
    return join_dutch(ways) or "nog niet"
