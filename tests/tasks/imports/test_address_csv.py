"""Reading addresses from a CSV: the documented form, and every fault with its row and column."""

from datetime import date
from pathlib import Path

import pytest

from tasks.imports.address_csv import HEADER, read_csv
from tasks.imports.address_rows import MAX_FAULTS, AddressFileError, AddressRow

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
    return read_csv(write(tmp_path, *lines), "0999")


def faults_in(path: Path) -> tuple[str, ...]:
    with pytest.raises(AddressFileError) as refused:
        read_csv(path, "0999")
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
    assert read_csv(path, "0999")[0].street == "Één Voorbeeldstraat"


def test_commas_separate_as_well_as_semicolons(tmp_path: Path) -> None:
    path = write(tmp_path, line(",", straat='"Straat, de"'), header=",".join(HEADER))
    assert read_csv(path, "0999")[0].street == "Straat, de"


def test_columns_may_stand_in_another_order(tmp_path: Path) -> None:
    path = write(
        tmp_path, ";".join(reversed(GOOD.values())), header=";".join(reversed(HEADER)).upper()
    )
    assert read_csv(path, "0999") == read(tmp_path, line())


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
            'een nummeraanduiding: cijfer 5 en 6 zijn 20; gevonden "0999010000000001"',
        ),
        (
            {"nummeraanduiding": "999200000000001"},
            '16 cijfers; de nul vooraan is weggevallen; gevonden "999200000000001"',
        ),
        (
            {"nummeraanduiding": "9,992E+14"},
            '16 cijfers; een rekenprogramma heeft het nummer afgerond; gevonden "9,992E+14"',
        ),
        (
            {"nummeraanduiding": ""},
            "16 cijfers, waarvan cijfer 5 en 6 samen 20 zijn; gevonden niets",
        ),
        ({"straat": " "}, "een naam; dit veld mag niet leeg zijn; gevonden niets"),
        ({"plaats": "P" * 81}, "een naam van hoogstens 80 tekens; gevonden tekst van 81 tekens"),
        ({"huisnummer": "0"}, 'een geheel getal van 1 tot en met 99999; gevonden "0"'),
        ({"huisnummer": "12a"}, 'een geheel getal van 1 tot en met 99999; gevonden "12a"'),
        ({"huisletter": "ab"}, "één letter of niets; gevonden tekst van 2 tekens"),
        ({"toevoeging": "ABCDE"}, "hoogstens vier tekens of niets; gevonden tekst van 5 tekens"),
        (
            {"postcode": "0999AA"},
            'een postcode van vier cijfers en twee letters, of niets; gevonden "0999AA"',
        ),
        ({"x": "links"}, "een getal in meters (RD); gevonden tekst van 5 tekens"),
        ({"x": "-1"}, 'een RD-x van 0 tot 300000; gevonden "-1"'),
        ({"y": "620001"}, 'een RD-y van 300000 tot 620000; gevonden "620001"'),
        ({"y": "51.9"}, 'een RD-y van 300000 tot 620000; dit lijken graden; gevonden "51.9"'),
        ({"geldig_vanaf": "2026-02-30"}, 'een dag die bestaat; gevonden "2026-02-30"'),
        ({"geldig_vanaf": ""}, "een dag als 2026-01-31 of 31-01-2026; gevonden niets"),
        (
            {"geldig_tot": "2010-01-01"},
            'een dag na het begin (geldig_vanaf); gevonden "2010-01-01"',
        ),
    ],
)
def test_a_fault_names_row_column_expected_and_found(
    tmp_path: Path, changes: dict[str, str], expected: str
) -> None:
    [column] = changes
    assert fault(tmp_path, **changes) == f"rij 2, kolom {column}: verwacht {expected}"


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
    hint = "x en y lijken verwisseld; gevonden"
    assert told == (
        f'rij 2, kolom x: verwacht een RD-x van 0 tot 300000; {hint} "440010.5"',
        f'rij 2, kolom y: verwacht een RD-y van 300000 tot 620000; {hint} "200010.5"',
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
        "rij 2, kolom huisnummer",
        "rij 2, kolom huisletter",
        "rij 2, kolom toevoeging",
        "rij 2, kolom postcode",
        "rij 3, kolom nummeraanduiding",
        "rij 3, kolom straat",
        "rij 3, kolom plaats",
        "rij 4, kolom x",
        "rij 4, kolom y",
        "rij 4, kolom geldig_vanaf",
    ]


def test_the_refusal_names_the_file_and_what_was_saved(tmp_path: Path) -> None:
    with pytest.raises(
        AddressFileError,
        match=r"^Adresbestand adressen\.csv is geweigerd, er is niets opgeslagen: rij 2, kolom x:",
    ):
        read(tmp_path, line(x="?"))


def test_a_number_that_stands_twice_is_a_fault_also_in_a_faulty_row(tmp_path: Path) -> None:
    told = faults_in(write(tmp_path, line(), line(huisnummer="0")))
    assert told[0] == (
        "rij 3, kolom nummeraanduiding: verwacht elk nummer één keer; "
        'gevonden "0999200000000001", dat ook in rij 2 staat'
    )
    assert len(told) == 2


def test_a_row_with_too_few_cells_is_a_fault(tmp_path: Path) -> None:
    assert faults_in(write(tmp_path, "a;b", line())) == ("rij 2: verwacht 11 kolommen; gevonden 2",)


def test_an_open_quote_is_a_fault(tmp_path: Path) -> None:
    [told] = faults_in(write(tmp_path, line(), line(straat='"Voorbeeldstraat')))
    assert "verwacht aanhalingstekens die openen en sluiten" in told


def test_a_wrong_header_tells_each_column_and_no_content(tmp_path: Path) -> None:
    """The first row may be data about a person: it is not repeated."""
    header = ";".join(["Jan Verzonnen", *HEADER[1:-1], "straat"])
    told = faults_in(write(tmp_path, line(), header=header))
    assert told == (
        "rij 1: kolom nummeraanduiding ontbreekt",
        "rij 1: kolom geldig_tot ontbreekt",
        "rij 1: kolom 1 is onbekend; gevonden tekst van 13 tekens",
        "rij 1: kolom straat staat er meer dan één keer",
        f"verwacht de kopregel {';'.join(HEADER)}",
    )


@pytest.mark.parametrize(
    "personal", ["J. Verzonnen", "123456782", "0612345678", "06-12345678", "NL00BANK0123456789"]
)
def test_what_may_be_about_a_person_is_never_repeated(tmp_path: Path, personal: str) -> None:
    told = fault(tmp_path, x=personal)
    assert personal not in told
    assert f"tekst van {len(personal)} tekens" in told


def test_cp1252_is_refused_with_its_row(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        line(),
        line(nummeraanduiding="0999200000000002", straat="Één straat"),
        codec="cp1252",
    )
    [told] = faults_in(path)
    assert told.startswith("rij 3: verwacht tekens in UTF-8; gevonden tekens van een andere")


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", "nummer".encode("utf-16")])
def test_what_is_no_csv_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "adressen.csv"
    path.write_bytes(content)
    assert faults_in(path) == (
        "verwacht een CSV in UTF-8 of een zip van Kadaster; dit is iets anders",
    )


def test_a_header_alone_is_refused(tmp_path: Path) -> None:
    assert faults_in(write(tmp_path)) == (
        "verwacht ten minste één adres onder de kopregel; gevonden niets",
    )


def test_beyond_a_thousand_faults_are_counted(tmp_path: Path) -> None:
    """One wrong column gives a fault in every row: nobody reads twenty thousand of them."""
    rows = [
        line(nummeraanduiding=f"09992{number:011}", huisnummer="0")
        for number in range(MAX_FAULTS + 7)
    ]
    told = faults_in(write(tmp_path, *rows))
    assert len(told) == MAX_FAULTS + 1
    assert told[-1] == "en nog 7 fouten"
