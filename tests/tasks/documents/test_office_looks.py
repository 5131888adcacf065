"""ODT and DOCX look like the house: what their XML says of colours, tables and rows."""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from lxml import etree

from tasks.documents.house_style import HouseStyle, house_style_of
from tasks.documents.office_files import to_docx, to_odt
from tasks.documents.office_looks import Element
from tasks.documents.table_columns import column_shares
from tests.builders.incoming.wide_tables import HEADER, ROWS, rows, text_with_a_table

DAY = date(2026, 4, 17)
ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
STYLE, TABLE, FO = ODF % "style", ODF % "table", ODF % "xsl-fo-compatible"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Maker = Callable[..., bytes]


@pytest.fixture(name="house_style", scope="module", params=["alverlo", "lindewaarde"])
def fixture_house_style(request: pytest.FixtureRequest) -> HouseStyle:
    """Two houses with colours of their own."""
    return house_style_of(request.param)


def part(make: Maker, house_style: HouseStyle, name: str) -> Element:
    """One part of the file of a text with a long table."""
    made = make(text_with_a_table(), "Een titel", house_style, DAY)
    with zipfile.ZipFile(BytesIO(made)) as archive:
        return etree.fromstring(archive.read(name))


def shares() -> list[float]:
    """What part of the table each column should have."""
    found = column_shares([HEADER, *rows()])
    return [share / sum(found) for share in found]


def test_headings_of_an_odt_carry_the_colour_of_the_house(house_style: HouseStyle) -> None:
    """Title and every level; none is italic."""
    styles = {
        style.get(f"{STYLE}name"): style.find(f"{STYLE}text-properties")
        for style in part(to_odt, house_style, "styles.xml").iter(f"{STYLE}style")
        if style.get(f"{STYLE}family") == "paragraph"
    }

    for name in ("Title", *(f"Heading_20_{level}" for level in range(1, 7))):
        letters = styles[name]
        assert letters is not None
        assert letters.get(f"{FO}color") == house_style.colours.primary
        assert letters.get(f"{FO}font-style") is None


def test_headings_of_a_docx_carry_the_colour_of_the_house(house_style: HouseStyle) -> None:
    """A style of Word's own names no other colour beside it."""
    for style in part(to_docx, house_style, "word/styles.xml").iter(f"{WORD}style"):
        if style.get(f"{WORD}styleId") in {"Title", "Heading1", "Heading2", "Heading3"}:
            colours = [dict(colour.attrib) for colour in style.iter(f"{WORD}color")]
            assert colours == [{f"{WORD}val": house_style.colours.primary[1:].upper()}]
            assert style.find(f"{WORD}rPr/{WORD}i") is None


def test_no_row_of_an_odt_is_divided_over_pages(house_style: HouseStyle) -> None:
    """Each row, also of the head, has a style that keeps it together; the head repeats."""
    body = part(to_odt, house_style, "content.xml")
    whole = {
        style.get(f"{STYLE}name")
        for style in body.iter(f"{STYLE}style")
        if (looks := style.find(f"{STYLE}table-row-properties")) is not None
        and looks.get(f"{FO}keep-together") == "always"
    }
    found = list(body.iter(f"{TABLE}table-row"))

    assert len(found) == ROWS + 1
    assert all(row.get(f"{TABLE}style-name") in whole for row in found)
    assert len(list(body.iter(f"{TABLE}table-header-rows"))) == 1


def test_no_row_of_a_docx_is_divided_over_pages(house_style: HouseStyle) -> None:
    """Each row says so; the first one is a head that repeats."""
    found = list(part(to_docx, house_style, "word/document.xml").iter(f"{WORD}tr"))

    assert len(found) == ROWS + 1
    assert all(row.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in found)
    heads = [row.find(f"{WORD}trPr/{WORD}tblHeader") is not None for row in found]
    assert heads == [True] + [False] * ROWS


def test_the_columns_of_an_odt_have_their_widths(house_style: HouseStyle) -> None:
    """Relative widths, over the whole line."""
    body = part(to_odt, house_style, "content.xml")
    widths = [
        int(found.get(f"{STYLE}rel-column-width", "").removesuffix("*"))
        for found in body.iter(f"{STYLE}table-column-properties")
    ]

    assert [width / sum(widths) for width in widths] == pytest.approx(shares(), abs=0.005)


def test_the_columns_of_a_docx_have_their_widths(house_style: HouseStyle) -> None:
    """Fixed widths, over the whole line."""
    body = part(to_docx, house_style, "word/document.xml")
    widths = [int(found.get(f"{WORD}w", "")) for found in body.iter(f"{WORD}gridCol")]

    assert [width / sum(widths) for width in widths] == pytest.approx(shares(), abs=0.005)
    assert [found.get(f"{WORD}type") for found in body.iter(f"{WORD}tblLayout")] == ["fixed"]
