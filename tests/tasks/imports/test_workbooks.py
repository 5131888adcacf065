"""Workbooks: only cells are believed, and what they do not say is told with the cell."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.builders.incoming.workbooks import (
    book,
    number,
    packed,
    sheet,
    text,
    texts,
)
from tests.builders.shop_lists import (
    GOOD,
    HEAD,
    ROW,
    SHOP,
    one,
    read,
    refusal,
)


@pytest.fixture(name="path")
def fixture_path(tmp_path: Path) -> Path:
    """Where the file stands; its name says nothing of its kind."""
    return tmp_path / "lijst"


@pytest.mark.parametrize("size", ['<dimension ref="A1"/>', '<dimension ref="A1:H2"/>', ""])
def test_the_size_that_a_sheet_claims_is_not_believed(path: Path, size: str) -> None:
    rows = texts([HEAD, *([ROW] * 30)])
    assert len(read(path, book({"Lijst": sheet(rows, before=size)}))) == 30


def test_cells_and_rows_need_not_say_where_they_stand(path: Path) -> None:
    xml = sheet(GOOD).replace(' r="', ' spans="')
    assert read(path, book({"Lijst": xml})) == [(2, SHOP)]


def test_names_with_a_prefix_are_the_same_names(path: Path) -> None:
    """As programs on top of the Open XML SDK write them."""
    xml = sheet(GOOD).replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    xml = xml.replace("xmlns=", "xmlns:x=")
    assert read(path, book({"Lijst": xml})) == [(2, SHOP)]


def test_merged_cells_are_told_with_their_name(path: Path) -> None:
    """Not an empty label for the rows below."""
    rows = texts([HEAD, ROW, ["90000002", "Zaak", "", "2026-01-02", "3"]])
    after = '<mergeCells><mergeCell ref="C2:C3"/></mergeCells>'
    words = "hier zijn cellen samengevoegd; splits ze en vul elke cel in"
    assert refusal(path, book({"Lijst": sheet(rows, after)})) == (
        f"rij 2, label (cel C2:C3): {words}",
    )


def test_cells_merged_above_the_header_or_beside_the_table_do_no_harm(path: Path) -> None:
    rows = [texts([["Lijst van bedrijven"]])[0], *GOOD]
    after = '<mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="J5:K9"/></mergeCells>'
    assert read(path, book({"Lijst": sheet(rows, after)})) == [(3, SHOP)]


FORMULA = (
    "hier staat een formule die niet is uitgerekend; "
    "open het bestand in uw rekenprogramma en sla het opnieuw op"
)
CELLS = {
    "a formula without a value": ('<c r="C2"><f>A1</f><v></v></c>', FORMULA),
    "a formula without anything": ('<c r="C2"><f>A1</f></c>', FORMULA),
    "a text formula without a value": ('<c r="C2" t="str"><f>A1</f></c>', FORMULA),
    "a shared formula": ('<c r="C2"><f t="shared" si="0"/></c>', FORMULA),
    "an error": ('<c r="C2" t="e"><v>#N/A</v></c>', "hier staat de fout #N/A; verbeter de cel"),
    "an error of a formula": (
        '<c r="C2" t="e"><f>A0</f><v>#REF!</v></c>',
        "hier staat de fout #REF!; verbeter de cel",
    ),
    "an error as text": (text("#N/B"), "hier staat de fout #N/B; verbeter de cel"),
    "a Dutch error as text": (text("#VERW!"), "hier staat de fout #VERW!; verbeter de cel"),
    "yes": (
        '<c r="C2" t="b"><v>1</v></c>',
        "hier staat WAAR en geen tekst; vul in wat er moet staan",
    ),
    "a day": (
        number(46024, 1),
        "deze cel is een datum en geen tekst; maak de cel op als tekst en vul hem opnieuw in",
    ),
    "a time": (
        number(0.5, 3),
        "deze cel is een tijd en geen tekst; maak de cel op als tekst en vul hem opnieuw in",
    ),
    "nothing": ("", "vul dit in"),
    "a control sign": (text("wi_x0000_t"), "hier staat een stuurteken (U+0000); haal het weg"),
    "half a sign": (text("wi_xD800_t"), "hier staat een half teken (U+D800); haal het weg"),
}


@pytest.mark.parametrize("kind", CELLS)
def test_a_cell_that_says_nothing_certain_is_told_with_its_name(path: Path, kind: str) -> None:
    """Never a default for what is not there."""
    cell, words = CELLS[kind]
    row = texts([ROW])[0]
    row[2] = cell
    where = "rij 2, label (cel C2)"
    assert refusal(path, one(*row)) == (f"{where}: {words}",)


def test_a_formula_that_nobody_reckoned_is_told_though_it_has_a_value(path: Path) -> None:
    """Some programs write 0 and leave the reckoning to who opens the file."""
    row = [*texts([ROW])[0][:4], '<c r="E2"><f>SUM(A1)</f><v>0</v></c>']
    content = book({"a": sheet([GOOD[0], row])}, about='<calcPr fullCalcOnLoad="1"/>')
    assert refusal(path, content) == (f"rij 2, aantal (cel E2): {FORMULA}",)
    assert read(path, book({"a": sheet([GOOD[0], row])}))[0][1].count == 0


NAME_AS_NUMBER = (
    "deze cel is een getal; een rekenprogramma laat nullen vooraan weg en rondt af na 15 cijfers; "
    "maak de kolom op als tekst en vul het nummer opnieuw in"
)


@pytest.mark.parametrize("value", ["90000001", "1234567", "1.95520000000001E+15"])
def test_a_number_that_is_a_name_is_refused_as_a_number(path: Path, value: str) -> None:
    """Rounded, or without its zeros, it is another's; how to mend it is told."""
    row = [number(value), *texts([ROW])[0][1:]]
    assert refusal(path, one(*row)) == (f"rij 2, kvk_nummer (cel A2): {NAME_AS_NUMBER}",)


def test_a_number_is_no_day_and_a_day_no_number(path: Path) -> None:
    row = [*texts([ROW])[0][:3], number(46024), number(3, 1)]
    assert refusal(path, one(*row)) == (
        "rij 2, sinds (cel D2): deze cel is een getal en geen datum; maak de cel op als datum",
        "rij 2, aantal (cel E2): deze cel is een datum en geen getal; maak de cel op als getal",
    )


def test_day_zero_of_a_workbook_is_no_day(path: Path) -> None:
    row = [*texts([ROW])[0][:3], number(0, 1), text("3")]
    assert refusal(path, one(*row)) == ("rij 2, sinds (cel D2): dit is geen datum",)


def test_what_a_workbook_writes_in_another_way_is_decoded(path: Path) -> None:
    """Line ends as _x000D_, rich text in pieces, and how Japanese is said left out."""
    rich = '<c t="inlineStr"><is><r><t>Proef</t></r><rPh><t>x</t></rPh><r><t>zaak</t></r></is></c>'
    row = texts([ROW])[0]
    row[1], row[2] = rich, text("wit_x000D_\n")
    assert read(path, one(*row)) == [(2, SHOP)]
    row[1] = text("Proef_x005F_x000D_")
    assert read(path, one(*row))[0][1].name == "Proef_x000D_"


DAMAGED = (
    "de werkmap is beschadigd; open hem in uw rekenprogramma en sla hem opnieuw op als .xlsx",
)


def without(content: bytes, name: str, instead: bytes | None = None) -> bytes:
    """The workbook without a part, or with another in its place."""
    with ZipFile(BytesIO(content)) as package:
        parts = {part: package.read(part) for part in package.namelist() if part != name}
    return packed(parts if instead is None else parts | {name: instead})


BOOK = book({"Lijst": sheet(GOOD)})
SHEET = "xl/worksheets/sheet1.xml"
WRECKS = {
    "cut off": BOOK[:-40],
    "no list of parts": without(BOOK, "_rels/.rels"),
    "no links": without(BOOK, "xl/_rels/workbook.xml.rels"),
    "no sheet": without(BOOK, SHEET),
    "half a sheet": without(BOOK, SHEET, sheet(GOOD).encode()[:400]),
    "no XML": without(BOOK, SHEET, b"geen XML"),
    "entities": without(BOOK, SHEET, b'<!DOCTYPE a [<!ENTITY b "c">]>' + sheet(GOOD).encode()),
    "a row twice": without(BOOK, SHEET, sheet(GOOD).encode().replace(b'r="2"', b'r="1"')),
    "a cell twice": without(BOOK, SHEET, sheet(GOOD).encode().replace(b'r="B2"', b'r="A2"')),
    "a text that is not there": one('<c t="s"><v>99</v></c>'),
    "no number": one("<c><v>veel</v></c>"),
    "endless": one("<c><v>1e999</v></c>"),
}


@pytest.mark.parametrize("kind", WRECKS)
def test_a_damaged_workbook_is_one_sentence(path: Path, kind: str) -> None:
    assert refusal(path, WRECKS[kind]) == DAMAGED
