"""A CSV of an officer: read as it was meant, or refused with row and column of every fault."""

from datetime import date
from pathlib import Path

import pytest

from models.closure.party import Capacity
from models.law.common.errors import FaultsError
from tasks.closure.party_file import COLUMNS, read_parties
from tasks.closure.weighing import read_weighing
from tasks.imports.text_files import read_text
from tests.builders.case_builder import EXAMPLE

ON = date(2026, 3, 2)
UNREADABLE = "het bestand is er niet of is niet te lezen"
QUOTE = (
    "er staat een aanhalingsteken te veel of te weinig, of een regeleinde in een cel; "
    "een cel staat op één regel"
)
HEADER = ";".join(COLUMNS.required)
ROW = "eigenaar;Vera Verzonnen;Postbus 1;9999 ZZ;Verzonnendorp;1980-01-31;"


def write(folder: Path, *lines: str, encoding: str = "utf-8", newline: str = "\r\n") -> Path:
    """A file as Excel leaves it."""
    path = folder / "partijen.csv"
    path.write_bytes((newline.join(lines) + newline).encode(encoding))
    return path


def refusal(path: Path) -> FaultsError:
    """Why the file is refused."""
    with pytest.raises(FaultsError) as refused:
        read_parties(path, ON)
    return refused.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_every_common_kind_of_csv_is_read(
    tmp_path: Path, encoding: str, newline: str, delimiter: str
) -> None:
    """With or without a byte order mark, either line end, semicolons or commas."""
    lines = [line.replace(";", delimiter) for line in (HEADER, ROW)]
    (party,) = read_parties(write(tmp_path, *lines, encoding=encoding, newline=newline), ON)

    assert (party.capacities, party.name) == ((Capacity.OWNER,), "Vera Verzonnen")
    assert (party.reachable_place, party.phone) == ("Verzonnendorp", "")


def test_a_quoted_cell_may_hold_a_quote_and_a_delimiter(tmp_path: Path) -> None:
    """But no new line: a quote too many would swallow the next row."""
    row = 'eigenaar;"Vera ""V"" Verzonnen; en zoon";Postbus 1;;Verzonnendorp;;'
    (party,) = read_parties(write(tmp_path, HEADER, row), ON)
    two = 'eigenaar;"Vera\nVerzonnen";Postbus 1;;Verzonnendorp;;'

    assert party.name == 'Vera "V" Verzonnen; en zoon'
    assert refusal(write(tmp_path, HEADER, two, newline="\n")).faults == (f"rij 2 en 3: {QUOTE}",)


def test_the_header_may_have_another_order_and_capitals(tmp_path: Path) -> None:
    """Columns go by their name."""
    header = " Naam ;HOEDANIGHEID;plaats;straat_en_nummer;postcode;telefoon;geboren_op"
    row = "Vera Verzonnen;Huurder;Verzonnendorp;Postbus 1;;;"
    (party,) = read_parties(write(tmp_path, header, row), ON)

    assert (party.capacities, party.name) == ((Capacity.TENANT,), "Vera Verzonnen")


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("hoedanigheid;naam", ["kolom postcode ontbreekt", "kolom telefoon ontbreekt"]),
        (f"{HEADER};bsn", ["kolom bsn bestaat niet"]),
        (f"{HEADER};naam", ["kolom naam staat er twee keer"]),
        (HEADER.replace("naam", "name"), ["kolom naam ontbreekt", "kolom name bestaat niet"]),
        ("", ["er is geen rij met de namen van de kolommen"]),
    ],
)
def test_a_wrong_header_is_refused(tmp_path: Path, header: str, words: list[str]) -> None:
    """Every column that is missing, unknown or double, and what was expected."""
    error = refusal(write(tmp_path, header, ROW))

    assert [part for part in words if part not in error.faults] == []
    assert f"verwacht: {HEADER}" in error.faults


def test_ten_faults_are_all_told(tmp_path: Path) -> None:
    """Row and column of each, none of the values, and nothing is read."""
    rows = [
        "buurman;Vera Verzonnen;Postbus 1;;Verzonnendorp;;",
        "eigenaar;;Postbus 1;;Verzonnendorp;;",
        "eigenaar;Vera Verzonnen;;;Verzonnendorp;;",
        "eigenaar;Vera Verzonnen;Postbus 1;12 AB;Verzonnendorp;;",
        "eigenaar;Vera Verzonnen;Postbus 1;;;;",
        "eigenaar;Vera Verzonnen;Postbus 1;;Verzonnendorp;31-01-80;",
        "eigenaar;Vera Verzonnen;Postbus 1;;Verzonnendorp;;06 00 00 00 00 00 00 00 01",
        "eigenaar;Vera Verzonnen;Postbus 1;;Verzonnendorp;",
        "eigenaar;Vera Verzonnen;Postbus 1;;Verzonnendorp;;;",
        f"eigenaar;{'V' * 121};Postbus 1;;Verzonnendorp;;",
    ]
    error = refusal(write(tmp_path, HEADER, *rows))

    assert len(error.faults) == 9
    assert error.faults[0].startswith("rij 2, hoedanigheid: kies een van: ")
    assert [fault.partition(":")[0] for fault in error.faults[1:]] == [
        "rij 3, naam",
        "rij 4, straat_en_nummer",
        "rij 5, postcode",
        "rij 6, plaats",
        "rij 7, geboren_op",
        "rij 8, telefoon",
        "rij 9 en 10",
        "rij 11, naam",
    ]
    assert [word for word in ("Vera", "buurman", "12 AB", "1980") if word in str(error)] == []


def test_the_choices_of_a_column_are_told_in_its_own_words(tmp_path: Path) -> None:
    """An officer writes "eigenaar", so the refusal says that, and no English."""
    (fault,) = refusal(write(tmp_path, HEADER, ROW.replace("eigenaar", "buurman"))).faults

    assert all(capacity.label in fault for capacity in Capacity)
    assert not any(capacity.value in fault for capacity in Capacity)


def test_a_row_number_is_the_one_of_the_spreadsheet(tmp_path: Path) -> None:
    """An empty line counts."""
    faults = refusal(write(tmp_path, HEADER, "", "eigenaar;;x1;;y1;;")).faults

    assert faults == ("rij 3, naam: vul dit in",)


def test_a_line_of_empty_cells_is_an_empty_line(tmp_path: Path) -> None:
    """A spreadsheet saves an empty row in between as delimiters alone."""
    empty = ";" * (len(COLUMNS.required) - 1)
    faults = refusal(write(tmp_path, HEADER, empty, " ", ROW, "eigenaar;;x1;;y1;;")).faults

    assert faults == ("rij 5, naam: vul dit in",)


def test_a_file_without_rows_is_refused(tmp_path: Path) -> None:
    """A header alone tells nothing."""
    assert refusal(write(tmp_path, HEADER)).faults == ("er staan geen rijen in",)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Said in words, for a table and for a text; a folder is no file either."""
    assert refusal(tmp_path / "nergens.csv").faults == (UNREADABLE,)
    with pytest.raises(FaultsError, match="niet te lezen"):
        read_text(tmp_path)


def test_a_cell_without_end_is_refused(tmp_path: Path) -> None:
    """A quote that is never closed swallows nothing: the row itself is named."""
    rows = ['eigenaar;"Vera Verzonnen;Postbus 1;;Verzonnendorp;;', ROW]
    error = refusal(write(tmp_path, HEADER, *rows))

    assert error.faults == (f"rij 2: {QUOTE}",)
    assert "Vera" not in str(error)


def test_the_examples_are_read() -> None:
    """What the manual shows works as it stands."""
    assert len(read_parties(EXAMPLE / "partijen.csv", ON)) == 2
    assert len(read_weighing(EXAMPLE / "weging-1.csv")) == 7
    assert len(read_weighing(EXAMPLE / "weging-2.csv")) == 16
