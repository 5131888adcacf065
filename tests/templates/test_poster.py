"""The poster: what stands on it, how large, and whether a camera can read its code."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
import pytest
import segno

from models.closure.closure_views import PublicView
from tasks.closure.papers.poster import QUIET_ZONE, PaperSize, poster
from tasks.documents.house_style import contrast, house_style_of
from tasks.documents.rendering import LayoutError, parse, to_pdf
from tests.readers.pdf_checks import assert_accessible_archive, fonts_of, pages_of
from tests.templates.closure_views import dwelling, premises, yard

MM = 72 / 25.4
VARIANTS: list[tuple[PublicView, PaperSize]] = [
    (dwelling(), "A3"),
    (premises(), "A4"),
    (yard(), "A4"),
    (premises(), "A3"),
]


@cache
def made(view: PublicView, size: PaperSize) -> bytes:
    """The poster, made once for the same values."""
    return poster(view, size).content


@contextmanager
def opened(content: bytes) -> Iterator[tuple[pdfium.PdfPage, pdfium.PdfTextPage]]:
    """The only page of a poster, to measure on."""
    with pdfium.PdfDocument(content) as document:
        page = document[0]
        yield page, page.get_textpage()


@pytest.mark.parametrize(("view", "size"), VARIANTS)
def test_it_is_one_accessible_archive_page_in_the_house_font(
    view: PublicView, size: PaperSize
) -> None:
    """PDF/UA-1 and PDF/A-2a, in Fira Sans only, on the paper that was asked for."""
    content = made(view, size)
    assert_accessible_archive(content)
    assert fonts_of(content) == {"FiraSans"}
    assert len(pages_of(content)) == 1
    with opened(content) as (page, _):
        width, height = {"A3": (297, 420), "A4": (210, 297)}[size]
        assert page.get_size() == pytest.approx((width * MM, height * MM), abs=0.5)


def test_it_has_the_dutch_name_of_its_file() -> None:
    """An officer finds the right file by its size."""
    assert poster(dwelling(), "A3").name == "poster-a3.pdf"
    assert poster(dwelling(), "A4").name == "poster-a4.pdf"
    assert poster(dwelling(), "A4").media_type == "application/pdf"


def test_the_same_values_give_the_same_bytes() -> None:
    """A second making of the same version is no other document."""
    assert poster(dwelling(), "A4").content == poster(dwelling(), "A4").content


@pytest.mark.parametrize(("view", "size"), VARIANTS)
def test_every_fixed_element_is_on_it(view: PublicView, size: PaperSize) -> None:
    """Facts of 2.2: sender, core line, ground, rules, seal, reporting lines, case, version, day."""
    house_style = house_style_of(view.folder)
    text = pages_of(made(view, size))[0]
    elements = [
        f"Gemeente {house_style.municipality}",
        f"GESLOTEN op last van de burgemeester van {house_style.municipality}",
        "wegens drugs (artikel 13b Opiumwet)",
        "VERBODEN TOEGANG",
        "is strafbaar (artikel 2:41 APV)",
        (
            "is verzegeld. Wie het zegel verbreekt, pleegt een misdrijf "
            "(artikel 199 Wetboek van Strafrecht)."
        ),
        "Closed by order of the mayor. No entry.",
        "112",
        "0900-8844",
        "Meld Misdaad Anoniem 0800-7000",
        f"Vragen aan de gemeente {house_style.telephone}",
        "meldmisdaadanoniem.nl",
        f"Zaak {view.reference}",
        f"Versie {view.version}",
        "17 april 2026",
    ]
    assert [element for element in elements if element not in text] == []


@pytest.mark.parametrize(
    ("view", "size", "words"),
    [
        (*VARIANTS[0], "van 17 april 2026 tot en met 16 juli 2026"),
        (*VARIANTS[1], "vanaf 17 april 2026 tot nader order"),
        (*VARIANTS[2], "van 17 april 2026 tot en met 23 april 2026"),
    ],
)
def test_the_period_is_the_ordered_one(view: PublicView, size: PaperSize, words: str) -> None:
    """Both days in full, or none at the end of a closure without an end."""
    assert words in pages_of(made(view, size))[0]


@pytest.mark.parametrize(
    ("view", "size", "words"),
    [
        (
            *VARIANTS[0],
            "mag naar binnen. Wie dat toch doet, is strafbaar (artikel 2:41 APV). De won",
        ),
        (
            *VARIANTS[1],
            "mag naar binnen. Wie dat toch doet, is strafbaar (artikel 2:41 APV). Het pand",
        ),
        (
            *VARIANTS[2],
            "mag het erf op. Wie dat toch doet, is strafbaar (artikel 2:41 APV). Het erf is",
        ),
    ],
)
def test_the_rules_name_what_is_closed(view: PublicView, size: PaperSize, words: str) -> None:
    """A dwelling, a pand or a yard: nobody goes "naar binnen" on a yard."""
    assert words in pages_of(made(view, size))[0]


@pytest.mark.parametrize(("view", "size"), VARIANTS)
def test_no_address_find_or_person_is_on_it(view: PublicView, size: PaperSize) -> None:
    """Facts of 2.3: it hangs on the spot, so it need not say where, and never who."""
    with pikepdf.open(BytesIO(made(view, size))) as document:
        metadata = str(document.docinfo) + document.Root.Metadata.read_bytes().decode()
    text = pages_of(made(view, size))[0]
    for secret in ("Voorbeeldstraat", "987", "Groessen", "harddrugs", "bewoner", "verdachte"):
        assert secret not in text + metadata


@pytest.mark.parametrize(("size", "height_mm"), [("A3", 40.0), ("A4", 28.0)])
def test_closed_is_readable_at_ten_metres(size: PaperSize, height_mm: float) -> None:
    """Capitals of 1 cm for each 4 m: 25 mm at least, measured on the E of GESLOTEN."""
    with opened(made(premises(), size)) as (_, text):
        start = text.get_text_range().index("GESLOTEN")
        _, bottom, _, top = text.get_charbox(start + 1)
        assert (top - bottom) / MM >= height_mm


@pytest.mark.parametrize(("view", "size"), VARIANTS)
def test_an_office_printer_cuts_nothing_off(view: PublicView, size: PaperSize) -> None:
    """Every letter stays 5 mm from the edge, also on A4."""
    with opened(made(view, size)) as (page, text):
        width, height = page.get_size()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    assert min(left for left, *_ in boxes if left) >= 5 * MM
    assert max(right for _, _, right, _ in boxes) <= width - 5 * MM
    assert min(bottom for _, bottom, *_ in boxes if bottom) >= 5 * MM
    assert max(top for *_, top in boxes) <= height - 5 * MM


@pytest.mark.parametrize("name", ["alverlo", "lindewaarde"])
def test_the_main_lines_have_high_contrast(name: str) -> None:
    """WCAG 2.2, 1.4.6: 7 to 1, for white on the two slabs and for red and black on white."""
    colours = house_style_of(name).colours
    for colour in (colours.alarm, colours.text, colours.primary):
        assert contrast(colour, "#ffffff") >= 7


def _qr_pixels(content: bytes, link: str) -> list[list[bool]]:
    """Where the rendered code is dark, at the middle of each module."""
    with pikepdf.open(BytesIO(content)) as document:
        left, bottom, right, top = next(
            [float(edge) for edge in attributes.BBox]
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "QR-code" in str(item.get("/Alt", ""))
            for attributes in item.A
            if "/BBox" in attributes
        )
    scale = 3
    with opened(content) as (page, _):
        height = page.get_size()[1]
        image = page.render(scale=scale).to_pil().convert("L")
    side = int(segno.make(link, error="q", micro=False).symbol_size(border=QUIET_ZONE)[0])
    step = (right - left) / side
    assert (top - bottom) == pytest.approx(right - left, abs=0.5)
    assert step >= 0.75 * MM, "a module is too small for a camera"
    return [
        [
            image.getpixel(
                (
                    int((left + (column + 0.5) * step) * scale),
                    int((height - top + (row + 0.5) * step) * scale),
                )
            )
            < 128
            for column in range(side)
        ]
        for row in range(side)
    ]


NATIONAL, OWN = "https://www.meldmisdaadanoniem.nl", "https://www.oud-verzonnen.example/melden"


@pytest.mark.parametrize(
    ("view", "size", "link"),
    [
        (*VARIANTS[0], NATIONAL),
        (*VARIANTS[1], NATIONAL),
        (dwelling(folder="oud-verzonnen"), "A4", OWN),
    ],
)
def test_the_printed_code_opens_the_reporting_page(
    view: PublicView, size: PaperSize, link: str
) -> None:
    """Module for module the code of the national page, or of the municipality's own; white edge."""
    assert link.removeprefix("https://").removeprefix("www.") in pages_of(made(view, size))[0]
    code = segno.make(link, error="q", micro=False)
    expected = [[bool(dark) for dark in row] for row in code.matrix_iter(border=QUIET_ZONE)]
    assert _qr_pixels(made(view, size), link) == expected


@pytest.mark.parametrize(
    "evil",
    [
        "{{ 7 * 7 }}",
        "**vet** # kop",
        '#read("/etc/passwd") $x$',
        "<b>&amp;</b>",
        "[a](https://b.nl)",
    ],
)
def test_a_value_stays_literal(evil: str) -> None:
    """Nothing in a value becomes a template, Markdown, Typst or HTML."""
    assert f"Zaak {evil}" in pages_of(poster(dwelling(reference=evil), "A4").content)[0]


def test_a_long_month_and_reference_fit() -> None:
    """The longest Dutch date stays on its line, and everything on the page."""
    view = premises(
        ordered_from="2026-09-28", ordered_until="2027-09-27", reference="VERZONNEN-" * 6
    )
    with opened(poster(view, "A4").content) as (_, text):
        words = text.get_text_range()
        boxes = [text.get_charbox(words.index(day)) for day in ("28 sept", "27 sept")]
        ends = [text.get_charbox(words.index(day) + 16) for day in ("28 sept", "27 sept")]
    assert [box[1] for box in ends] == pytest.approx([box[1] for box in boxes], abs=3)
    assert boxes[0][0] == pytest.approx(boxes[1][0], abs=3)


def test_text_that_does_not_fit_is_refused() -> None:
    """A second page would never be hung."""
    words = parse("Een regel te veel.\n\n" * 30)
    house_style = house_style_of("alverlo")
    data = {
        "paper": "a4",
        "width_mm": 210,
        "parts": [words, parse("van **nu**"), words, words[:1]],
        "qr": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
        "link": "voorbeeld.nl",
        "foot": ["Zaak"],
    }
    with pytest.raises(LayoutError, match="past niet op één pagina"):
        to_pdf("poster", "Gesloten", [], data, house_style, dwelling().made_on)
