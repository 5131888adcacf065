"""The infographic: every size, every kind of year, and nothing but published numbers."""

import base64
import re
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
import typst
from lxml import html
from PIL import Image

from models.law.evaluation.small_numbers import publish
from models.law.evaluation.year_figures import TOGETHER, YearFigures
from tasks.documents.house_style import contrast, house_style_of
from tasks.documents.palette import palette_of
from tasks.documents.rendering import RenderedFile
from tasks.evaluation.infographic import infographic
from tasks.evaluation.picture_tiles import chart_keys, heroes, tiles
from tests.builders.evaluation_examples import CASES, YEAR, example, small
from tests.readers.pdf_checks import assert_accessible_archive, fonts_of, pages_of
from tests.readers.text_boxes import assert_nothing_overlaps_or_is_cut, text_boxes

MM = 72 / 25.4
HOUSES = ("alverlo", "lindewaarde")


@cache
def made(case: str) -> dict[str, RenderedFile]:
    """The files of a case by the end of their name, made once."""
    figures = CASES[case]
    files = infographic(figures, HOUSES[: len(figures.municipalities)])
    return {file.name.removeprefix(f"infographic-{YEAR}"): file for file in files}


def numbers_in(words: str) -> set[str]:
    """Every whole number in a text, with the points between thousands."""
    return set(re.findall(r"\d[\d.]*\d|\d", words))


def test_there_is_a_file_for_each_use() -> None:
    """Print, website, newspaper and social media, with Dutch names."""
    assert [file.name for file in infographic(small(), HOUSES)] == [
        "infographic-2024-a3.pdf",
        "infographic-2024-a4.pdf",
        "infographic-2024-1200.png",
        "infographic-2024-2400.png",
        "infographic-2024.svg",
        "infographic-2024-vierkant.png",
        "infographic-2024-vierkant.pdf",
        "infographic-2024.html",
    ]


@pytest.mark.many
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("end", ["-a3.pdf", "-a4.pdf", "-vierkant.pdf"])
def test_nothing_overlaps_and_nothing_is_cut(case: str, end: str) -> None:
    """Each word stands free, 5 mm from the edge at least, on one page in the house font."""
    content = made(case)[end].content
    assert_nothing_overlaps_or_is_cut(content, 5 * MM)
    assert len(pages_of(content)) == 1
    assert fonts_of(content) == {"FiraSans"}


@pytest.mark.parametrize(
    "page", ["#place(dx: 2cm)[onder]#place(dx: 2.3cm)[boven]", "#place(dx: -1.2cm)[afgesneden]"]
)
def test_the_search_finds_what_overlaps_or_is_cut(page: str) -> None:
    """Two words over each other, and one that is half off the paper."""
    content = typst.compile(f"#set page(margin: 1cm)\n{page}".encode())
    assert isinstance(content, bytes)
    with pytest.raises(AssertionError):
        assert_nothing_overlaps_or_is_cut(content, 5 * MM)


@pytest.mark.parametrize("case", ["figures", "small"])
@pytest.mark.parametrize("end", ["-a3.pdf", "-a4.pdf", "-vierkant.pdf"])
def test_the_paper_is_an_accessible_archive(case: str, end: str) -> None:
    """PDF/UA-1 and PDF/A-2a."""
    assert_accessible_archive(made(case)[end].content)


@pytest.mark.parametrize(("end", "size"), [("-a3.pdf", (297, 420)), ("-a4.pdf", (210, 297))])
def test_it_has_the_size_of_the_paper(end: str, size: tuple[int, int]) -> None:
    """A printer need not scale it."""
    with pikepdf.open(BytesIO(made("figures")[end].content)) as document:
        _, _, width, height = (float(edge) for edge in document.pages[0].MediaBox)
    assert (width, height) == pytest.approx((size[0] * MM, size[1] * MM), abs=0.5)


@pytest.mark.parametrize("end", ["-a3.pdf", "-a4.pdf"])
def test_small_print_can_be_read(end: str) -> None:
    """The smallest letters are 6.5 points high on A4 and 9.5 on A3, and mostly larger."""
    with pikepdf.open(BytesIO(made("figures")[end].content)) as document:
        streams = b"".join(page.Contents.read_bytes() for page in document.pages)
    sizes = {float(size) for size in re.findall(rb"/\S+ ([\d.]+) Tf", streams)}
    assert min(sizes) >= {"-a3.pdf": 9.5, "-a4.pdf": 6.5}[end]


@pytest.mark.many
@pytest.mark.parametrize("case", CASES)
def test_every_number_is_the_published_one(case: str) -> None:
    """Each figure stands under its number, and no number is there that was not published."""
    figures = publish(CASES[case])
    content = made(case)["-a3.pdf"].content
    text = pages_of(content)[0]
    shown = (*heroes(figures), *tiles(figures))
    for tile in shown:
        assert tile.words in text
        assert tile.words == figures.words(tile.key, YEAR)
        for line in (*tile.places, *tile.parts):
            assert re.search(rf"{re.escape(line.label)}\s+{re.escape(line.words)}", text), line
    published = {value.words for value in figures.values}
    years = {str(year) for year in (*figures.years, 2025)}
    explained = {"5", "1", "2", "3", "4", "13"}
    telephones = {"112", "0900", "8844", "0800", "7000"}
    on_it = {number for box in text_boxes(content)[0] for number in numbers_in(box.words)}
    assert on_it <= published | years | explained | telephones


def test_a_hidden_number_is_nowhere() -> None:
    """Not in the text, not in the alternative texts, not in the page or the drawing."""
    files = infographic(_with_rare_numbers(), HOUSES)
    read = [_all_words(file) for file in files if not file.media_type.startswith("image/png")]
    assert len(read) == 5
    for text in read:
        assert "7716" in text.replace(".", "")
        assert "7713" not in text.replace(".", "")


def _all_words(file: RenderedFile) -> str:
    if file.media_type == "image/svg+xml":
        return " ".join(re.findall(r"<(?:title|desc)>([^<]*)<", file.content.decode()))
    if file.media_type == "text/html":
        return re.sub(r"base64,[^\"]*", "", file.content.decode())
    with pikepdf.open(BytesIO(file.content)) as document:
        alternatives = [str(item.Alt) for item in document.objects if _has_alt(item)]
    return " ".join([*pages_of(file.content), *alternatives])


def _with_rare_numbers() -> YearFigures:
    """Lindewaarde's number would give the 3 of Alverlo back, so that it is hidden too."""
    return example(street_measures=(3, 7713))


def _has_alt(item: Any) -> bool:
    return isinstance(item, pikepdf.Dictionary) and "/Alt" in item


def test_the_chart_says_its_message() -> None:
    """Who does not see the bars hears the numbers and the change."""
    with pikepdf.open(BytesIO(made("small")["-a3.pdf"].content)) as document:
        texts = [str(item.Alt) for item in document.objects if _has_alt(item)]
    assert (
        "Staafdiagram, Maatregelen bij drugs in woningen: in 2022 25, in 2023 29 en in 2024 21. "
        "Dat is 8 minder dan in 2023."
    ) in texts
    assert (
        "Staafdiagram, Maatregelen bij drugs in lokalen en erven: in 2022 10, in 2023 13 en in "
        "2024 minder dan 5."
    ) in texts
    assert "Logo van de gemeente Alverlo" in texts


@pytest.mark.many
@pytest.mark.parametrize("case", CASES)
def test_each_bar_has_its_number_and_year(case: str) -> None:
    """Colour never says it alone."""
    figures = publish(CASES[case])
    words = [box.words for boxes in text_boxes(made(case)["-a3.pdf"].content) for box in boxes]
    for key in chart_keys(figures):
        for year in figures.years:
            assert str(year) in words
            assert figures.words(key, year).split()[0] in " ".join(words)


@pytest.mark.parametrize(
    ("end", "size"),
    [("-1200.png", (1200, 1697)), ("-2400.png", (2400, 3394)), ("-vierkant.png", (1080, 1080))],
)
def test_the_pictures_have_their_pixels(end: str, size: tuple[int, int]) -> None:
    """To the pixel, for a website that asks for it."""
    image = Image.open(BytesIO(made("figures")[end].content))
    assert image.width == size[0]
    assert image.height == pytest.approx(size[1], abs=1)


def test_the_drawing_needs_nothing_from_elsewhere() -> None:
    """The SVG has its letters as drawings, a title and a description."""
    svg = made("figures")[".svg"].content.decode()
    assert "<title>Samen tegen ondermijning 2024</title>" in svg
    assert "<desc>Samen tegen ondermijning 2024. Maatregelen bij drugs in woningen: 37;" in svg
    assert set(re.findall(r"https?://[^\"' ]*", svg)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
        "http://www.w3.org/1999/xhtml",
    }


@pytest.mark.many
@pytest.mark.parametrize("case", CASES)
def test_the_page_has_every_published_figure_in_a_table(case: str) -> None:
    """Each row says the figure and its numbers in words, as they were published."""
    figures = publish(CASES[case])
    page = html.fromstring(made(case)[".html"].content)
    rows = {
        row.findtext("th"): [cell.text for cell in row.findall("td")]
        for row in page.iterfind(".//tbody/tr")
    }
    places = [code for code, _ in figures.municipalities] if len(figures.municipalities) > 1 else []
    for each in figures.definitions:
        assert rows[each.title] == [
            *(figures.words(each.key, YEAR, code) for code in places),
            *(figures.words(each.key, year, TOGETHER) for year in reversed(figures.years)),
        ]


def test_the_page_is_accessible_and_stands_alone() -> None:
    """Language, title, one h1, alternative text, headed tables; nothing from another address."""
    content = made("small")[".html"].content
    page = html.fromstring(content)
    assert page.get("lang") == "nl"
    assert page.findtext(".//title") == "Samen tegen ondermijning 2024"
    assert len(page.findall(".//h1")) == 1
    (picture,) = page.findall(".//img")
    assert str(picture.get("alt")).startswith(
        "Samen tegen ondermijning 2024. Maatregelen bij drugs"
    )
    packed = str(picture.get("src")).partition(",")[2]
    assert base64.b64decode(packed) == made("small")[".svg"].content
    for table in page.iterfind(".//table"):
        assert table.findtext("caption")
        assert {head.get("scope") for head in table.iterfind("thead//th")} == {"col"}
        assert {head.get("scope") for head in table.iterfind("tbody//th")} == {"row"}
    outside = [value for node in page.iter() for value in node.values() if "://" in value]
    assert outside == []
    assert b"<script" not in content
    assert b"@import" not in content
    assert b"url(" not in content


@pytest.mark.parametrize("names", [("alverlo",), ("lindewaarde",), HOUSES, HOUSES[::-1]])
def test_every_text_has_enough_contrast(names: tuple[str, ...]) -> None:
    """WCAG 2.2: 4.5 to 1 for each text on its ground, 3 to 1 for bars and icons."""
    palette = palette_of([house_style_of(name) for name in names])
    for text, ground in palette.text_pairs():
        assert contrast(text, ground) >= 4.5, (text, ground)
    for shape, ground in palette.graphic_pairs():
        assert contrast(shape, ground) >= 3, (shape, ground)


def test_the_same_figures_give_the_same_bytes() -> None:
    """What was approved is what leaves."""
    assert infographic(example(), HOUSES) == infographic(example(), HOUSES)


def test_reporting_lines_source_and_day_of_counting_are_on_it() -> None:
    """What a resident does, and where the numbers come from."""
    text = pages_of(made("figures")["-a3.pdf"].content)[0]
    for words in (
        "Gemeenten Alverlo en Lindewaarde",
        "Zie je iets? Meld het",
        "112",
        "0900-8844",
        "Meld Misdaad Anoniem: 0800-7000",
        "Bron: eigen register van de gemeenten Alverlo en Lindewaarde. Geteld op 13 januari 2025.",
        "Bezochte plekken: Elk bezoek waarbij de plek echt is gezien, hercontroles inbegrepen.",
    ):
        assert words in text
    assert "minder dan 5" not in text.lower()


def test_long_definitions_stay_on_the_web_page() -> None:
    """The picture is made, whatever the definitions say; it names the page that has them."""
    figures = example()
    long = tuple(
        each.model_copy(update={"counts": "Een heel lange uitleg " * 20})
        for each in figures.definitions
    )
    text = pages_of(
        infographic(figures.model_copy(update={"definitions": long}), HOUSES)[0].content
    )[0]
    assert "heel lange uitleg" not in text
    assert "Alle telregels staan op de webpagina." in text


def test_lines_that_are_all_hidden_are_left_out() -> None:
    """Below a small number stand no parts and no municipalities that all say the same."""
    published = publish(small())
    dwellings, premises = heroes(published)
    assert premises.words == "minder dan 5"
    assert (premises.parts, premises.places) == ((), ())
    assert dwellings.parts
    assert dwellings.places


def test_a_word_that_is_nowhere_is_not_explained() -> None:
    """Below a picture stands only what its own words mean."""
    words = " ".join(pages_of(made("figures")["-a4.pdf"].content))
    assert "niet getoond" not in words.lower()
    assert "minder dan 5" not in words.lower()


def test_money_stands_apart_on_the_page() -> None:
    """It belongs to every theme; the other tables have the name of theirs."""
    page = html.fromstring(made("figures")[".html"].content)
    captions = [caption.text for caption in page.iterfind(".//caption")]
    assert captions[-1] == "Geld"
    *_, last = page.iterfind(".//table")
    assert [row[0].text for row in last.iterfind("tbody/tr")] == ["Uitgegeven"]
