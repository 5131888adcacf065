"""`weerbaar figures`: the figures of a year, their definitions, and what changed since."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from models.law.common.dutch import short_date
from models.law.common.errors import FaultsError
from models.law.evaluation.figure_changes import GIVEN
from models.law.evaluation.figure_words import TABLES
from models.law.evaluation.year_figures import FigureBook, FigureDefinition, YearFigures
from portal.completions import municipalities
from portal.dutch_typer import DutchTyper
from portal.figure_words import NOT_PUBLIC, UNKNOWN, shown_figure
from portal.file_output import show
from portal.printing import AsJson, print_json
from portal.tables import print_table
from portal.typed_values import By
from tasks.acts import figure_acts
from tasks.acts.figure_acts import Comparison
from tasks.register.resources import now, today

app = DutchTyper()
MOST_COLUMNS = 4
"""With more municipalities the table shows only all of them together."""


@app.command("figures", help="Toon de cijfers van een jaar, met de jaren ervoor ernaast.")
def figures(  # noqa: PLR0913 each option is a parameter
    year: Annotated[int, typer.Argument(metavar="JAAR", min=2000, max=2099)],
    municipality: Annotated[
        str,
        typer.Option(
            "--municipality",
            autocompletion=municipalities,
            help="Alleen deze gemeente (naam of CBS-code).",
        ),
    ] = "",
    from_snapshot: Annotated[
        bool, typer.Option("--from-snapshot", help="Uit de vastlegging, niet uit het register.")
    ] = False,
    compare: Annotated[
        bool, typer.Option("--compare", help="Toon wat sinds de vastlegging is veranderd.")
    ] = False,
    definitions: Annotated[
        bool, typer.Option("--definitions", help="Toon wat elk cijfer telt.")
    ] = False,
    freeze: Annotated[
        bool, typer.Option("--freeze", help="Leg de telling van nu vast; vraagt --by.")
    ] = False,
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Reads only, unless it freezes; the snapshot gives the same figures for ever."""
    _refuse_faults([from_snapshot, compare, definitions, freeze], freeze=freeze, by=by)
    if definitions:
        _show_definitions(figure_acts.define_figures(year), as_json=as_json)
    elif compare:
        _show_comparison(figure_acts.compare_figures(year, today()), as_json=as_json)
    elif freeze:
        show(figure_acts.freeze_figures(year, by, today(), now()), as_json=as_json)
    else:
        found = figure_acts.read_figures(year, today(), municipality, from_snapshot=from_snapshot)
        _show_figures(found.figures, found.places, as_json=as_json)


def _refuse_faults(choices: Sequence[bool], *, freeze: bool, by: str) -> None:
    faults = []
    if sum(choices) > 1:
        faults.append("kies een van --from-snapshot, --compare, --definitions en --freeze")
    if freeze and not by:
        faults.append("geef met --by uw code op")
    if faults:
        raise FaultsError("De opdracht", faults)


def _show_figures(found: YearFigures, places: Sequence[tuple[str, str]], *, as_json: bool) -> None:
    """One municipality, or each of them and all together."""
    if as_json:
        print_json(_as_data(found, places))
        return
    if len(places) > MOST_COLUMNS:
        places = places[-1:]
    earlier = [year for year in reversed(found.years) if year != found.year]
    place, name = places[-1]
    columns = [(found.year, code) for code, _ in places] + [(year, place) for year in earlier]
    print_table(
        f"Cijfers van {found.year}, geteld op {short_date(found.counted_on)}",
        ("Cijfer", *(name for _, name in places), *(f"{name} {year}" for year in earlier)),
        [
            (
                f"{'  ' if item.part_of else ''}{item.title}",
                *(
                    shown_figure(found.value(item.key, year, code), item.unit)
                    for year, code in columns
                ),
            )
            for item in found.definitions
        ],
        "Er zijn geen cijfers.",
    )
    typer.echo(NOT_PUBLIC)


def _as_data(found: YearFigures, places: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Every figure with its values by year and municipality, as a program reads it."""
    return {
        "year": found.year,
        "counted_on": found.counted_on,
        "years": found.years,
        "municipalities": [{"code": code, "name": name} for code, name in found.municipalities],
        "figures": [
            item.model_dump(
                mode="json", include={"key", "title", "unit", "theme", "part_of", "is_exempt"}
            )
            | {
                "values": {
                    str(year): {
                        name.lower() if code else "together": found.value(item.key, year, code)
                        for code, name in places
                    }
                    for year in found.years
                }
            }
            for item in found.definitions
        ],
    }


def _show_definitions(book: FigureBook, *, as_json: bool) -> None:
    if as_json:
        print_json(book.model_dump(mode="json"))
        return
    print_table(
        f"Wat de cijfers tellen, sinds {short_date(book.valid_from)}",
        ("Cijfer", "Wat telt", "Welke dag beslist", "Elke rij is een"),
        [(item.title, item.counts, item.decided_by, _counted(item)) for item in book.definitions],
        "Er zijn geen cijfers.",
    )


def _counted(item: FigureDefinition) -> str:
    """What one of the rows is that the figure counts."""
    return TABLES[item.rule.rows if item.rule else GIVEN]


def _show_comparison(found: Comparison, *, as_json: bool) -> None:
    """First the figures that are others now, then row by row why."""
    if as_json:
        print_json(found.model_dump(mode="json"))
        return
    since = f"versie {found.version} van {short_date(found.frozen_on)}"
    if not found.rows:
        typer.echo(f"Er is niets veranderd sinds {since}.")
        return
    print_table(
        f"Cijfers die anders zijn dan in {since}",
        ("Cijfer", "Gemeente", "Jaar", "Toen", "Nu"),
        [
            (
                found.titles[item.key],
                found.municipalities.get(item.municipality_code, "samen"),
                item.year,
                UNKNOWN if item.old is None else item.old,
                UNKNOWN if item.new is None else item.new,
            )
            for item in found.figures
        ],
        f"Geen cijfer is anders dan in {since}.",
    )
    print_table(
        "Waarom",
        ("Wat", "Nummer", "Verandering", "Toen", "Nu", "Voor welke cijfers", "Wat er gebeurde"),
        [
            (
                TABLES.get(item.row.table, item.row.table),
                item.row.name,
                item.row.change.label,
                item.row.old,
                item.row.new,
                ", ".join(found.titles[key] for key in item.row.figures),
                item.why,
            )
            for item in found.rows
        ],
        "Er is geen rij anders.",
    )
