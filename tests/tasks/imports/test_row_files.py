"""Lists as officers send them in: every kind of file gives the same rows, faults have a place."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders.incoming.workbooks import (
    book,
    by_openpyxl,
    by_pyexcelerate,
    by_xlsxwriter,
    number,
    sheet,
    strict,
    text,
    texts,
)
from tests.builders.shop_lists import (
    GOOD,
    HEAD,
    ROW,
    SHOP,
    Maker,
    Shop,
    as_csv,
    one,
    read,
    refusal,
)


@pytest.fixture(name="path")
def fixture_path(tmp_path: Path) -> Path:
    """Where the file stands; its name says nothing of its kind."""
    return tmp_path / "lijst"


MAKERS: dict[str, Maker] = {
    f"{name} {coding}": as_csv(separator, coding)
    for name, separator in {"semicolon": ";", "comma": ",", "tab": "\t"}.items()
    for coding in ("utf-8", "utf-8-sig", "utf-16")
} | {
    "openpyxl": by_openpyxl,
    "XlsxWriter": by_xlsxwriter,
    "PyExcelerate": by_pyexcelerate,
    "by hand": lambda rows: book({"Lijst": sheet(texts(rows))}),
    "strict": lambda rows: strict(book({"Lijst": sheet(texts(rows))})),
}
SIGNS = st.sampled_from("abcdeABC12 ;,\"'=+-@#.éëïöÉßŁş€–“”&<>_x0041_")
NAMES = st.text(SIGNS, min_size=1, max_size=20).map(lambda name: f"Z{name}Z")
SHOPS = st.builds(
    lambda number, name, day, count: [f"{number:08d}", name, "wit", f"{day:%d-%m-%Y}", str(count)],
    st.integers(0, 99_999_999),
    NAMES,
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.integers(0, 10**6),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(SHOPS, min_size=1, max_size=5))
def test_the_same_rows_read_equal_in_every_kind_of_file(path: Path, rows: list[list[str]]) -> None:
    """Three separators in three codings, three programs, by hand, and in the strict form."""
    expected = [
        (place, Shop.model_validate(dict(zip(Shop.model_fields, row, strict=False))))
        for place, row in enumerate(rows, start=2)
    ]
    expected = [
        (place, shop.model_copy(update={"name": " ".join(shop.name.split())}))
        for place, shop in expected
    ]
    for name, made in MAKERS.items():
        assert read(path, made([HEAD, *rows])) == expected, name


@pytest.mark.parametrize("made", [by_openpyxl, by_xlsxwriter])
def test_a_cell_that_is_a_day_is_that_day(
    path: Path, made: Callable[[list[list[object]]], bytes]
) -> None:
    """As the programs keep it: a number with the form of a day."""
    rows: list[list[object]] = [list(HEAD), ["90000001", "Proefzaak", "wit", date(2026, 1, 2), "3"]]
    assert read(path, made(rows)) == [(2, SHOP)]


@pytest.mark.parametrize(
    ("value", "style", "day"),
    [(46024, 1, "2026-01-02"), (46024.75, 2, "2026-01-02"), (1, 1, "1900-01-01")],
)
def test_a_day_of_a_workbook_counts_from_1900(
    path: Path, value: float, style: int, day: str
) -> None:
    row = [*texts([ROW])[0][:3], number(value, style), text("3")]
    assert str(read(path, one(*row))[0][1].since) == day


def test_a_workbook_of_an_old_mac_counts_from_1904(path: Path) -> None:
    row = [*texts([ROW])[0][:3], number(46024 - 1462, 1), text("3")]
    content = book({"a": sheet([GOOD[0], row])}, about='<workbookPr date1904="1"/>')
    assert read(path, content) == [(2, SHOP)]


def test_the_sheet_with_the_header_is_found(path: Path) -> None:
    """Behind a hidden list of choices, a page of explanation and an empty one; above a title."""
    explained = sheet(texts([["Vul het blad Lijst in."], ["naam", "is de handelsnaam"]]))
    table = sheet([texts([["Bedrijven 2026"]])[0], [], *GOOD])
    sheets = {"Keuzes": sheet(texts([["wit"]])), "Uitleg": explained, "Leeg": sheet([]), "L": table}
    assert read(path, book(sheets, hidden=["Keuzes"])) == [(4, SHOP)]


def test_two_sheets_with_rows_are_a_question(path: Path) -> None:
    """A hidden one too; an empty form of it is none."""
    content = book({"2025": sheet(GOOD), "2026": sheet(GOOD)}, hidden=["2025"])
    (said,) = refusal(path, content)
    assert said.startswith(
        "de bladen “2025” en “2026” hebben alle deze kolommen; welk blad is het?"
    )
    assert read(path, book({"Leeg": sheet(GOOD[:1]), "2026": sheet(GOOD)})) == [(2, SHOP)]


def test_columns_without_anything_are_ignored(path: Path) -> None:
    """Formatted, with spaces, or left over behind the table."""
    rows = [[*row, "", '<c s="1" r="{place}"/>', text(" ")] for row in GOOD]
    assert read(path, book({"Lijst": sheet(rows)})) == [(2, SHOP)]
    assert read(path, as_csv(";", "utf-8")([[*HEAD, "", ""], [*ROW, "", ""]])) == [(2, SHOP)]


def test_a_value_in_a_column_without_a_name_is_told(path: Path) -> None:
    row = [*texts([ROW])[0], "", text("zie ook")]
    words = "hier staat iets in een kolom zonder naam; geef de kolom een naam"
    assert refusal(path, one(*row)) == (f"rij 2 (cel G2): {words}",)


def test_unknown_missing_and_double_columns_are_named(path: Path) -> None:
    header = ["kvk nummer", "Naam", "naam", "omzet", "sinds", "aantal"]
    assert refusal(path, as_csv(";", "utf-8")([header, ROW])) == (
        "kolom label ontbreekt",
        "kolom omzet bestaat niet",
        "kolom naam staat er twee keer",
        f"verwacht: {';'.join(HEAD)}",
    )


def test_a_column_that_may_be_left_out_is_read_when_it_is_there(path: Path) -> None:
    rows = [[*HEAD, "Telefoon"], [*ROW, "\u202a06 00 00 00 01\u202c"]]
    assert read(path, as_csv(";", "utf-8")(rows))[0][1].phone == "06 00 00 00 01"


def test_a_file_without_the_columns_tells_none_of_its_content(path: Path) -> None:
    said = refusal(path, b"Jan Verzonnen;123456782\nEls Verzonnen;06-00000001\n")
    assert said == ("er is geen rij met de namen van de kolommen", f"verwacht: {';'.join(HEAD)}")


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"', "sep=\t", "sep=,", "sep=|"])
def test_a_line_that_tells_the_separator_is_no_row(path: Path, line: str) -> None:
    """As a spreadsheet counts: the header is row 1."""
    separator = line.strip('"')[-1]
    content = line.encode() + b"\r\n" + as_csv(separator, "utf-8")([HEAD, ROW])
    assert read(path, content) == [(2, SHOP)]


UNCLOSED = (
    "er staat een aanhalingsteken te veel of te weinig, of een regeleinde in een cel; "
    "een cel staat op één regel"
)


@pytest.mark.parametrize(
    ("first", "second", "where"),
    [
        ('"t Hoekje', 'De Zon"', "rij 2 en 3"),
        ('"t Hoekje', "Zaak", "rij 2"),
        ('Zaak"', "Zaak", "rij 2"),
        ('"Zaak" Zuid', "Zaak", "rij 2"),
        ('"Zaak\nZuid"', "Zaak", "rij 2 en 3"),
    ],
)
def test_a_quote_swallows_no_row(path: Path, first: str, second: str, where: str) -> None:
    """Two businesses would become one."""
    rows = [";".join([ROW[0], name, *ROW[2:]]) for name in (first, second)]
    content = "\n".join([";".join(HEAD), *rows]).encode()
    assert refusal(path, content) == (f"{where}: {UNCLOSED}",)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_the_same(path: Path, end: str) -> None:
    """An empty line counts, and rows of separators alone are empty."""
    lines = [";".join(HEAD), "", ";;;;", ";".join(ROW)]
    assert read(path, end.join(lines).encode()) == [(4, SHOP)]


def test_a_cell_more_or_less_is_told(path: Path) -> None:
    rows = [HEAD, ROW[:-1], [*ROW, ""], ROW]
    assert refusal(path, as_csv(";", "utf-8")(rows)) == (
        "rij 2 en 3: het aantal kolommen klopt niet",
    )


def test_the_same_fault_in_many_rows_is_one_line(path: Path) -> None:
    rows = [HEAD, *([[*ROW[:3], "0", "3"]] * 300), ["x", *ROW[1:]]]
    where = "rij 2, 3, 4, 5, 6 en verder (300 rijen), sinds"
    assert refusal(path, as_csv(";", "utf-8")(rows)) == (
        f"{where}: dit is geen datum (jjjj-mm-dd of dd-mm-jjjj)",
        "rij 302, kvk_nummer: dit moeten 8 cijfers zijn",
    )


def test_many_different_faults_are_counted(path: Path) -> None:
    rows = [HEAD, *([f"{'9' * n}", *ROW[1:]] for n in range(9, 10)), ROW]
    signs = [[ROW[0], f"a{chr(0x4E00 + n)}", *ROW[2:]] for n in range(130)]
    said = refusal(path, as_csv(";", "utf-8")([*rows, *signs]))
    assert (len(said), said[-1]) == (101, "en nog 31 andere fouten")


def test_digits_of_another_kind_are_the_digits_they_are(path: Path) -> None:
    """Full width, in a workbook and in a CSV."""
    row = ["９０００００01", *ROW[1:]]
    assert read(path, as_csv(";", "utf-8")([HEAD, row])) == [(2, SHOP)]
    assert read(path, one(*texts([row])[0])) == [(2, SHOP)]


def test_letters_that_cannot_be_printed_are_told_with_their_row(path: Path) -> None:
    row = [ROW[0], "王小明", *ROW[2:]]
    words = "het teken 王 (U+738B) kan niet in een brief; schrijf het in Latijnse letters"
    assert refusal(path, as_csv(";", "utf-8")([HEAD, row])) == (f"rij 2, naam: {words}",)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("#REF!", "hier staat de fout #REF!; verbeter de cel"),
        ("#OVERLOOP!", "hier staat de fout #OVERLOOP!; verbeter de cel"),
        ("#N/B", "hier staat de fout #N/B; verbeter de cel"),
        ("Err:502", "hier staat de fout Err:502; verbeter de cel"),
        ("########", "hier staat de fout ########; verbeter de cel"),
        ("WAAR", "hier staat WAAR en geen tekst; vul in wat er moet staan"),
        ("True", "hier staat True en geen tekst; vul in wat er moet staan"),
    ],
)
def test_what_a_workbook_left_behind_in_a_csv_is_told(path: Path, name: str, words: str) -> None:
    row = [ROW[0], name, *ROW[2:]]
    assert refusal(path, as_csv(";", "utf-8")([HEAD, row])) == (f"rij 2, naam: {words}",)


def test_a_line_end_that_was_written_as_a_word_is_a_space(path: Path) -> None:
    row = [ROW[0], "Proef_x000D_zaak", *ROW[2:]]
    assert read(path, as_csv(";", "utf-8")([HEAD, row]))[0][1].name == "Proef zaak"
