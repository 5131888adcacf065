"""Reading addresses from a CSV: the documented form, and every fault with its row and column."""

from datetime import date
from pathlib import Path

import pytest

from models.law.common.errors import FaultsError
from tasks.imports.address_list import HEADER as COLUMNS
from tasks.imports.address_list import read_address_list
from tasks.imports.address_rows import AddressRow

HEADER = tuple(COLUMNS.required)
GOOD = {
    "nummeraanduiding": "0999200000000001",
    "straat": "Voorbeeldstraat",
    "huisnummer": "12",
    "huisletter": "",
    "toevoeging": "",
    "postcode": "9999ZZ",
    "plaats": "Verzonnendorp",
    "x": "200010.5",
    "y": "440010.5",
    "geldig_vanaf": "2010-01-01",
    "geldig_tot": "",
}


def line(separator: str = ";", **changes: str) -> str:
    return separator.join({**GOOD, **changes}.values())


def write(
    tmp_path: Path, *lines: str, header: str = ";".join(HEADER), codec: str = "utf-8"
) -> Path:
    path = tmp_path / "adressen.csv"
    path.write_bytes("\r\n".join([header, *lines, ""]).encode(codec))
    return path


def read(tmp_path: Path, *lines: str) -> list[AddressRow]:
    return read_address_list(write(tmp_path, *lines), "0999")


def faults_in(path: Path) -> tuple[str, ...]:
    with pytest.raises(FaultsError) as refused:
        read_address_list(path, "0999")
    return refused.value.faults


def fault(tmp_path: Path, **changes: str) -> str:
    [only] = faults_in(write(tmp_path, line(**changes)))
    return only


def test_the_header_is_the_documented_one() -> None:
    assert ";".join(HEADER) == (
        "nummeraanduiding;straat;huisnummer;huisletter;toevoeging;postcode;plaats;x;y;"
        "geldig_vanaf;geldig_tot"
    )


def test_a_row_becomes_an_address_of_the_municipality(tmp_path: Path) -> None:
    ended = line(huisletter="b", toevoeging="II", geldig_tot="2027-01-01")
    assert read(tmp_path, ended) == [
        AddressRow(
            bag_id="0999200000000001",
            municipality_code="0999",
            street="Voorbeeldstraat",
            house_number=12,
            house_letter="b",
            addition="II",
            postcode="9999ZZ",
            place="Verzonnendorp",
            rd_x=200_010.5,
            rd_y=440_010.5,
            valid_from=date(2010, 1, 1),
            valid_to=date(2027, 1, 1),
        )
    ]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_with_and_without_a_mark(tmp_path: Path, codec: str) -> None:
    path = write(tmp_path, line(straat="Één Voorbeeldstraat"), codec=codec)
    assert read_address_list(path, "0999")[0].street == "Één Voorbeeldstraat"


def test_commas_separate_as_well_as_semicolons(tmp_path: Path) -> None:
    path = write(tmp_path, line(",", straat='"Straat, de"'), header=",".join(HEADER))
    assert read_address_list(path, "0999")[0].street == "Straat, de"


def test_columns_may_stand_in_another_order(tmp_path: Path) -> None:
    path = write(
        tmp_path, ";".join(reversed(GOOD.values())), header=";".join(reversed(HEADER)).upper()
    )
    assert read_address_list(path, "0999") == read(tmp_path, line())


def test_what_a_dutch_spreadsheet_writes_is_understood(tmp_path: Path) -> None:
    written = line(x="200010,5", geldig_vanaf="1-1-2010", postcode="9999 zz")
    assert read(tmp_path, written) == read(tmp_path, line())


def test_empty_lines_are_skipped(tmp_path: Path) -> None:
    assert len(read(tmp_path, "", line(), ";" * (len(HEADER) - 1), "")) == 1


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"nummeraanduiding": "0999010000000001"},
            "een nummeraanduiding: cijfer 5 en 6 zijn 20",
        ),
        (
            {"nummeraanduiding": "999200000000001"},
            "16 cijfers; de nul vooraan is weggevallen",
        ),
        (
            {"nummeraanduiding": "9,992E+14"},
            "16 cijfers; een rekenprogramma heeft het nummer afgerond",
        ),
        (
            {"nummeraanduiding": ""},
            "vul dit in",
        ),
        ({"straat": " "}, "vul dit in"),
        ({"plaats": "P" * 81}, "een naam van hoogstens 80 tekens"),
        ({"huisnummer": "0"}, "een geheel getal van 1 tot en met 99999"),
        ({"huisnummer": "12a"}, "dit is geen geheel getal"),
        ({"huisletter": "ab"}, "één letter of niets"),
        ({"toevoeging": "ABCDE"}, "hoogstens vier tekens of niets"),
        (
            {"postcode": "0999AA"},
            "een postcode van vier cijfers en twee letters, of niets",
        ),
        ({"x": "links"}, "een getal in meters (RD)"),
        ({"x": "-1"}, "een RD-x van 0 tot 300000"),
        ({"y": "620001"}, "een RD-y van 300000 tot 620000"),
        ({"y": "51.9"}, "een RD-y van 300000 tot 620000; dit lijken graden"),
        ({"geldig_vanaf": "2026-02-30"}, "dit is geen datum: deze dag bestaat niet"),
        ({"geldig_vanaf": ""}, "vul dit in"),
        (
            {"geldig_tot": "2010-01-01"},
            "een dag na het begin (geldig_vanaf)",
        ),
    ],
)
def test_a_fault_names_row_column_and_what_was_expected(
    tmp_path: Path, changes: dict[str, str], expected: str
) -> None:
    [column] = changes
    place, _, told = fault(tmp_path, **changes).partition(": ")
    assert (place, told.removeprefix("verwacht ")) == (f"rij 2, {column}", expected)


@pytest.mark.parametrize(
    ("changes", "address"),
    [
        ({"x": "0"}, (0.0, 440_010.5)),
        ({"x": "300000"}, (300_000.0, 440_010.5)),
        ({"y": "300000"}, (200_010.5, 300_000.0)),
        ({"y": "620000"}, (200_010.5, 620_000.0)),
    ],
)
def test_the_bounds_of_rd_belong_to_it(
    tmp_path: Path, changes: dict[str, str], address: tuple[float, float]
) -> None:
    [row] = read(tmp_path, line(**changes))
    assert (row.rd_x, row.rd_y) == address


def test_swapped_coordinates_are_recognised(tmp_path: Path) -> None:
    told = faults_in(write(tmp_path, line(x="440010.5", y="200010.5")))
    assert told == (
        "rij 2, x: verwacht een RD-x van 0 tot 300000; x en y lijken verwisseld",
        "rij 2, y: verwacht een RD-y van 300000 tot 620000; x en y lijken verwisseld",
    )


def test_ten_faults_are_all_listed(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        line(huisnummer="x", huisletter="ab", toevoeging="ABCDE", postcode="12"),
        line(nummeraanduiding="1", straat="", plaats=""),
        line(nummeraanduiding="0999200000000002", x="x", y="y", geldig_vanaf="nooit"),
    )
    told = faults_in(path)
    assert [fault.split(":")[0] for fault in told] == [
        "rij 2, huisnummer",
        "rij 2, huisletter",
        "rij 2, toevoeging",
        "rij 2, postcode",
        "rij 3, nummeraanduiding",
        "rij 3, straat",
        "rij 3, plaats",
        "rij 4, x",
        "rij 4, y",
        "rij 4, geldig_vanaf",
    ]


def test_the_refusal_names_the_file_and_what_was_saved(tmp_path: Path) -> None:
    with pytest.raises(
        FaultsError,
        match=r"^adressen\.csv is geweigerd, er is niets opgeslagen: rij 2, x:",
    ):
        read(tmp_path, line(x="?"))


def test_a_number_that_stands_twice_is_a_fault(tmp_path: Path) -> None:
    told = faults_in(write(tmp_path, line(), line(huisnummer="14")))
    assert told == ("rij 3, nummeraanduiding: dit nummer staat ook in rij 2",)


def test_a_wrong_header_tells_each_column_and_no_content(tmp_path: Path) -> None:
    """A first row that is data about a person is not repeated."""
    header = ";".join(["postcod", *HEADER[1:-1], "straat"])
    person = "Jan Verzonnen;123456782;0612345678;06-12345678;NL00BANK0123456789;x"

    assert faults_in(write(tmp_path, line(), header=header)) == (
        "kolom nummeraanduiding ontbreekt",
        "kolom geldig_tot ontbreekt",
        "kolom postcod bestaat niet",
        "kolom straat staat er twee keer",
        f"verwacht: {';'.join(HEADER)}",
    )
    told = " ".join(faults_in(write(tmp_path, header=person)))
    assert [part for part in person.split(";")[:-1] if part in told] == []


@pytest.mark.parametrize(
    "personal", ["J. Verzonnen", "123456782", "0612345678", "06-12345678", "NL00BANK0123456789"]
)
def test_what_may_be_about_a_person_is_never_repeated(tmp_path: Path, personal: str) -> None:
    assert personal not in fault(tmp_path, x=personal)


def test_a_long_list_of_one_fault_is_one_line(tmp_path: Path) -> None:
    """One wrong column gives a fault in every row: nobody reads twenty thousand of them."""
    rows = [line(nummeraanduiding=f"09992{number:011}", huisnummer="0") for number in range(300)]
    told = faults_in(write(tmp_path, *rows))
    where = "rij 2, 3, 4, 5, 6 en verder (300 rijen), huisnummer"
    assert told == (f"{where}: verwacht een geheel getal van 1 tot en met 99999",)


def test_numbers_that_were_all_rounded_are_told(tmp_path: Path) -> None:
    """Saved as text after a spreadsheet kept 15 digits; ten of them are no chance."""
    rows = [line(nummeraanduiding=f"09992000000{number:04}0") for number in range(1, 11)]
    (told,) = faults_in(write(tmp_path, *rows))
    assert told.startswith("kolom nummeraanduiding: alle nummers eindigen op 0")
    assert len(read(tmp_path, *rows[1:])) == 9
    assert len(read(tmp_path, *rows, line())) == 11
