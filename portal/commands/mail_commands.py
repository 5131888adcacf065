"""`weerbaar mail ...`: what goes out."""

from dataclasses import asdict
from typing import Annotated

import typer

from models.common.message import Settlement
from models.common.plain_values import LARGEST
from models.law.common.labelled import told_choices
from portal.completions import of_field
from portal.dutch_typer import DutchTyper
from portal.file_output import show
from portal.printing import AsJson, print_json
from portal.tables import print_table
from portal.typed_values import By, typed
from tasks.acts import mail_acts
from tasks.register.clock import AMSTERDAM, now

app = DutchTyper(no_args_is_help=True, help="De uitgaande berichten.")


@app.command("list", help="Toon berichten die wachten, of waarvan onbekend is of ze aankwamen.")
def mail_list(by: By = "", as_json: AsJson = False) -> None:
    """What waits, and what a person must look at."""
    waiting = mail_acts.list_mail(by)
    if as_json:
        print_json([asdict(item) for item in waiting])
        return
    print_table(
        "Uitgaande berichten",
        ("Nummer", "Aan", "Onderwerp", "Stand", "Pogingen", "Volgende poging", "Antwoord"),
        [
            (
                item.id,
                item.recipient,
                item.subject,
                item.label,
                item.attempts,
                f"{item.next_try_at.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}",
                item.last_reply,
            )
            for item in waiting
        ],
        "Er zijn geen berichten die wachten of die een mens moet bekijken.",
    )


@app.command("send", help="Bezorg nu wat wacht, zonder Prefect.")
def mail_send(as_json: AsJson = False) -> None:
    """The same run as the flow of every five minutes."""
    show(mail_acts.send_mail(now()), as_json=as_json)


@app.command("settle", help="Beslis over een bericht waarvan onbekend is of het aankwam.")
def mail_settle(
    number: Annotated[int, typer.Argument(metavar="NUMMER", min=1, max=LARGEST)],
    outcome: Annotated[
        Settlement,
        typer.Option(
            "--outcome",
            help=f"Kies {told_choices(Settlement)}.",
            parser=typed(Settlement),
            autocompletion=of_field(None, Settlement),
            metavar="UITKOMST",
        ),
    ],
    by: By,
    as_json: AsJson = False,
) -> None:
    """Never sent again by itself: a person looked."""
    show(mail_acts.settle_mail(number, outcome, by, now()), as_json=as_json)
