"""The sanction matrices as tables that a lawyer can read, and what goes with them."""

import csv
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from models.law.closure.finds.quantities import FoundAmount
from models.law.closure.measures import DrugList, MeasureKind, Unit
from models.law.closure.sanctions import (
    Circumstances,
    NoMatrixRowError,
    Proposal,
    measure_for,
)
from models.law.common.premises_kinds import PremisesKind
from tasks.closure import closure_policies

FOUND_ON = date(2026, 6, 15)
PREVIOUS = [[], [date(2023, 6, 15)], [date(2023, 6, 15), date(2020, 6, 15)]]
COLUMNS = {1: "eerste", 2: "tweede", 3: "derde"}
TABLES = {"9002": "matrix-lindewaarde-2017.csv", "9001": "matrix-alverlo.csv"}


def table(code: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / TABLES[code]).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter=";"))


def found_in(row: dict[str, str]) -> FoundAmount:
    unit = next(unit for unit in Unit if unit.label == row["eenheid"])
    amount = Decimal(row["hoeveelheid"].replace(",", "."))
    return FoundAmount(DrugList(row["lijst"]), amount, unit)


def kinds_in(row: dict[str, str]) -> list[PremisesKind]:
    return [kind for kind in PremisesKind if kind.label in row["pand"].split(", ")]


ROWS = [
    pytest.param(code, row, id=f"{code}-{row['lijst']}-{row['hoeveelheid']}-{row['eenheid']}")
    for code in TABLES
    for row in table(code)
]


@pytest.mark.parametrize(("code", "row"), ROWS)
def test_every_cell_of_the_table_is_what_the_matrix_proposes(
    code: str, row: dict[str, str]
) -> None:
    matrix = closure_policies.sanction_matrix(code, FOUND_ON)
    for kind, (occurrence, column) in product(kinds_in(row), COLUMNS.items()):
        circumstances = Circumstances(kind, FOUND_ON, PREVIOUS[occurrence - 1])
        if row[column] == "geen rij":
            with pytest.raises(NoMatrixRowError, match=r"geen rij voor .* een jurist kiest"):
                measure_for(matrix, found_in(row), circumstances)
            continue
        proposal = measure_for(matrix, found_in(row), circumstances)
        assert shown_in_a_cell(proposal) == row[column]
        assert proposal.occurrence == occurrence
        assert proposal.policy_valid_from == matrix.valid_from
        assert matrix.source in proposal.explanation


def shown_in_a_cell(proposal: Proposal) -> str:
    if proposal.row_id is None:
        assert proposal.measure.kind is MeasureKind.NONE
        assert "geen handelshoeveelheid" in proposal.explanation
        return "geen handelshoeveelheid"
    assert f"rij {proposal.row_id} (" in proposal.explanation
    return proposal.measure.describe()


@pytest.mark.parametrize("code", list(TABLES))
def test_the_table_shows_both_sides_of_every_bound_of_every_row(code: str) -> None:
    matrix = closure_policies.sanction_matrix(code, FOUND_ON)
    shown = {
        (kind, found.drug_list, found.unit, found.amount)
        for row in table(code)
        for found in [found_in(row)]
        for kind in kinds_in(row)
    }
    for row in matrix.rows:
        for kind in row.premises:
            for bound in filter(None, (row.above, row.up_to)):
                step = Decimal(1) if row.unit and row.unit.is_counted else Decimal("0.001")
                for amount in (bound, bound + step):
                    assert (kind, row.drug_list, row.unit, amount) in shown, (row.id, amount)


@pytest.mark.parametrize("code", list(TABLES))
def test_the_order_of_the_rows_in_the_file_does_not_matter(code: str) -> None:
    matrix = closure_policies.sanction_matrix(code, FOUND_ON)
    turned = matrix.model_copy(update={"rows": matrix.rows[::-1]})
    for row in table(code):
        for kind in kinds_in(row):
            assert turned.row_for(found_in(row), kind) == matrix.row_for(found_in(row), kind)
