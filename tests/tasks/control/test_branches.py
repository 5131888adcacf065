"""Two branches of one company at one address: told apart by their number, or a question."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.common.business import Business
from models.law.common.errors import FaultsError
from tasks.control.businesses.branches import ASK, TWICE
from tasks.control.businesses.business_list import COLUMNS, BusinessImport, import_businesses
from tasks.register.resources import reading
from tests.builders.round_builder import BAG, at, fill_organisation

ON = date(2026, 6, 3)
HEADER = ";".join(COLUMNS.required)
ONE, TWO = "000000000001", "000000000002"


def line(name: str, branch: str | None = None, label: str = "wit") -> str:
    """A business of one company at one address; None: a file without the column."""
    reason = "" if label == "wit" else "veel wisselende huurders"
    cells = f"00000001;{BAG[1]};{name};95311;Terrein;{label};{reason};2026-01-02"
    return cells if branch is None else f"{cells};{branch}"


def read_in(folder: Path, *lines: str) -> BusinessImport:
    """For Lindewaarde, on 3 June 2026."""
    path = folder / "bedrijven.csv"
    has_branches = lines[0].count(";") > HEADER.count(";")
    header = f"{HEADER};vestigingsnummer" if has_branches else HEADER
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return import_businesses(path, "9002", "ZAAK1", at(ON))


def refusal(folder: Path, *lines: str) -> tuple[str, ...]:
    """Why it is refused."""
    with pytest.raises(FaultsError) as refused:
        read_in(folder, *lines)
    return refused.value.faults


def stored() -> list[tuple[str, str, str]]:
    """Name, branch number and label of every business."""
    with reading() as session:
        rows = session.exec(select(Business).order_by(col(Business.id))).all()
        return [(row.trade_name, row.branch_number, row.label.label) for row in rows]


@pytest.fixture(autouse=True)
def filled(register: Path) -> Path:
    """A register with the addresses of the example."""
    fill_organisation()
    return register


def test_branches_with_a_number_are_two_businesses(tmp_path: Path) -> None:
    """And the same two when the file comes again, in another order."""
    lines = (line("Garage", ONE), line("Wasstraat", TWO, "rood"))
    assert read_in(tmp_path, *lines).added == 2
    assert read_in(tmp_path, *reversed(lines)) == BusinessImport(0, 0, 2, dry_run=False)
    assert stored() == [("Garage", ONE, "wit"), ("Wasstraat", TWO, "rood")]


def test_without_numbers_the_file_is_asked_for_them_in_one_line(tmp_path: Path) -> None:
    """Also when only one of them has it."""
    assert refusal(tmp_path, line("Garage"), line("Wasstraat")) == (f"rij 2 en 3: {ASK}",)
    assert refusal(tmp_path, line("Garage", ONE), line("Wasstraat", "")) == (f"rij 3: {ASK}",)
    assert refusal(tmp_path, line("Garage", ONE), line("Garage", "")) == (f"rij 3: {ASK}",)
    assert stored() == []


def test_the_same_business_twice_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path, line("Garage"), line("Garage")) == (f"rij 3: {TWICE}",)
    assert refusal(tmp_path, line("Garage", ONE), line("Wasstraat", ONE)) == (f"rij 3: {TWICE}",)


def test_a_branch_number_has_twelve_digits(tmp_path: Path) -> None:
    (said,) = refusal(tmp_path, line("Garage", "123"))
    assert said.startswith("rij 2, vestigingsnummer: dit moeten 12 cijfers zijn, het zijn er 3;")


def test_a_business_of_before_gets_its_number(tmp_path: Path) -> None:
    """The only one there is, whatever its name; its label and its history stay."""
    read_in(tmp_path, line("Garage", label="rood"))
    assert read_in(tmp_path, line("Garage Zuid", ONE, "rood")).changed == 1
    assert read_in(tmp_path, line("Garage Zuid", label="rood")).unchanged == 1
    assert stored() == [("Garage Zuid", ONE, "rood")]


def test_of_two_branches_the_one_of_before_is_known_by_its_name(tmp_path: Path) -> None:
    """When no name agrees, nobody guesses."""
    read_in(tmp_path, line("Garage", label="rood"))
    said = refusal(tmp_path, line("Autobedrijf", ONE), line("Wasstraat", TWO))
    assert len(said) == 1
    assert said[0].startswith("rij 2 en 3: het register heeft dit bedrijf zonder vestigingsnummer")

    result = read_in(tmp_path, line("Garage", ONE, "rood"), line("Wasstraat", TWO))
    assert (result.added, result.changed) == (1, 1)
    assert stored() == [("Garage", ONE, "rood"), ("Wasstraat", TWO, "wit")]


def test_a_file_without_numbers_means_the_branch_of_that_name(tmp_path: Path) -> None:
    """Another name is a question, because the register has two."""
    read_in(tmp_path, line("Garage", ONE), line("Wasstraat", TWO))
    assert read_in(tmp_path, line("Wasstraat", label="rood")).changed == 1
    assert [label for _, _, label in stored()] == ["wit", "rood"]
    (said,) = refusal(tmp_path, line("Poetsbedrijf"))
    assert said.startswith("rij 2: het register heeft hier meer vestigingen")


def test_a_new_branch_beside_a_numbered_one_is_added(tmp_path: Path) -> None:
    read_in(tmp_path, line("Garage", ONE))
    assert read_in(tmp_path, line("Wasstraat", TWO)).added == 1


@pytest.mark.parametrize("label", ["rood", "groen"])
def test_a_label_that_says_something_has_a_reason(tmp_path: Path, label: str) -> None:
    """Nothing is filled in for what is not there; an empty label never becomes white."""
    bare = line("Garage", label=label).replace("veel wisselende huurders", "")
    words = "een groen of rood label heeft een eigen reden"
    assert refusal(tmp_path, bare) == (f"rij 2, reden: {words}",)
    assert refusal(tmp_path, line("Garage", label="")) == ("rij 2, label: vul dit in",)


def test_a_lost_zero_of_a_trade_code_is_told(tmp_path: Path) -> None:
    said = refusal(tmp_path, line("Garage").replace("95311", "113"))
    assert said[0].startswith("rij 2, sbi: deze code staat niet in de SBI 2025; is vooraan een nul")
