"""The policy of Duiven as it is shipped; without its folder this test goes too."""

from datetime import date
from pathlib import Path

from tasks.acts.municipality_acts import list_municipalities
from tasks.closure.closure_policies import sanction_matrix
from tests.shipped.matrix_table import FOUND_ON, differences

TODAY = date(2026, 12, 1)

TABLE = Path(__file__).parent / "matrix.csv"


def test_the_matrix_proposes_what_the_table_says() -> None:
    """Every cell, on both sides of every bound."""
    matrix = sanction_matrix("0226", FOUND_ON)
    assert matrix.municipality == "Duiven"
    assert matrix.confirmed is False
    assert len(TABLE.read_text(encoding="utf-8").splitlines()) > 20
    assert differences(matrix, TABLE) == []


def test_its_folder_has_no_fault() -> None:
    """As `weerbaar municipality check duiven` says."""
    line = next(line for line in list_municipalities(TODAY) if line.folder == "duiven")
    assert (line.name, line.code, line.faults) == ("Duiven", "0226", ())
