"""ODT and DOCX for who wants to edit: complete, in house style, always the same bytes."""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest

from tasks.documents.house_style import house_style_of
from tasks.documents.office_files import to_docx, to_odt
from tasks.documents.rendering import parse

DAY = date(2026, 4, 17)
WORDS = "Tekst met **nadruk** \\<b\\>, 3 \\* 4 en [een link](https://www.alverlo.example).\n\n- een"


def parts(content: bytes) -> dict[str, str]:
    """The files inside."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


@pytest.mark.parametrize(
    ("make", "body", "styles"),
    [
        (to_odt, "content.xml", "styles.xml"),
        (to_docx, "word/document.xml", "word/theme/theme1.xml"),
    ],
)
def test_words_title_and_font_are_there(make: Callable[..., bytes], body: str, styles: str) -> None:
    """The same words as on paper, in the font of the house."""
    inside = parts(make(parse(WORDS), "Titel <x> *y*", house_style_of("alverlo"), DAY))
    assert "Titel &lt;x&gt; *y*" in inside[body]
    assert "&lt;b&gt;, 3 * 4 en" in inside[body]
    assert "Fira Sans" in inside[styles]


@pytest.mark.parametrize("make", [to_odt, to_docx])
def test_the_same_words_give_the_same_bytes(make: Callable[..., bytes]) -> None:
    """Whatever the clock says; another day gives another file."""
    house_style = house_style_of("lindewaarde")
    first = make(parse(WORDS), "Titel", house_style, DAY)
    assert first == make(parse(WORDS), "Titel", house_style, DAY)
    assert first != make(parse(WORDS), "Titel", house_style, date(2026, 4, 18))


def test_no_name_of_a_person_or_machine_comes_along() -> None:
    """The author is the municipality."""
    inside = parts(to_docx(parse(WORDS), "Titel", house_style_of("alverlo"), DAY))
    assert "<dc:creator>Gemeente Alverlo</dc:creator>" in inside["docProps/core.xml"]
    assert "2026-04-17T12:00:00Z" in inside["docProps/core.xml"]
    assert 'w:val="nl-NL"' in "".join(inside.values())


def test_the_page_is_a4() -> None:
    """Pandoc's own page is American letter; no printer here has that paper."""
    made = [
        make(parse(WORDS), "Titel", house_style_of("alverlo"), DAY) for make in (to_odt, to_docx)
    ]
    odt, docx = map(parts, made)
    assert 'fo:page-width="21cm"' in odt["styles.xml"]
    assert 'fo:page-height="29.7cm"' in odt["styles.xml"]
    assert '<w:pgSz w:w="11906" w:h="16838"/>' in docx["word/document.xml"]
