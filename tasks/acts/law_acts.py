"""Asking the matrix, without a case and without a register."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from pydantic_core import PydanticCustomError

from models.common.entry import as_decimal
from models.law.closure.finds.quantities import FoundAmount
from models.law.closure.measures import DrugList, Unit
from models.law.closure.sanctions import Circumstances, Proposal, measure_for_case
from models.law.common.dutch import short_date
from models.law.common.errors import FaultsError
from models.law.common.labelled import told_choices
from models.law.common.premises_kinds import PremisesKind
from tasks.closure import closure_policies
from tasks.register.municipalities import plain_name

Choice = TypeVar("Choice", PremisesKind, DrugList, Unit)


@dataclass(frozen=True, kw_only=True)
class MatrixQuestion:
    """What somebody asks, as it was typed."""

    municipality: str
    found_on: str
    premises_kind: str
    drug_list: str
    amount: str
    unit: str
    previous: tuple[str, ...] = ()
    """Days of earlier offences."""
    with_other_offences: bool = False


def propose_measure(question: MatrixQuestion, today: date) -> Proposal:
    """What the matrix of the day of the find proposes, never the decision.

    Raises FaultsError with everything that is wrong with the question, and NoPolicyInForceError.
    """
    faults: list[str] = []
    code = _municipality_code(question.municipality, faults)
    kind = _choice(PremisesKind, question.premises_kind, "soort pand", faults)
    drugs = _choice(DrugList, question.drug_list, "lijst", faults)
    unit = _choice(Unit, question.unit, "eenheid", faults)
    amount = _quantity(question.amount, faults)
    found_on = _past_day(question.found_on, "datum van de vondst", faults, today)
    previous = _previous(question.previous, found_on, faults, today)
    if faults or not (code and kind and drugs and unit and amount and found_on):
        raise FaultsError("De vraag", faults)
    return measure_for_case(
        closure_policies.sanction_matrix(code, found_on),
        [FoundAmount(drugs, amount, unit)],
        Circumstances(
            premises_kind=kind,
            found_on=found_on,
            previous=previous,
            with_other_offences=question.with_other_offences,
        ),
    )


def _previous(
    texts: tuple[str, ...], found_on: date | None, faults: list[str], today: date
) -> list[date]:
    """Earlier offences: each before the find."""
    read = [_past_day(text, "eerdere overtreding", faults, today) for text in texts]
    days = [day for day in read if day is not None]
    if found_on is not None:
        faults += [
            f"eerdere overtreding: {short_date(day)} ligt niet voor de vondst"
            for day in days
            if found_on <= day <= today
        ]
    return days


def _municipality_code(name: str, faults: list[str]) -> str | None:
    codes = closure_policies.municipalities_with_matrix()
    known = {plain_name(each): code for each, code in codes.items()}
    found = (known | {code: code for code in codes.values()}).get(plain_name(name))
    if found is None:
        faults.append(f"gemeente {name} is niet bekend; kies {' of '.join(sorted(codes))}")
    return found


def _choice(enum: type[Choice], text: str, what: str, faults: list[str]) -> Choice | None:
    try:
        return enum(text)
    except ValueError:
        faults.append(f"{what}: kies een van: {told_choices(enum)}")
        return None


def _quantity(text: str, faults: list[str]) -> Decimal | None:
    try:
        amount = Decimal(as_decimal(text.strip()))
    except PydanticCustomError as error:
        faults.append(f"hoeveelheid: {error.message()}")
        return None
    if amount <= 0:
        faults.append("hoeveelheid: geef een getal dat meer is dan 0")
        return None
    return amount


def _past_day(text: str, what: str, faults: list[str], today: date) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        faults.append(f"{what}: dit is geen datum (jjjj-mm-dd)")
        return None
    if day > today:
        faults.append(f"{what}: {short_date(day)} ligt in de toekomst")
    return day
