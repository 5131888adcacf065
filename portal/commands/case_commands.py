"""`weerbaar case` and `approvals`: one case, and what waits for a second person."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from models.law.closure.term_kinds import only, whose
from portal.dutch_typer import DutchTyper
from portal.file_output import store_files
from portal.printing import AsJson, numeric_date, print_facts, print_json
from portal.tables import print_table
from portal.typed_values import CaseReference
from tasks.acts import case_overviews
from tasks.acts.case_overviews import Timeline

app = DutchTyper()


@app.command("case", help="Toon wat er in een zaak gebeurde, met elke termijn en de reden.")
def case(
    reference: CaseReference,
    save: Annotated[
        Path | None, typer.Option("--save", help="Zet de documenten in deze map.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The timeline; the documents hold personal data and go to a folder only when asked."""
    found = case_overviews.timeline_of(reference)
    saved = store_files(case_overviews.documents_of(reference), save) if save else []
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
        "Er is nog niets gebeurd.",
    )
    print_table(
        "Bezwaar, beroep en verzoeken",
        ("Wat", "Datum", "Stap", "Bijzonderheden"),
        [(line.track, numeric_date(line.on), line.state, line.details) for line in found.tracks],
        "Er loopt niets naast de zaak.",
    )
    print_table(
        "Termijnen",
        ("Termijn", "Van", "Laatste dag", "Afgedaan", "Waarom deze dag"),
        [
            (
                term.label,
                whose(only(term.party), term.decision),
                numeric_date(term.last_day),
                numeric_date(term.met_on),
                term.explanation,
            )
            for term in found.terms
        ],
        "Er zijn geen termijnen.",
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
        "Er wacht niets op goedkeuring.",
    )
