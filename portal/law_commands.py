"""`weerbaar term` and `weerbaar measure`: ask the law, without a case and without a register."""

import csv
import sys
from dataclasses import asdict
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Self, TypeVar

import typer
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from models.common.dutch_faults import OWN_RULE, dutch_faults
from models.common.errors import FaultsError, WeerbaarError
from models.law.closure.measures import DrugList, Unit
from models.law.closure.quantities import FoundAmount
from models.law.closure.sanctions import Circumstances, Proposal
from models.law.common.dutch import dutch_date, short_date
from models.law.common.premises_kinds import PremisesKind
from models.law.common.terms import TermInputError, TermResult, own_term, statutory_term
from portal.dutch_typer import DutchTyper
from portal.printing import AsJson, day_of, print_facts, print_json
from tasks.acts.law_acts import municipalities_with_matrix, propose_measure
from tasks.imports.csv_files import read_numbered_rows
from tasks.register import policies
from tasks.register.municipalities import plain_name
from tasks.register.resources import today

app = DutchTyper()

Choice = TypeVar("Choice", PremisesKind, DrugList, Unit)


class TermRow(BaseModel):
    """One term to count, from a CSV."""

    model_config = ConfigDict(frozen=True, extra="forbid")

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
    columns = {"dispatched": "dispatched", "weeks": "weeks", "days": "days"}
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


@app.command("measure", help="Vraag de sanctiematrix welke maatregel zij voorstelt.")
def measure(  # noqa: PLR0913  (the facts that a matrix asks for)
    municipality: Annotated[str, typer.Option("--municipality", help="Duiven of Westervoort.")],
    on: Annotated[str, typer.Option("--on", help="Dag van de vondst (jjjj-mm-dd).")],
    premises: Annotated[str, typer.Option("--premises", help="dwelling, premises of yard.")],
    drug_list: Annotated[str, typer.Option("--list", help="I (harddrugs) of II (softdrugs).")],
    amount: Annotated[str, typer.Option("--amount", help="Hoeveelheid.")],
    unit: Annotated[str, typer.Option("--unit", help="gram, plants, cuttings, pills of ml.")],
    previous: Annotated[
        list[str] | None,
        typer.Option("--previous", help="Dag van een eerdere overtreding; mag vaker."),
    ] = None,
    other_offences: Annotated[
        bool, typer.Option("--other-offences", help="Samen met andere overtredingen.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """A proposal with its version and its row, never the decision."""
    faults: list[str] = []
    code = _municipality_code(municipality, faults)
    kind = _choice(PremisesKind, premises, "soort pand", faults)
    drugs = _choice(DrugList, drug_list, "lijst", faults)
    measured = _choice(Unit, unit, "eenheid", faults)
    quantity = _quantity(amount, faults)
    found_on = _past_day(on, "datum van de vondst", faults)
    earlier = [_past_day(text, "eerdere overtreding", faults) for text in previous or []]
    if found_on is not None:
        faults += [
            f"eerdere overtreding: {short_date(day)} ligt niet voor de vondst"
            for day in earlier
            if day is not None and found_on <= day <= today()
        ]
    if faults or not (code and kind and drugs and measured and quantity and found_on):
        raise FaultsError("De vraag", faults)
    proposal = propose_measure(
        code,
        [FoundAmount(drugs, quantity, measured)],
        Circumstances(
            premises_kind=kind,
            found_on=found_on,
            previous=[day for day in earlier if day],
            with_other_offences=other_offences,
        ),
    )
    _print_proposal(proposal, as_json=as_json)


def _print_proposal(proposal: Proposal, *, as_json: bool) -> None:
    measure_chosen = proposal.measure
    if as_json:
        print_json(
            {
                "measure": measure_chosen.kind.value,
                "amount": measure_chosen.amount,
                "unit": measure_chosen.unit.value if measure_chosen.unit else None,
                "description": measure_chosen.describe(),
                "occurrence": proposal.occurrence,
                "row": proposal.row_id,
                "policy_valid_from": proposal.policy_valid_from,
                "source": proposal.source,
                "must_confirm": proposal.must_confirm,
                "explanation": proposal.explanation,
            }
        )
        return
    print_facts({"Voorstel": measure_chosen.describe(), "Uitleg": proposal.explanation})


def _municipality_code(name: str, faults: list[str]) -> str | None:
    codes = municipalities_with_matrix()
    found = {plain_name(known): code for known, code in codes.items()}.get(plain_name(name))
    if found is None:
        faults.append(f"gemeente {name} is niet bekend; kies {' of '.join(sorted(codes))}")
    return found


def _choice(enum: type[Choice], text: str, what: str, faults: list[str]) -> Choice | None:
    try:
        return enum(text)
    except ValueError:
        faults.append(f"{what}: kies uit {', '.join(member.value for member in enum)}")
        return None


def _quantity(text: str, faults: list[str]) -> Decimal | None:
    try:
        amount = Decimal(text.replace(",", "."))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount <= 0:
        faults.append("hoeveelheid: geef een getal dat meer is dan 0")
        return None
    return amount


def _past_day(text: str, what: str, faults: list[str]) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        faults.append(f"{what}: dit is geen datum (jjjj-mm-dd)")
        return None
    if day > today():
        faults.append(f"{what}: {short_date(day)} ligt in de toekomst")
    return day
