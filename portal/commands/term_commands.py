"""`weerbaar term`: the last day of a term, without a case and without a register."""

import csv
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Self

import typer
from pydantic import ValidationError, model_validator
from pydantic_core import PydanticCustomError

from models.common.dutch_faults import OWN_RULE, dutch_faults
from models.common.entry import Entered
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.terms import TermInputError, TermResult, own_term, statutory_term
from portal.dutch_typer import DutchTyper
from portal.printing import AsJson, day_of, print_facts, print_json
from tasks.imports.row_files import read_numbered_rows
from tasks.imports.tables import Columns
from tasks.register import policies

app = DutchTyper()


class TermRow(Entered):
    """One term to count, from a CSV."""

    dispatched: date
    weeks: int = 0
    days: int = 0

    @model_validator(mode="after")
    def _has_one_length(self) -> Self:
        if min(self.weeks, self.days) < 0 or (self.weeks > 0) == (self.days > 0):
            raise PydanticCustomError(OWN_RULE, "geef weken of dagen, meer dan 0 en niet allebei")
        return self


@app.command("term", help="Bereken de laatste dag van een termijn, met de reden.")
def term(
    day: Annotated[
        date | None,
        typer.Argument(metavar="DATUM", help="Dag van verzending (jjjj-mm-dd).", parser=day_of),
    ] = None,
    weeks: Annotated[str, typer.Option("--weeks", help="Aantal weken.")] = "0",
    days: Annotated[str, typer.Option("--days", help="Aantal dagen.")] = "0",
    own: Annotated[bool, typer.Option("--own", help="Eigen termijn: schuift nooit op.")] = False,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", help="CSV met de kolommen dispatched,weeks,days.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """A statutory term follows the Algemene termijnenwet; an own term never rolls."""
    if (day is None) == (csv_file is None):
        raise TermInputError("Geef een datum of een CSV-bestand, en niet allebei.")
    if csv_file is not None:
        _answer_csv(csv_file, own=own, as_json=as_json)
        return
    try:
        row = TermRow.model_validate({"dispatched": day, "weeks": weeks, "days": days})
    except ValidationError as error:
        titles = {"weeks": "--weeks", "days": "--days"}
        raise TermInputError(
            "De termijn: " + "; ".join(dutch_faults(error, titles)) + "."
        ) from None
    result = _count(row, own=own)
    if as_json:
        print_json(_as_dict(row, result))
        return
    print_facts(
        {
            "Laatste dag": dutch_date(result.last_day),
            "Soort": result.nature.label,
            "Uitleg": result.explanation,
        }
    )


def _count(row: TermRow, *, own: bool) -> TermResult:
    count = own_term if own else statutory_term
    return count(row.dispatched, policies.calendar(), weeks=row.weeks, days=row.days)


def _as_dict(row: TermRow, result: TermResult) -> dict[str, object]:
    return {"dispatched": row.dispatched, "weeks": row.weeks, "days": row.days} | asdict(result)


def _answer_csv(path: Path, *, own: bool, as_json: bool) -> None:
    columns = Columns({"dispatched": "dispatched", "weeks": "weeks", "days": "days"})
    rows = read_numbered_rows(path, columns, TermRow)
    answers, faults = [], []
    for number, row in rows:
        try:
            answers.append(_as_dict(row, _count(row, own=own)))
        except WeerbaarError as error:
            faults.append(f"rij {number}: {error}")
    if faults:
        raise FaultsError(path.name, faults)
    if as_json:
        print_json(answers)
        return
    names = ["dispatched", "weeks", "days", "last_day", "explanation"]
    writer = csv.DictWriter(sys.stdout, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(answers)
