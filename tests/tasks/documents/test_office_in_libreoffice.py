"""ODT and DOCX as LibreOffice prints them: what an officer sees who opens one."""

import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from ctypes import c_uint
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from shutil import which

import pypdfium2 as pdfium
import pytest

from tasks.documents.house_style import HouseStyle, house_style_of
from tasks.documents.office_files import to_docx, to_odt
from tasks.documents.table_columns import column_shares
from tests.builders.incoming.wide_tables import HEADER, LONG_WORD, ROWS, rows, text_with_a_table
from tests.readers.text_boxes import TextBox, text_boxes

pytestmark = pytest.mark.apt

DAY = date(2026, 4, 17)
MAKERS = {"odt": to_odt, "docx": to_docx}
LIMIT_SECONDS = 300


@pytest.fixture(name="house_style", scope="module", params=["alverlo", "lindewaarde"])
def fixture_house_style(request: pytest.FixtureRequest) -> HouseStyle:
    """Two houses with colours of their own."""
    return house_style_of(request.param)


@pytest.fixture(name="printed", scope="module", params=list(MAKERS))
def fixture_printed(
    request: pytest.FixtureRequest,
    house_style: HouseStyle,
    tmp_path_factory: pytest.TempPathFactory,
) -> bytes:
    """The PDF that LibreOffice makes of a file with a long table, with the font of the house."""
    folder = tmp_path_factory.mktemp("printed")
    made = folder / f"tekst.{request.param}"
    made.write_bytes(MAKERS[request.param](text_with_a_table(), "Een titel", house_style, DAY))
    return _print(made)


def _print(made: Path) -> bytes:
    folder = made.parent
    program = which("soffice")
    assert program, "LibreOffice is not here; .ci/run installs it"
    fonts = folder / "fonts.conf"
    fonts.write_text(
        "<fontconfig><include>/etc/fonts/fonts.conf</include>"
        f"<dir>{files('fontpkg_fira_sans') / 'files'}</dir></fontconfig>",
        encoding="utf-8",
    )
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [program, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, made],
        env=os.environ | {"FONTCONFIG_FILE": str(fonts), "HOME": str(folder)},
        check=True,
        capture_output=True,
        timeout=LIMIT_SECONDS,
    )
    return made.with_suffix(".pdf").read_bytes()


def boxes_of(printed: bytes) -> Iterator[tuple[int, TextBox]]:
    """Every run of words with its page."""
    for sheet, boxes in enumerate(text_boxes(printed)):
        for box in boxes:
            yield sheet, box._replace(words=box.words.strip())


def test_no_row_is_divided_over_two_pages(printed: bytes) -> None:
    """Every word of a row says its number: all of them stand on one page."""
    sheets = defaultdict(set)
    for sheet, box in boxes_of(printed):
        for number in re.findall(r"(?:woord|beleid)(\d+)", box.words):
            sheets[int(number)].add(sheet)

    assert set(sheets) == set(range(1, ROWS + 1))
    assert {row: found for row, found in sheets.items() if len(found) > 1} == {}
    assert len({min(found) for found in sheets.values()}) > 1, (
        "the table must be longer than a page"
    )


def test_the_head_stands_above_the_rows_on_every_page(printed: bytes) -> None:
    """Who reads page 2 sees what a column is."""
    with pdfium.PdfDocument(printed) as document:
        texts = [page.get_textpage().get_text_range() for page in document]

    assert all(text.count(HEADER[1]) == 1 for text in texts if "beleid" in text)


def test_no_word_is_broken(printed: bytes) -> None:
    """The longest word stands whole on one line, in every row."""
    assert sum(box.words == LONG_WORD for _, box in boxes_of(printed)) == ROWS


def test_the_columns_stand_where_their_widths_put_them(printed: bytes) -> None:
    """The distance from each column to the next is its share of the line."""
    lefts = [min(box.left for _, box in boxes_of(printed) if box.words == head) for head in HEADER]
    shares = column_shares([HEADER, *rows()])
    distances = [right - left for left, right in pairwise(lefts)]
    expected = [share / sum(shares[:-1]) for share in shares[:-1]]

    assert [each / sum(distances) for each in distances] == pytest.approx(expected, abs=0.02)


def test_title_and_headings_are_printed_in_the_colour_of_the_house(
    printed: bytes, house_style: HouseStyle
) -> None:
    """Their letters; a line of text is not."""
    colours = {line: _colour_of(printed, line) for line in ("Een titel", "Een kop", "Een regel.")}

    assert colours["Een titel"] == colours["Een kop"] == house_style.colours.primary
    assert colours["Een regel."] != house_style.colours.primary
    assert _colour_of(printed, "Een lagere kop") == house_style.colours.primary


def _colour_of(printed: bytes, words: str) -> str:
    """The colour of the first letter of these words."""
    with pdfium.PdfDocument(printed) as document:
        text = document[0].get_textpage()
        found = text.search(words, match_case=True).get_next()
        assert found, words
        red, green, blue, opacity = (c_uint() for _ in range(4))
        pdfium.raw.FPDFText_GetFillColor(text, found[0], red, green, blue, opacity)
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"
