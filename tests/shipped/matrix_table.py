"""The sanction matrix of a shipped municipality as a table that a lawyer can read."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from models.law.closure.finds.quantities import FoundAmount
from models.law.closure.matrix import SanctionMatrix
from models.law.closure.measures import DrugList, MeasureKind, Unit
from models.law.closure.sanctions import Circumstances, NoMatrixRowError, measure_for
from models.law.common.premises_kinds import PremisesKind

FOUND_ON = date(2026, 6, 15)
PREVIOUS = {
    "eerste": [],
    "tweede": [date(2023, 6, 15)],
    "derde": [date(2023, 6, 15), date(2020, 6, 15)],
}


def differences(matrix: SanctionMatrix, table: Path) -> list[str]:
    """Every cell of the table that is not what the matrix proposes."""
    found = []
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter=";"):
            for kind in PremisesKind:
                if kind.label in row["pand"].split(", "):
                    found += [
                        f"{row} {column}"
                        for column in PREVIOUS
                        if _proposed(matrix, row, kind, column) != row[column]
                    ]
    return found


def _proposed(matrix: SanctionMatrix, row: dict[str, str], kind: PremisesKind, column: str) -> str:
    unit = next(unit for unit in Unit if unit.label == row["eenheid"])
    amount = Decimal(row["hoeveelheid"].replace(",", "."))
    circumstances = Circumstances(kind, FOUND_ON, PREVIOUS[column])
    try:
        proposal = measure_for(
            matrix, FoundAmount(DrugList(row["lijst"]), amount, unit), circumstances
        )
    except NoMatrixRowError:
        return "geen rij"
    if proposal.measure.kind is MeasureKind.NONE:
        return "geen handelshoeveelheid"
    return proposal.measure.describe()
