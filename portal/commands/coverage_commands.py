"""`weerbaar coverage`: what the control cycle achieves."""

from collections.abc import Sequence
from dataclasses import asdict

from models.law.control.coverage_curve import ParkCoverage
from portal.dutch_typer import DutchTyper
from portal.printing import (
    AsJson,
    Municipality,
    On,
    numeric_date,
    print_facts,
    print_json,
)
from portal.tables import print_table
from tasks.acts import control_overviews
from tasks.register.resources import today

figures = DutchTyper()
OUTSIDE = "(buiten een terrein)"


@figures.command(
    "coverage", help="Toon welk deel van de plekken bekend is, en wat controles opleveren."
)
def show_coverage(municipality: Municipality = "", on: On = None, as_json: AsJson = False) -> None:
    """The measure of the cycle, per park, with the forecast of the last white spot."""
    found = control_overviews.coverage_of(municipality, on or today())
    if as_json:
        print_json(asdict(found))
        return
    print_facts(
        {
            "Dag": numeric_date(found.on),
            "Plekken": found.places,
            "Waarvan wit": found.white,
            "Bekend": f"{found.known:.0%}",
            "Controles": f"{found.rounds_held} gehouden, {found.rounds_skipped} overgeslagen",
            "Eerste bezoeken": f"{found.seen_at_first_visit}, met bevindingen "
            f"{found.found_at_first_visit}",
            "Hercontroles": f"{found.seen_at_re_control}, nog niet hersteld "
            f"{found.found_at_re_control}",
            "Verwachting": found.forecast,
        }
    )
    print_table(
        "Per bedrijventerrein",
        ("Terrein", "Plekken", "Wit", "Bekend"),
        [
            (park.park or OUTSIDE, park.places, park.white, f"{park.known:.0%}")
            for park in found.parks
        ],
        "Er zijn geen bedrijventerreinen met plekken.",
    )
    print_table(
        "Controles",
        ("Controle", "Stand", "Cyclusdag", "Gehouden op", "Nog wit", "Waarom"),
        [
            (
                row.reference,
                row.status.label,
                numeric_date(row.slot_on),
                numeric_date(row.held_on),
                row.white_after,
                row.why,
            )
            for row in found.rounds
        ],
        "Er zijn nog geen controles.",
    )
    if not found.rounds:
        return
    print_table(
        "Bekend na elke controle",
        ("Controle", *(park.park or OUTSIDE for park in found.parks)),
        [(row.reference, *_known_per_park(row, found.parks)) for row in found.rounds],
        "Er zijn nog geen controles.",
    )


def _known_per_park(row: control_overviews.RoundResult, parks: Sequence[ParkCoverage]) -> list[str]:
    """The share that was known after a round, in the order of the parks."""
    known = {park.park: f"{park.known:.0%}" for park in row.parks_after}
    return [known.get(park.park, "") for park in parks]
