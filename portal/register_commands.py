"""`weerbaar cases`, `case`, `due`, `verify`, `import`, `address`, `mail`: the register itself."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from models.law.common.dutch import dutch_date, short_date
from portal.dutch_typer import DutchTyper
from portal.file_output import show
from portal.printing import (
    AsJson,
    By,
    Municipality,
    On,
    numeric_date,
    print_facts,
    print_json,
    print_table,
)
from tasks.acts import case_overviews, mail_acts, morning_acts, register_acts
from tasks.acts.case_overviews import Timeline
from tasks.acts.mail_acts import Settlement
from tasks.acts.register_acts import BrokenHistoryError
from tasks.register.resources import AMSTERDAM, now, today

app = DutchTyper()
imports = DutchTyper(no_args_is_help=True, help="Lees de organisatie, adressen of bedrijven in.")
mail = DutchTyper(no_args_is_help=True, help="De uitgaande berichten.")

Reference = Annotated[str, typer.Argument(help="Zaaknummer.", metavar="ZAAKNUMMER")]


@app.command("cases", help="Toon alle zaken.")
def cases(as_json: AsJson = False) -> None:
    """No address and no person: the list may lie on a desk."""
    lines = case_overviews.list_cases()
    if as_json:
        print_json([asdict(line) for line in lines])
        return
    print_table(
        "Zaken",
        ("Zaak", "Gemeente", "Stand", "Ontvangen", "Eerste laatste dag"),
        [
            (
                line.reference,
                line.municipality,
                line.status.label,
                short_date(line.reported_on),
                short_date(line.next_last_day) if line.next_last_day else "",
            )
            for line in lines
        ],
    )


@app.command("case", help="Toon wat er in een zaak gebeurde, met elke termijn en de reden.")
def case(
    reference: Reference,
    save: Annotated[
        Path | None, typer.Option("--save", help="Zet de documenten in deze map.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The timeline; the documents hold personal data and go to a folder only when asked."""
    found = case_overviews.timeline_of(reference)
    saved = case_overviews.save_documents(reference, save) if save else []
    if as_json:
        print_json(asdict(found) | {"saved": saved})
        return
    print_timeline(found)
    for path in saved:
        typer.echo(path)


def print_timeline(found: Timeline) -> None:
    """The timeline of a case for a person."""
    print_facts(
        {"Zaak": found.reference, "Gemeente": found.municipality, "Stand": found.status.label}
    )
    print_table(
        "Wat er gebeurde",
        ("Datum", "Wie", "Wat", "Grondslag"),
        [(numeric_date(event.on), event.officer, event.what, event.rule) for event in found.events],
    )
    print_table(
        "Termijnen",
        ("Termijn", "Laatste dag", "Afgedaan", "Waarom deze dag"),
        [
            (
                term.label,
                numeric_date(term.last_day),
                numeric_date(term.met_on),
                term.explanation,
            )
            for term in found.terms
        ],
    )


@app.command("approvals", help="Toon wat op goedkeuring door een tweede persoon wacht.")
def approvals(as_json: AsJson = False) -> None:
    """For the mayor and who else approves."""
    waiting = case_overviews.waiting_approvals()
    if as_json:
        print_json([asdict(item) for item in waiting])
        return
    print_table(
        "Wacht op goedkeuring",
        ("Zaak", "Wat", "Versie", "Gemaakt door", "Op", "Nog een concept"),
        [
            (
                item.reference,
                item.subject.label,
                item.number,
                item.prepared_by,
                numeric_date(item.prepared_on),
                item.draft,
            )
            for item in waiting
        ],
    )


@app.command("due", help="Toon welke termijnen op een dag aandacht vragen.")
def due(on: On = None, as_json: AsJson = False) -> None:
    """Reads only; the morning run tells each of these once."""
    items = case_overviews.due_on(on or today())
    if as_json:
        print_json([asdict(item) for item in items])
        return
    print_table(
        f"Wat loopt af op {dutch_date(on or today())}",
        ("Zaak", "Termijn", "Hoe dichtbij", "Laatste dag", "Waarom deze dag"),
        [
            (
                item.reference,
                item.kind.label,
                item.rung.label,
                numeric_date(item.last_day),
                item.explanation,
            )
            for item in items
        ],
    )


@app.command("verify", help="Controleer of de geschiedenis van elke zaak klopt.")
def verify(as_json: AsJson = False) -> None:
    """Walk every chain; a fault is exit code 2."""
    try:
        done = register_acts.verify_history()
    except BrokenHistoryError as error:
        if as_json:
            print_json({"chains": error.chains, "faults": error.faults})
        raise
    if as_json:
        print_json({"chains": done.count, "faults": []})
        return
    show(done)


@app.command("morning", help="Houd de ochtendronde nu, zonder Prefect.")
def morning(on: On = None, as_json: AsJson = False) -> None:
    """The same run as the flow of 06:30."""
    show(morning_acts.hold_morning(on or today(), now()), as_json=as_json)


@imports.command("addresses", help="Lees adressen in: een BAG-extract of een CSV.")
def import_addresses(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="BAG-extract (zip) of CSV.")],
    municipality: Municipality = "",
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """The same file twice changes nothing; a faulty file changes nothing at all."""
    show(register_acts.import_addresses(file, municipality, on or today()), as_json=as_json)


@imports.command("organisation", help="Lees gemeenten, medewerkers en partners in (YAML).")
def import_organisation(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="YAML; zie de handleiding.")],
    as_json: AsJson = False,
) -> None:
    """Officers and their roles, partners and their mail addresses."""
    show(register_acts.import_organisation(file), as_json=as_json)


@app.command("address", help="Zoek het BAG-nummer van een adres.")
def address(
    street: Annotated[str, typer.Argument(metavar="STRAAT")],
    number: Annotated[int | None, typer.Argument(metavar="NUMMER")] = None,
    as_json: AsJson = False,
) -> None:
    """The BAG number goes into the form, so that no address stands in a run."""
    found = [
        {"bag_id": item.bag_id, "address": item.line, "place": item.place}
        for item in register_acts.find_addresses(street, number)
    ]
    if as_json:
        print_json(found)
        return
    print_table(
        "Adressen",
        ("BAG-nummer", "Adres", "Plaats"),
        [(item["bag_id"], item["address"], item["place"]) for item in found],
    )


@mail.command("list", help="Toon berichten die wachten, of waarvan onbekend is of ze aankwamen.")
def mail_list(as_json: AsJson = False) -> None:
    """What waits, and what a person must look at."""
    waiting = mail_acts.list_mail()
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
    )


@mail.command("send", help="Bezorg nu wat wacht, zonder Prefect.")
def mail_send(as_json: AsJson = False) -> None:
    """The same run as the flow of every five minutes."""
    show(mail_acts.send_mail(now()), as_json=as_json)


@mail.command("settle", help="Beslis over een bericht waarvan onbekend is of het aankwam.")
def mail_settle(
    number: Annotated[int, typer.Argument(metavar="NUMMER")],
    outcome: Annotated[Settlement, typer.Option("--outcome", help="sent (aangekomen) of again.")],
    by: By,
    as_json: AsJson = False,
) -> None:
    """Never sent again by itself: a person looked."""
    show(mail_acts.settle_mail(number, outcome, by, now()), as_json=as_json)
