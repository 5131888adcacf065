"""`weerbaar case` and `approvals`: one case, and what waits for a second person."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from models.law.closure.term_kinds import only, whose
from models.law.common.dutch import in_cents
from portal.dutch_typer import DutchTyper
from portal.file_output import require_folder, store_files
from portal.printing import AsJson, numeric_date, print_facts, print_json
from portal.tables import print_table
from portal.typed_values import By, CaseReference
from tasks.acts import case_overviews
from tasks.acts.case_overviews import ClaimLine, PartyLine, Timeline
from tasks.register.clock import now, today

app = DutchTyper()


@app.command("case", help="Toon wat er in een zaak gebeurde, met elke termijn en de reden.")
def case(
    reference: CaseReference,
    save: Annotated[
        Path | None, typer.Option("--save", help="Zet de documenten in deze map.")
    ] = None,
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """The timeline with the names; documents come only when asked. The reading is recorded."""
    if save is not None:
        require_folder(save)
    found = case_overviews.read_case(reference, by, today(), now(), with_documents=save is not None)
    saved = store_files(found.documents, save) if save else []
    if as_json:
        lines = [
            asdict(party) | {"name": found.names.get(party.number, "")} for party in found.parties
        ]
        owed = [asdict(claim) for claim in found.claims]
        print_json(asdict(found.timeline) | {"parties": lines, "claims": owed, "saved": saved})
        return
    print_timeline(found.timeline)
    print_parties(found.parties, found.names)
    print_claims(found.claims)
    for path in saved:
        typer.echo(path)


def print_timeline(found: Timeline) -> None:
    """The timeline of a case for a person."""
    print_facts(
        {"Zaak": found.reference, "Gemeente": found.municipality, "Stand": found.status.label}
    )
    print_table(
        "Wat er gebeurde",
        ("Datum", "Wie", "Langs", "Wat", "Grondslag"),
        [
            (numeric_date(event.on), event.officer, event.door, event.what, event.rule)
            for event in found.events
        ],
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


def print_parties(parties: Sequence[PartyLine], names: Mapping[int, str]) -> None:
    """Who they are by number, capacity and name, and what reached them."""
    print_table(
        "Partijen",
        ("Partij", "Hoedanigheid", "Naam", "Bereikt"),
        [
            (
                party.number,
                party.capacities + (" (ingetrokken)" if party.withdrawn_on else ""),
                names.get(party.number, ""),
                ", ".join(party.reached) or "nog niets verzonden",
            )
            for party in parties
        ],
        "Er zijn nog geen partijen.",
    )


def print_claims(claims: Sequence[ClaimLine]) -> None:
    """What is owed, what came in, and which day comes first."""
    print_table(
        "Vorderingen",
        ("Vordering", "Soort", "Bedrag", "Betaald", "Stand", "Eerstvolgende dag"),
        [
            (
                claim.number,
                claim.kind.label,
                in_cents(claim.cents),
                in_cents(claim.paid_cents),
                claim.state.label,
                f"{numeric_date(claim.next_day)}: {claim.next_term}" if claim.next_day else "",
            )
            for claim in claims
        ],
        "Er is niets te betalen.",
    )


@app.command("approvals", help="Toon wat op goedkeuring door een tweede persoon wacht.")
def approvals(by: By = "", as_json: AsJson = False) -> None:
    """For the mayor and who else approves."""
    waiting = case_overviews.waiting_approvals(by)
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
