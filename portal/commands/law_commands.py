"""`weerbaar measure`: ask the matrix, without a case and without a register."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, TypeVar

import typer

from models.common.errors import FaultsError
from models.law.closure.measures import DrugList, Unit
from models.law.closure.quantities import FoundAmount
from models.law.closure.sanctions import Circumstances, Proposal
from models.law.common.dutch import short_date
from models.law.common.premises_kinds import PremisesKind
from portal.completions import municipalities
from portal.dutch_typer import DutchTyper
from portal.printing import AsJson, print_facts, print_json
from tasks.acts.law_acts import municipalities_with_matrix, propose_measure
from tasks.register.municipalities import plain_name
from tasks.register.resources import today

app = DutchTyper()

Choice = TypeVar("Choice", PremisesKind, DrugList, Unit)


@app.command("measure", help="Vraag de sanctiematrix welke maatregel zij voorstelt.")
def measure(  # noqa: PLR0913  (the facts that a matrix asks for)
    municipality: Annotated[
        str,
        typer.Option(
            "--municipality", autocompletion=municipalities, help="Duiven of Westervoort."
        ),
    ],
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
